import type { PlainDate } from '#calendar';
import type { DelegationReason, FoldableDelegationEvent } from './events.js';

/** One person represented by another from a day to a day. */
export interface Delegation {
  delegationId: string;
  ofActorId: string;
  toActorId: string;
  fromOn: PlainDate;
  toOn: PlainDate;
  reasonCode: DelegationReason | null;
  madeBy: string | null;
  /** ISO instants. */
  madeAt: string;
  endedBy: string | null;
  endedAt: string | null;
}

/** `ended`: before its last day was over. */
export const DELEGATION_STATES = ['planned', 'inForce', 'over', 'ended'] as const;
export type DelegationState = (typeof DELEGATION_STATES)[number];

/** Every delegation of some events, in the order in which they were made. */
export function delegationsIn(events: readonly FoldableDelegationEvent[]): Delegation[] {
  const made = new Map<string, Delegation>();
  for (const { eventId, actorId, recordedAt, type, data } of events) {
    if (type === 'DelegationMade') {
      const told = { ...data, madeBy: actorId, madeAt: recordedAt };
      made.set(eventId, { delegationId: eventId, ...told, endedBy: null, endedAt: null });
      continue;
    }
    const known = made.get(data.delegationId);
    if (known?.endedAt === null) made.set(data.delegationId, { ...known, endedBy: actorId, endedAt: recordedAt });
  }
  return [...made.values()];
}

/** How a delegation stands on a local day. */
export function standingOfDelegation({ fromOn, toOn, endedAt }: Delegation, today: PlainDate): DelegationState {
  if (endedAt !== null) return 'ended';
  // ISO dates compare as text.
  if (today < fromOn) return 'planned';
  return today <= toOn ? 'inForce' : 'over';
}
