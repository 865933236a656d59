import type { Instant } from '#calendar';
import type { CauseCodedData, ReviewOpenedData, ReviewOutcome } from './events.js';

/** Of a review that was begun: `open` until a cause is coded, then `examined`, at last `closed`. */
export const REVIEW_STATUSES = ['open', 'examined', 'closed'] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

export interface Cause extends CauseCodedData {
  codedAt: Instant;
  codedBy: string | null;
}
export interface Repeat {
  withinDays: number;
  count: number;
  earlier: readonly string[];
}
export interface Measure {
  measureCode: string;
  /** A local day. */
  completeBy: string | null;
}
/** Form 04. */
export interface Apology {
  documentNumber: string;
  issuedAt: Instant;
  issuedBy: string | null;
  signedAt: Instant | null;
  signedBy: string | null;
}
export interface Judgement {
  excused: boolean;
  groundCode: string | null;
  judgedAt: Instant;
  judgedBy: string | null;
}

export interface BegunReview extends Omit<ReviewOpenedData, 'dueAt'> {
  status: ReviewStatus;
  version: number;
  openedAt: Instant;
  openedBy: string | null;
  /** By when it is to be closed. */
  dueAt: Instant;
  cause: Cause | null;
  /** null: no earlier review names the same cause of the same unit. */
  repeat: Repeat | null;
  measures: readonly Measure[];
  apology: Apology | null;
  judgement: Judgement | null;
  reopenings: number;
  reopenReasonCode: string | null;
  closedAt: Instant | null;
  closedBy: string | null;
  outcome: ReviewOutcome | null;
}

export type ReviewState = { status: 'none'; version: 0; code: string } | BegunReview;

/** Nobody has begun the review of this dossier. */
export const noReview = (code: string): ReviewState => ({ status: 'none', version: 0, code });
