import type { Instant } from '#calendar';
import type { PersonalContent } from '../personal.js';
import type { CauseCodedData, LatenessKind } from './events.js';

/** Everything that may be done to a review, in the order in which screens offer it. */
export const REVIEW_COMMANDS = [
  'open',
  'code-cause',
  'record-measure',
  'issue-apology',
  'sign-apology',
  'judge',
  'close',
  'reopen',
] as const;
export type ReviewCommandName = (typeof REVIEW_COMMANDS)[number];

interface Common {
  actorId: string;
  /** Whom the actor acts for; null: for themselves. */
  onBehalfOf: string | null;
  /** When it happened; only an apology has a date of its own, every other step happens when it is recorded. */
  occurredAt: Instant;
  personal: PersonalContent | null;
}

export interface OpenReview extends Common {
  name: 'open';
  /** What a review is to hold of its dossier, looked up before deciding. */
  of: {
    agencyId: string | null;
    procedureCode: string;
    holderUnitId: string | null;
    officerId: string | null;
  };
  /** The review's own deadline. */
  deadline: { dueAt: Instant; workingDays: number; calendarId: string; calendarVersion: number };
}
export interface CodeCause extends Common, CauseCodedData {
  name: 'code-cause';
  /** Other reviews with this cause of this unit, the newest first, looked up before deciding. */
  earlier: { withinDays: number; count: number; codes: readonly string[] };
}
export interface RecordMeasure extends Common {
  name: 'record-measure';
  measureCode: string;
  completeBy: string | null;
}
export interface IssueApology extends Common {
  name: 'issue-apology';
  documentNumber: string;
}
export interface SignApology extends Common {
  name: 'sign-apology';
}
export interface Judge extends Common {
  name: 'judge';
  excused: boolean;
  groundCode: string | null;
}
export interface CloseReview extends Common {
  name: 'close';
}
export interface ReopenReview extends Common {
  name: 'reopen';
  reasonCode: string;
}

export type ReviewCommand =
  OpenReview | CodeCause | RecordMeasure | IssueApology | SignApology | Judge | CloseReview | ReopenReview;

/** How a dossier stands: late under `tt01-2020`, or not. */
export interface Lateness {
  kind: LatenessKind;
  dueAt: Instant;
  lateSince: Instant;
  endedAt: Instant | null;
}

/** The moment of deciding, and what the dossier's own log says then. */
export interface ReviewContext {
  now: Instant;
  /** How far back the date of an apology may lie, in milliseconds. */
  lateEntryLimitMs: number;
  /** null: it is not late under `tt01-2020`. */
  lateness: Lateness | null;
  /** Late against its first promise: an extension after the due makes nobody's review needless. */
  lateAgainstPromise: boolean;
}
