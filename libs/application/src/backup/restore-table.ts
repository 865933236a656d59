import type { Sql } from '#event-store';
import { readEventLines } from '#exchange';
import { BackupError } from './backup-error.js';
import type { BackedUpTable } from './tables.js';

const BATCH = 2_000;

/** Writes the rows of a dump; answers how many. Every row must be the tenant's. */
export async function restoreTable(
  sql: Sql,
  tenant: string,
  table: BackedUpTable,
  bytes: AsyncIterable<Uint8Array>,
): Promise<number> {
  let count = 0;
  let rows: Record<string, unknown>[] = [];
  const flush = async () => {
    if (rows.length > 0) await write(sql, tenant, table, rows);
    count += rows.length;
    rows = [];
  };
  for await (const lines of readEventLines(bytes)) {
    for (const { value } of lines) {
      const row = value as Record<string, unknown>;
      if (row['tenant_id'] !== tenant) {
        throw new BackupError('BACKUP.DAMAGED', `a row of ${table.name} is not of tenant ${tenant}`);
      }
      rows.push({ ...row, ...table.restoredAs });
      if (rows.length >= BATCH) await flush();
    }
  }
  await flush();
  return count;
}

async function write(
  sql: Sql,
  tenant: string,
  { name }: BackedUpTable,
  rows: Record<string, unknown>[],
): Promise<void> {
  const json = JSON.stringify(rows);
  if (name === 'idempotency') {
    await sql.query('select import_kept_answers($1, $2::jsonb)', [tenant, json]);
    return;
  }
  const columns = await columnsOf(sql, name, Object.keys(rows[0] ?? {}));
  await sql.query(
    `insert into ${name} (${columns}) select ${columns} from jsonb_populate_recordset(null::${name}, $1::jsonb)`,
    [json],
  );
}

/** Columns the rows have; one that this program's table lacks would be lost. */
async function columnsOf(sql: Sql, table: string, given: readonly string[]): Promise<string> {
  const statement =
    'select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped';
  const known = new Set((await sql.query<{ name: string }>(statement, [table])).map(({ name }) => name));
  const lost = given.find((column) => !known.has(column));
  if (lost !== undefined) {
    const advice = 'restore with the program that wrote it';
    throw new BackupError('BACKUP.UNKNOWN_TABLE', `this program's table ${table} has no column ${lost}; ${advice}`);
  }
  return given.map((column) => `"${column}"`).join(', ');
}
