import { readFileSync } from 'node:fs';
import type { ProjectionScope, Sql } from '#event-store';
import type { FactColumns, FactRow } from './fact-row.js';
import type { FactChanges } from './fold-batch.js';
import type { CellValue } from './row-literals.js';
import { rowLiterals } from './row-literals.js';
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
update ${table} set to_position = $4
where tenant_id = $1 and generation = $2 and code = $3 and known_from < $4 and to_position = ${String(STILL_KNOWN)}`;

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

  /** Superseded rows and what moved. Resolves once the database has taken them; the literals are made at once. */
  async addHistory({ history, dues, holdings, waitings }: FactChanges): Promise<void> {
    const statements = [
      this.insert(INSERT_HISTORY, 'fact_history', history, ({ row, to_position }, column) =>
        column === 'to_position' ? to_position : factOf(row, column),
      ),
      this.insert(INSERT_DUES, 'fact_due', dues, ownValue),
      this.insert(INSERT_HOLDINGS, 'fact_holding', holdings, ownValue),
      this.insert(INSERT_WAITINGS, 'fact_waiting', waitings, ownValue),
    ];
    for (const statement of statements) await statement();
  }

  /** The last row of each dossier. */
  async setCurrent(rows: Iterable<FactRow>): Promise<void> {
    await this.insert(UPSERT_CURRENT, 'fact_current', [...rows], factOf)();
  }

  /** What earlier batches wrote of the series of a corrected dossier is no longer believed. */
  async supersede(code: string, position: number): Promise<void> {
    const { tenant, generation } = this.scope;
    for (const table of SERIES) await this.sql.query(supersede(table), [tenant, generation, code, position]);
  }

  private insert<Row>(
    statement: string,
    table: FactTable,
    rows: readonly Row[],
    valueOf: (row: Row, column: string) => CellValue | undefined,
  ): () => Promise<void> {
    if (rows.length === 0) return () => Promise.resolve();
    const { tenant, generation } = this.scope;
    const literals = rowLiterals(this.columns.get(table) ?? [], rows, (row, column) =>
      column === 'tenant_id' ? tenant : column === 'generation' ? generation : valueOf(row, column),
    );
    return async () => {
      await this.sql.query(statement, [literals]);
    };
  }
}

function factOf(row: FactRow, column: string): CellValue | undefined {
  switch (column) {
    case 'code':
      return row.code;
    case 'version':
      return row.version;
    case 'from_position':
      return row.from_position;
    default:
      return row.columns[column as keyof FactColumns];
  }
}

const ownValue = (row: object, column: string): CellValue | undefined =>
  (row as Record<string, CellValue | undefined>)[column];
