import type { IsoInstant } from '../events.js';
import type { PersonalContent } from '../personal.js';

/** How a dossier was late under `tt01-2020`. */
export const LATENESS_KINDS = ['endedLate', 'openOverdue'] as const;
export type LatenessKind = (typeof LATENESS_KINDS)[number];

/** What was known of the lateness when the review was opened; the dossier's own log says what is so now. */
export interface RecordedLateness {
  kind: LatenessKind;
  policy: 'tt01-2020';
  /** The due it was late against. */
  dueAt: IsoInstant;
  /** The first instant at which it was late: the local day after a due in days, the due itself of one in hours. */
  lateSince: IsoInstant;
  endedAt: IsoInstant | null;
}

export interface ReviewOpenedData {
  code: string;
  agencyId: string | null;
  procedureCode: string;
  lateness: RecordedLateness;
  /** Who held the dossier then. */
  holderUnitId: string | null;
  officerId: string | null;
  /** By when the review itself is to be closed; `workingDays` after `lateSince` by the calendar. */
  dueAt: IsoInstant;
  workingDays: number;
  calendarId: string;
  calendarVersion: number;
}

export interface CauseCodedData {
  causeCode: string;
  responsibleUnitId: string;
  /** null: no single person. */
  responsibleOfficerId: string | null;
}

/** Steps of the review of one late dossier, stream `review-<code>`; free text travels beside, encrypted. */
export type ReviewEvent =
  | { type: 'ReviewOpened'; data: ReviewOpenedData }
  | { type: 'CauseCoded'; data: CauseCodedData }
  /** The same cause of the same unit was coded in other reviews not long before. */
  | {
      type: 'RepeatCauseFlagged';
      data: { causeCode: string; responsibleUnitId: string; withinDays: number; count: number; earlier: string[] };
    }
  | { type: 'MeasureRecorded'; data: { measureCode: string; completeBy: string | null } }
  /** Form 04; the date on it is when the event happened. */
  | { type: 'ApologyIssued'; data: { documentNumber: string } }
  | { type: 'ApologySigned'; data: { documentNumber: string } }
  /** A judgement beside the figure; no rate ever asks for it. */
  | { type: 'LatenessJudged'; data: { excused: boolean; groundCode: string | null } }
  | { type: 'ReviewClosed'; data: { outcome: ReviewOutcome } }
  | { type: 'ReviewReopened'; data: { reasonCode: string } };

/** `notLate`: a correction showed that the dossier was never late, so nothing else was asked. */
export type ReviewOutcome = 'reviewed' | 'notLate';

export type ReviewEventType = ReviewEvent['type'];

export type DecidedReviewEvent = ReviewEvent & {
  schemaVersion: 1;
  occurredAt: IsoInstant;
  personal: PersonalContent | null;
};

/** An event as the fold needs it. */
export type FoldableReviewEvent = ReviewEvent & {
  occurredAt: IsoInstant;
  recordedAt?: IsoInstant;
  version: number;
  actorId?: string | null;
};

const PREFIX = 'review-';
/** The stream of the review of a dossier. */
export const reviewStream = (code: string): string => `${PREFIX}${code}`;
/** The dossier's code in a review stream's id; null for any other stream. */
export const codeOfReviewStream = (streamId: string): string | null =>
  streamId.startsWith(PREFIX) ? streamId.slice(PREFIX.length) : null;
