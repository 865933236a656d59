import type { Sql } from '#event-store';
import { statements } from './statements.js';

/** How papers name whoever recorded something; null: nobody is known. */
export type ActorName = (actorId: string | null | undefined) => string | null;

/**
 * `nameOf`: people by the name of their account, whatever has become of it; a token's actor by the name that was given to the
 * token. `signerOf`: people alone; below a line to sign on stands a person's name or nothing, never the id of a program.
 */
export async function actorNames(
  sql: Sql,
  tenant: string,
  actorIds: readonly (string | null)[],
): Promise<{ nameOf: ActorName; signerOf: ActorName }> {
  type Row = { actor_id: string; display_name: string };
  const rows = await sql.query<Row>(statements.actorNames, [tenant, actorIds.filter((id) => id !== null)]);
  const names = new Map(rows.map((row) => [row.actor_id, row.display_name]));
  const signerOf: ActorName = (actorId) => (actorId == null ? null : (names.get(actorId) ?? null));
  return { signerOf, nameOf: (actorId) => signerOf(actorId) ?? actorId?.replace(/^token:/, '') ?? null };
}
