import type { Sql } from '#event-store';
import type { PersonRole } from '../accounts/account.js';
import type { Role } from '../access/principal.js';
import { statements } from './statements.js';

/** Somebody with an account, as delegations look at them. */
export interface Delegate {
  actorId: string;
  displayName: string;
  role: PersonRole;
  /** Root of the agency subtree they see; null: the whole tenant. */
  unitId: string | null;
  active: boolean;
}

interface Row {
  actor_id: string;
  display_name: string;
  role: PersonRole;
  unit_id: string | null;
  active: boolean;
}

/** People by their actors' ids, or all; one without an account is absent. */
export async function delegatesOf(
  sql: Sql,
  tenant: string,
  actorIds: readonly string[] | null,
): Promise<Map<string, Delegate>> {
  const rows = await sql.query<Row>(statements.people, [tenant, actorIds]);
  return new Map(
    rows.map(({ actor_id: actorId, display_name: displayName, role, unit_id: unitId, active }) => [
      actorId,
      { actorId, displayName, role, unitId, active },
    ]),
  );
}

/** Who may be represented: those who hold dossiers and decide about them. */
export const isRepresentable = (role: Role): boolean => role === 'officer' || role === 'supervisor';

/** Whoever stands in does what the other does and never more than their own role gives: an officer no supervisor. */
export const mayRepresent = (own: Role, other: Role): boolean =>
  isRepresentable(other) && (own === other || (own === 'supervisor' && other === 'officer'));
