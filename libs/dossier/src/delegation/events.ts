/** Why somebody is represented; coded, so that nothing about a person stands in the log. */
export const DELEGATION_REASONS = ['leave', 'businessTrip', 'training', 'otherDuty'] as const;
export type DelegationReason = (typeof DELEGATION_REASONS)[number];

/** Who is represented by whom, stream `delegation-<actor represented>`; who made or ended it is the event's actor. */
export type DelegationEvent =
  | {
      type: 'DelegationMade';
      data: {
        ofActorId: string;
        toActorId: string;
        /** Local dates, both inclusive. */
        fromOn: string;
        toOn: string;
        reasonCode: DelegationReason | null;
      };
    }
  | { type: 'DelegationEnded'; data: { delegationId: string } };

/** An event as the fold needs it; the id of a `DelegationMade` is the delegation's. */
export type FoldableDelegationEvent = DelegationEvent & {
  eventId: string;
  actorId: string | null;
  recordedAt: string;
};

const PREFIX = 'delegation-';

export const delegationStream = (ofActorId: string): string => `${PREFIX}${ofActorId}`;
