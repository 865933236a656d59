import type { CalendarVersion, Instant, Limit } from '#calendar';
import type { Component, PersonalContent } from '../events.js';
import type { AgencyLevel, Channel } from '../vocabulary.js';
import type { StatedPersonal } from './told-personal.js';

/** Status codes of the national portal (DOMAIN 3). */
export const PORTAL_STATUSES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
export type PortalStatus = (typeof PORTAL_STATUSES)[number];

/** A supplement as a snapshot lists it. */
export interface ToldSupplement {
  requestedAt: Instant;
  receivedAt: Instant | null;
  /** The appointment before and after; null where the feed does not say. */
  previousDueAt: Instant | null;
  dueAt: Instant | null;
}

/** A dossier as another system shows it at one moment; null is not told and undoes nothing. */
export interface SnapshotItem {
  kind: 'snapshot';
  code: string;
  /** What it tells without a date happened then. */
  cameAt: Instant;
  status: PortalStatus | null;
  submittedAt: Instant | null;
  receivedAt: Instant | null;
  dueAt: Instant | null;
  processedAt: Instant | null;
  returnedAt: Instant | null;
  refusedAt: Instant | null;
  supplements: readonly ToldSupplement[];
  /** Empty: not told. */
  procedureCode: string;
  fieldCode: string | null;
  agencyId: string | null;
  agencyLevel: AgencyLevel | null;
  channel: Channel | null;
  /** What stands for a field or an agency that is not told: the catalogue's field of the procedure, whoever sends. */
  standIn?: { fieldCode: string | null; agencyId: string | null; agencyLevel: AgencyLevel | null };
  via: 'counter' | 'post';
  components: Component[];
  personal: PersonalContent | null;
}

/** One step of the work, with its own time. */
export interface ProgressItem {
  kind: 'progress';
  code: string;
  /** Derived from the content, so that the same step is the same event. */
  eventId: string;
  at: Instant;
  status: PortalStatus;
  unitId: string | null;
  pseudonym: string | null;
  personal: PersonalContent | null;
}

export type FeedItem = SnapshotItem | ProgressItem;

/** What items are decided in. */
export interface FeedContext {
  /** When they are decided. */
  now: Instant;
  /** Goes into the cause of a moved due. */
  feedName: string;
  /** Moves the index's due where the feed's own stays (policy `qd766`); null: no calendar is published. */
  calendar: CalendarVersion | null;
  /** Personal data that the log holds of this dossier; null: the person was erased and nothing is written again. Absent: none. */
  personal?: readonly StatedPersonal[] | null;
  /** The procedure's limit on the day of reception; null: not known. */
  limitOf: (asked: { procedureCode: string; channel: Channel; receivedAt: Instant }) => Limit | null;
}

export const FEED_PROBLEMS = [
  ...(['RECEPTION.NOT_YET', 'RECEIVED_AT.MISSING', 'TIME.MISSING', 'TIME.FUTURE'] as const),
  ...(['STATUS.BACK', 'AFTER_END', 'CONFLICT', 'WAITS.TOO_MANY'] as const),
] as const;

/** Why an item waits in quarantine; `given` and `recorded` stand side by side where they contradict. */
export interface FeedProblem {
  code: (typeof FEED_PROBLEMS)[number];
  field: string | null;
  given?: string;
  recorded?: string;
}

export interface FeedVerdict {
  verdict: 'accepted' | 'duplicate' | 'quarantined';
  problems: FeedProblem[];
  /** Quarantined for what it says of the place alone: everything else in it was taken. */
  taken?: true;
}
