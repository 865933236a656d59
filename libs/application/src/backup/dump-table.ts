import type { Sql } from '#event-store';
import type { BackedUpTable } from './tables.js';

const PAGE = 5_000;

/** The tenant's rows of a table as JSON lines, read through a cursor of the transaction that is open; counts them. */
export async function* dumpTable(
  sql: Sql,
  tenant: string,
  { name, where = 'true', without = [] }: BackedUpTable,
  onRows: (count: number) => void,
): AsyncGenerator<string> {
  const row = ['to_jsonb(t)', ...without.map((column) => `- '${column}'`)].join(' ');
  await sql.query(
    `declare dump no scroll cursor for select (${row})::text as line from ${name} t where tenant_id = $1 and ${where}`,
    [tenant],
  );
  for (;;) {
    const rows = await sql.query<{ line: string }>(`fetch ${String(PAGE)} from dump`);
    if (rows.length === 0) break;
    onRows(rows.length);
    yield rows.map(({ line }) => `${line}\n`).join('');
  }
  await sql.query('close dump');
}
