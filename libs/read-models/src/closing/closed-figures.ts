import type { Database, Sql } from '#event-store';
import { CLOSED_COUNTS, inHashOrder } from './finest-figures.js';
import type { ClosedCounts, ClosedRow } from './finest-figures.js';
import { statements } from './statements.js';

const ROWS_PER_STATEMENT = 2_000;

/** Which stored rows. */
export interface ClosingRef {
  tenant: string;
  /** Event id of PeriodClosed. */
  closingId: string;
}

/** Keeps rows of a closing; nobody reads them before its event stands in the log. */
export async function keepClosedRows(database: Database, ref: ClosingRef, rows: readonly ClosedRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const piece = JSON.stringify(rows.slice(start, start + ROWS_PER_STATEMENT));
    await database.query(statements.insertFigures, [ref.tenant, ref.closingId, piece]);
  }
}

/** The stored rows of a closing under one policy, in the order in which they are hashed. */
export async function closedRows(sql: Sql, ref: ClosingRef, policy: string): Promise<ClosedRow[]> {
  const rows = await sql.query<ClosedRow>(statements.storedFigures, [ref.tenant, ref.closingId, policy]);
  return inHashOrder(rows);
}

const HOW_MANY = `
  select count(*)::int as n from period_figure where tenant_id = $1 and closing_id = $2 and policy = $3`;

/** How many rows of a closing are stored under one policy, whoever asks. */
export async function closedRowCount(sql: Sql, { tenant, closingId }: ClosingRef, policy: string): Promise<number> {
  const [row] = await sql.query<{ n: number }>(HOW_MANY, [tenant, closingId, policy]);
  return row?.n ?? 0;
}

/** What stored rows can be grouped by, and the column of each. */
export const CLOSED_GROUP_COLUMNS = {
  agency: 'agency_id',
  field: 'field_code',
  procedure: 'procedure_code',
  level: 'level',
  channel: 'channel',
} as const;

export type ClosedGroup = keyof typeof CLOSED_GROUP_COLUMNS;

export interface ClosedQuestion extends ClosingRef {
  policy: string;
  groupBy: readonly ClosedGroup[];
  /** Competent agencies that may be counted; null: all. */
  scope: readonly string[] | null;
}

export interface ClosedFigure {
  /** One member per grouping; null: dossiers without a value. */
  key: Record<string, string | null>;
  counts: ClosedCounts;
}

/** The figures as they were closed, summed up for a grouping; the last one, with an empty key, is the total. */
export async function closedFigures(sql: Sql, question: ClosedQuestion): Promise<ClosedFigure[]> {
  const { tenant, closingId, policy, groupBy, scope } = question;
  const keys = groupBy.map((name) => CLOSED_GROUP_COLUMNS[name]);
  const sums = CLOSED_COUNTS.map((name) => `coalesce(sum((counts ->> '${name}')::int), 0)::int as "${name}"`);
  const sets = keys.length === 0 ? '()' : `(${keys.join(', ')}), ()`;
  const total = keys.length === 0 ? 'true' : `grouping(${keys.join(', ')}) > 0`;
  const statement = `
select ${[...keys, `${total} as is_total`, ...sums].join(', ')}
from period_figure
where tenant_id = $1 and closing_id = $2 and policy = $3 and ($4::text[] is null or agency_id = any ($4))
group by grouping sets (${sets})
order by ${[...keys.map((key) => `nullif(${key}, '') nulls last`), 'is_total'].join(', ')}`;
  type Row = Record<string, string | number | boolean | null> & Record<keyof ClosedCounts, number>;
  const rows = await sql.query<Row>(statement, [tenant, closingId, policy, scope]);
  const figure = (row: Row, names: readonly ClosedGroup[]): ClosedFigure => ({
    key: Object.fromEntries(names.map((name) => [name, textOrNull(row[CLOSED_GROUP_COLUMNS[name]])])),
    counts: Object.fromEntries(CLOSED_COUNTS.map((name) => [name, row[name]])) as ClosedCounts,
  });
  const found = rows.filter((row) => row['is_total'] !== true).map((row) => figure(row, groupBy));
  return [...found, ...rows.filter((row) => row['is_total'] === true).map((row) => figure(row, []))];
}

const textOrNull = (value: string | number | boolean | null | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
