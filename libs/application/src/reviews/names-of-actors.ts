import type { Sql } from '#event-store';
import type { NameOfActor } from './review-view.js';

const NAMES = 'select actor_id, display_name from account where tenant_id = $1 and actor_id = any ($2)';

/** The names of people's accounts, whatever has become of them. */
export async function namesOfActors(
  sql: Sql,
  tenant: string,
  actorIds: readonly (string | null)[],
): Promise<NameOfActor> {
  const asked = [...new Set(actorIds.filter((id) => id !== null))];
  if (asked.length === 0) return () => null;
  const rows = await sql.query<{ actor_id: string; display_name: string }>(NAMES, [tenant, asked]);
  const names = new Map(rows.map((row) => [row.actor_id, row.display_name]));
  return (actorId) => names.get(actorId) ?? null;
}
