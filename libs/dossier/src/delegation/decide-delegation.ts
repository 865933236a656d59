import { addDays, parsePlainDate } from '#calendar';
import type { PlainDate } from '#calendar';
import type { Delegation } from './delegations.js';
import { standingOfDelegation } from './delegations.js';
import type { DelegationEvent, DelegationReason } from './events.js';

/** Longer is no absence but another organisation. */
export const LONGEST_DELEGATION_DAYS = 366;

export interface MakeDelegation {
  ofActorId: string;
  toActorId: string;
  fromOn: string;
  toOn: string;
  reasonCode: DelegationReason | null;
}

export type DelegationRefusal =
  | { code: 'DELEGATION.OWN'; pointer: '/toActorId' }
  | { code: 'DATE.UNREADABLE'; pointer: '/fromOn' | '/toOn' }
  | { code: 'DELEGATION.SPAN'; pointer: '/toOn'; earliest: PlainDate; latest: PlainDate }
  | { code: 'DELEGATION.OVERLAPS'; pointer: '/toActorId'; delegationId: string };

export type DelegationDecision = { ok: true; event: DelegationEvent } | { ok: false; refusal: DelegationRefusal };

/** Whether somebody may be represented so: from a day that may be past to one that is not, by somebody else, once at a time. */
export function decideDelegation(
  command: MakeDelegation,
  known: readonly Delegation[],
  today: PlainDate,
): DelegationDecision {
  const { ofActorId, toActorId, fromOn, toOn } = command;
  const refused = (refusal: DelegationRefusal): DelegationDecision => ({ ok: false, refusal });
  if (ofActorId === toActorId) return refused({ code: 'DELEGATION.OWN', pointer: '/toActorId' });
  if (parsePlainDate(fromOn) === null) return refused({ code: 'DATE.UNREADABLE', pointer: '/fromOn' });
  if (parsePlainDate(toOn) === null) return refused({ code: 'DATE.UNREADABLE', pointer: '/toOn' });
  const earliest = fromOn > today ? fromOn : today;
  const latest = addDays(fromOn, LONGEST_DELEGATION_DAYS - 1);
  if (toOn < earliest || toOn > latest) {
    return refused({ code: 'DELEGATION.SPAN', pointer: '/toOn', earliest, latest });
  }
  const other = known.find(
    (one) =>
      one.toActorId === toActorId &&
      ['planned', 'inForce'].includes(standingOfDelegation(one, today)) &&
      one.fromOn <= toOn &&
      one.toOn >= fromOn,
  );
  if (other !== undefined) {
    return refused({ code: 'DELEGATION.OVERLAPS', pointer: '/toActorId', delegationId: other.delegationId });
  }
  return { ok: true, event: { type: 'DelegationMade', data: { ...command } } };
}
