import type { Sql } from '#event-store';

/** A tenant's zone, an IANA name; null: there is no such tenant. */
export async function timezoneOf(sql: Pick<Sql, 'query'>, tenant: string): Promise<string | null> {
  const text = 'select timezone from tenant where tenant_id = $1';
  const [row] = await sql.query<{ timezone: string }>(text, [tenant]);
  return row?.timezone ?? null;
}
