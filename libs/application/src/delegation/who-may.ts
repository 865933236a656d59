import { subtreeOf } from '#dossier';
import type { Catalogue, Delegation, MakeDelegation } from '#dossier';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { scopeOf } from '../access/scope.js';
import { ProblemError, invalid } from '../problem-error.js';
import { isRepresentable, mayRepresent } from './delegate.js';
import type { Delegate } from './delegate.js';

export const isWithin = (scope: ReadonlySet<string> | null, person: Delegate | undefined): boolean =>
  scope === null || (person?.unitId != null && scope.has(person.unitId));

/** A delegation is nothing that somebody has for another. Throws AUTH.FORBIDDEN, DELEGATION.CHAINED. */
export function requireOwnName(principal: Principal): void {
  requireOperation(principal, 'delegations.manage');
  if (principal.onBehalfOf === undefined) return;
  throw new ProblemError('DELEGATION.CHAINED', 'who acts for somebody else passes that on to nobody');
}

export function mayEnd(
  principal: Principal,
  { ofActorId, toActorId }: Delegation,
  scope: ReadonlySet<string> | null,
  people: ReadonlyMap<string, Delegate>,
): boolean {
  const { actorId, role, onBehalfOf } = principal;
  if (onBehalfOf !== undefined || !['officer', 'supervisor', 'admin'].includes(role)) return false;
  if (actorId === ofActorId || actorId === toActorId) return true;
  return role !== 'officer' && isWithin(scope, people.get(ofActorId));
}

/**
 * Both are people of the caller's units (whoever is represented may be the caller); whoever stands in may also be somebody
 * above, who sees the same dossiers already. Anybody else is unknown. Throws ACCOUNT.NOT_FOUND, VALIDATION.FAILED.
 */
export function requireBoth(
  principal: Principal,
  { ofActorId, toActorId }: MakeDelegation,
  people: ReadonlyMap<string, Delegate>,
  catalogue: Catalogue,
): void {
  const { actorId, role } = principal;
  const scope = scopeOf(principal, catalogue);
  const of = people.get(ofActorId);
  const isOwn = ofActorId === actorId;
  if (of === undefined || !of.active || (!isOwn && (role === 'officer' || !isWithin(scope, of)))) {
    throw new ProblemError('ACCOUNT.NOT_FOUND', `nobody ${ofActorId} with an account`);
  }
  const to = people.get(toActorId);
  const above = to !== undefined && sees(catalogue, to, of);
  if (to === undefined || !to.active || (!isWithin(scope, to) && !above)) {
    throw new ProblemError('ACCOUNT.NOT_FOUND', `nobody ${toActorId} with an account`);
  }
  if (!isRepresentable(of.role)) {
    const detail = 'an officer or a supervisor is represented, nobody else';
    throw invalid([{ pointer: '/ofActorId', code: 'DELEGATION.ROLE', detail }]);
  }
  if (mayRepresent(to.role, of.role)) return;
  const detail = `a ${of.role} is represented by a ${of.role}${of.role === 'officer' ? ' or a supervisor' : ''}`;
  throw invalid([{ pointer: '/toActorId', code: 'DELEGATION.ROLE', detail }]);
}

/** Whether somebody sees all that another does. */
function sees(catalogue: Catalogue, to: Delegate, of: Delegate): boolean {
  if (to.unitId === null) return true;
  return of.unitId !== null && subtreeOf(catalogue, to.unitId)?.has(of.unitId) === true;
}
