import { readFileSync } from 'node:fs';
import type { ProjectionScope, Sql } from '#event-store';
import { codeBackwards } from './code-backwards.js';
import type { FactChanges } from './fold-batch.js';
import type { CellValue } from './row-literals.js';
import { rowLiterals } from './row-literals.js';
import type { OwnColumns } from './row/fact-literals.js';
import { factLiterals } from './row/fact-literals.js';
import type { FactRow } from './row/fact-row.js';
import { STILL_KNOWN } from './series.js';

const load = (name: string): string => readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');
const COLUMNS = load('columns');
const UPSERT_CURRENT = load('upsert-current');
const INSERT_HISTORY = load('insert-history');
const INSERT_DUES = load('insert-dues');
const INSERT_HOLDINGS = load('insert-holdings');
const INSERT_WAITINGS = load('insert-waitings');

/** Tables of what moves in a dossier's life; a correction supersedes their rows. */
const SERIES = ['fact_due', 'fact_holding', 'fact_waiting'] as const;

export const FACT_TABLES = ['fact_current', 'fact_history', ...SERIES] as const;
type FactTable = (typeof FACT_TABLES)[number];

const supersede = (table: (typeof SERIES)[number]): string => `
update ${table} s set to_position = c.position
from unnest($3::text[], $4::bigint[]) as c(code, position)
where s.tenant_id = $1 and s.generation = $2 and s.code = c.code and s.known_from < c.position
  and s.to_position = ${String(STILL_KNOWN)}`;

/** Writes the changes of one batch, one statement per table and call. */
export class FactWriter {
  private constructor(
    private readonly sql: Sql,
    private readonly scope: ProjectionScope,
    private readonly columns: ReadonlyMap<string, readonly string[]>,
  ) {}

  static async open(sql: Sql, scope: ProjectionScope): Promise<FactWriter> {
    const rows = await sql.query<{ table: FactTable; columns: string[] }>(COLUMNS, [FACT_TABLES]);
    return new FactWriter(sql, scope, new Map(rows.map(({ table, columns }) => [table, columns])));
  }

  /** The changes of a slice of the log. Resolves once the database has taken them; the literals are made at once. */
  async write({ current, history, dues, holdings, waitings }: FactChanges): Promise<void> {
    const superseded = history.map(({ row }) => row);
    const statements = [
      this.insertFacts(INSERT_HISTORY, 'fact_history', superseded, {
        to_position: (at) => history[at]?.to_position ?? null,
      }),
      this.insert(INSERT_DUES, 'fact_due', dues),
      this.insert(INSERT_HOLDINGS, 'fact_holding', holdings),
      this.insert(INSERT_WAITINGS, 'fact_waiting', waitings),
      this.insertFacts(UPSERT_CURRENT, 'fact_current', current),
    ];
    for (const statement of statements) await statement();
  }

  /** What earlier batches wrote of the series of corrected dossiers is no longer believed from these positions on. */
  async supersede(positions: ReadonlyMap<string, number>): Promise<void> {
    if (positions.size === 0) return;
    const { tenant, generation } = this.scope;
    const parameters = [tenant, generation, [...positions.keys()], [...positions.values()]];
    for (const table of SERIES) await this.sql.query(supersede(table), parameters);
  }

  private insert(statement: string, table: FactTable, rows: readonly object[]): () => Promise<void> {
    const { tenant, generation } = this.scope;
    const literals = rowLiterals(this.columnsOf(table), rows, (row, column) =>
      column === 'tenant_id'
        ? tenant
        : column === 'generation'
          ? generation
          : (row as Record<string, CellValue | undefined>)[column],
    );
    return this.statement(statement, rows, literals);
  }

  private insertFacts(
    statement: string,
    table: FactTable,
    rows: readonly FactRow[],
    positions: OwnColumns = {},
  ): () => Promise<void> {
    const { tenant, generation } = this.scope;
    const valueOf = (name: 'code' | 'version' | 'from_position') => (at: number) => rows[at]?.[name] ?? null;
    const literals = factLiterals(this.columnsOf(table), rows, {
      tenant_id: () => tenant,
      generation: () => generation,
      code: valueOf('code'),
      code_backwards: (at) => codeBackwards(rows[at]?.code ?? ''),
      version: valueOf('version'),
      from_position: valueOf('from_position'),
      ...positions,
    });
    return this.statement(statement, rows, literals);
  }

  private columnsOf(table: FactTable): readonly string[] {
    return this.columns.get(table) ?? [];
  }

  private statement(statement: string, rows: readonly object[], literals: string): () => Promise<void> {
    if (rows.length === 0) return () => Promise.resolve();
    return async () => {
      await this.sql.query(statement, [literals]);
    };
  }
}
