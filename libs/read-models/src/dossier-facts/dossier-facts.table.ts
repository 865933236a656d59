import { readFileSync } from 'node:fs';
import type { ProjectionScope, Sql } from '#event-store';
import type { FactChanges } from './fold-batch.js';

const load = (name: string): string => readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');
const UPSERT_CURRENT = load('upsert-current');
const INSERT_HISTORY = load('insert-history');
const INSERT_DUES = load('insert-dues');
const INSERT_HOLDINGS = load('insert-holdings');

export const FACT_TABLES = ['fact_current', 'fact_history', 'fact_due', 'fact_holding'] as const;

/** Writes a batch's changes, one statement per table. */
export async function writeFacts(sql: Sql, scope: ProjectionScope, changes: FactChanges): Promise<void> {
  const { tenant: tenant_id, generation } = scope;
  const write = async (statement: string, rows: object[]): Promise<void> => {
    if (rows.length === 0) return;
    await sql.query(statement, [JSON.stringify(rows.map((row) => ({ tenant_id, generation, ...row })))]);
  };
  await write(INSERT_HISTORY, changes.history);
  await write(UPSERT_CURRENT, [...changes.current.values()]);
  await write(INSERT_DUES, changes.dues);
  await write(INSERT_HOLDINGS, changes.holdings);
}
