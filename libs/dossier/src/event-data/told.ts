import type { IsoInstant } from './iso-instant.js';

/**
 * How well a feed knows what it tells (CONTRACT 4.1), best first: a step with its own time; a date in a snapshot; another
 * date that stands in for it; a status alone, timed by when we got it.
 */
export const TELLING_BASES = ['exact', 'dated', 'derived', 'undated'] as const;
export type TellingBasis = (typeof TELLING_BASES)[number];

/** What a feed's reception may leave unsaid while something else stands in for it. */
export type AssumedMember = 'fieldCode' | 'agencyId' | 'channel';

/** Of an event that a feed told; absent for what people or files recorded. All but `exact` is inferred. */
export interface Told {
  told?: {
    basis: TellingBasis;
    inferred: boolean;
    /** When the snapshot came that it was read from. */
    snapshotAt?: IsoInstant;
    /** Of the end of a wait: when that wait began, and when it began by the list that tells its end, if that is another time. */
    since?: IsoInstant;
    listedSince?: IsoInstant;
    /** Of a due: it was in force before, and was given again after another. */
    again?: true;
    /** Of a reception: members that nobody told; absent: none. */
    assumed?: readonly AssumedMember[];
  };
}
