import type { PlainDate } from '#calendar';
import { standingOfDelegation } from '#dossier';
import type { Delegation, DelegationReason, DelegationState } from '#dossier';
import type { PersonRole } from '../accounts/account.js';
import type { Delegate } from './delegate.js';

/** Somebody in a list of delegations. */
export interface DelegationPerson {
  actorId: string;
  displayName: string;
  role: PersonRole | null;
  unitId: string | null;
}

export interface DelegationView {
  delegationId: string;
  of: DelegationPerson;
  to: DelegationPerson;
  fromOn: PlainDate;
  toOn: PlainDate;
  reasonCode: DelegationReason | null;
  state: DelegationState;
  madeBy: DelegationPerson | null;
  madeAt: string;
  endedBy: DelegationPerson | null;
  endedAt: string | null;
  /** Whether the caller may end it. */
  mayEnd: boolean;
}

export function viewOfDelegation(
  delegation: Delegation,
  people: ReadonlyMap<string, Delegate>,
  today: PlainDate,
  mayEnd: boolean,
): DelegationView {
  const { delegationId, ofActorId, toActorId, fromOn, toOn, reasonCode, madeBy, madeAt, endedBy, endedAt } = delegation;
  const state = standingOfDelegation(delegation, today);
  const person = (actorId: string): DelegationPerson => {
    const { displayName = actorId, role = null, unitId = null } = people.get(actorId) ?? {};
    return { actorId, displayName, role, unitId };
  };
  return {
    ...{ delegationId, of: person(ofActorId), to: person(toActorId), fromOn, toOn, reasonCode, state },
    ...{ madeBy: madeBy === null ? null : person(madeBy), madeAt },
    ...{ endedBy: endedBy === null ? null : person(endedBy), endedAt },
    mayEnd: mayEnd && (state === 'planned' || state === 'inForce'),
  };
}
