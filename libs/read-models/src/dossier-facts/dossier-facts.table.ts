import { readFileSync } from 'node:fs';
import type { ProjectionScope, Sql } from '#event-store';
import type { FactChanges } from './fold-batch.js';
import { STILL_KNOWN } from './series.js';

const load = (name: string): string => readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');
const UPSERT_CURRENT = load('upsert-current');
const INSERT_HISTORY = load('insert-history');
const INSERT_DUES = load('insert-dues');
const INSERT_HOLDINGS = load('insert-holdings');
const INSERT_WAITINGS = load('insert-waitings');

/** Tables of what moves in a dossier's life; a correction supersedes their rows. */
const SERIES = ['fact_due', 'fact_holding', 'fact_waiting'] as const;

export const FACT_TABLES = ['fact_current', 'fact_history', ...SERIES] as const;

const supersede = (table: (typeof SERIES)[number]): string => `
update ${table} set to_position = $4
where tenant_id = $1 and generation = $2 and code = $3 and known_from < $4 and to_position = ${String(STILL_KNOWN)}`;

/**
 * Writes a batch's changes, one statement per table. Corrections are rare and each supersedes what earlier batches wrote
 * of its dossier; `known` says of which dossiers there is something.
 */
export async function writeFacts(
  sql: Sql,
  scope: ProjectionScope,
  changes: FactChanges,
  known: (code: string) => boolean,
): Promise<void> {
  const { tenant: tenant_id, generation } = scope;
  const write = async (statement: string, rows: object[]): Promise<void> => {
    if (rows.length === 0) return;
    await sql.query(statement, [JSON.stringify(rows.map((row) => ({ tenant_id, generation, ...row })))]);
  };
  for (const { code, position } of changes.corrections) {
    if (!known(code)) continue;
    for (const table of SERIES) await sql.query(supersede(table), [tenant_id, generation, code, position]);
  }
  await write(INSERT_HISTORY, changes.history);
  await write(UPSERT_CURRENT, [...changes.current.values()]);
  await write(INSERT_DUES, changes.dues);
  await write(INSERT_HOLDINGS, changes.holdings);
  await write(INSERT_WAITINGS, changes.waitings);
}
