import type { Instant } from '#calendar';
import type { LatenessKind, ReviewOutcome, ReviewStatus } from '#dossier';

/** `unreviewed`: late, and nobody has opened its review. */
export const QUEUE_STATES = ['unreviewed', 'open', 'examined', 'closed'] as const;
export type QueueState = (typeof QUEUE_STATES)[number];

/** What the queue can be narrowed by. */
export interface ReviewFilters {
  states?: readonly QueueState[];
  /** The competent agency or the one named responsible, among these. */
  units?: readonly string[];
  causeCode?: string;
  /** Past the review's own deadline, or not. */
  overdue?: boolean;
  /** The holder now, or the person named responsible. */
  officerId?: string;
  /** Late since: `from ≤ lateSince < to`. */
  from?: Instant;
  to?: Instant;
}

export interface ReviewsQuestion {
  tenant: string;
  timezone: string;
  filters: ReviewFilters;
  /** Agencies through which a dossier may be seen; null: all. */
  scope: readonly string[] | null;
  /** Sees only dossiers that this person holds or is named responsible for; null: no such bound. */
  onlyOf: string | null;
  now: Instant;
  /** As the log knew it then, judged at that moment; null: now. */
  asOf: Instant | null;
  /**
   * A dossier late since then or before, that nobody reviews, is past the review's deadline: the deadline grows with the
   * lateness (CONTRACT 6.7), so one instant decides.
   */
  overdueSince: Instant;
  /** A dossier late since before this day's beginning is not asked to be reviewed; null: every one is. */
  reviewsFrom: Instant | null;
}

/** Where a page ended. */
export interface ReviewCursor {
  lateSince: string;
  code: string;
}

/** A late dossier of the queue with its review, if there is one; instants are ISO strings, nothing personal. */
export interface QueuedReview {
  code: string;
  state: QueueState;
  agencyId: string | null;
  procedureCode: string | null;
  fieldCode: string | null;
  holderUnitId: string | null;
  officerId: string | null;
  /** Whether it is late under `tt01-2020` still, and how; null: no more (a correction, an extension, a withdrawal). */
  lateness: LatenessKind | null;
  dueAt: string | null;
  lateSince: string;
  endedAt: string | null;
  /** Past the review's own deadline and not closed. */
  overdue: boolean;
  /** null: nobody has opened it. */
  review: {
    version: number;
    openedAt: string;
    dueAt: string;
    causeCode: string | null;
    responsibleUnitId: string | null;
    responsibleOfficerId: string | null;
    repeatCount: number | null;
    measures: number;
    apologyIssuedAt: string | null;
    apologySignedAt: string | null;
    excused: boolean | null;
    reopenings: number;
    closedAt: string | null;
    outcome: ReviewOutcome | null;
  } | null;
}

export type ReviewStatusCode = ReviewStatus;

export const REVIEW_GROUPS = ['cause', 'agency', 'responsibleUnit', 'month'] as const;
export type ReviewGroup = (typeof REVIEW_GROUPS)[number];

/** Counts of the queue and of what was reviewed; every one of them is a count of dossiers. */
export interface ReviewCounts {
  dossiers: number;
  unreviewed: number;
  open: number;
  examined: number;
  closed: number;
  /** Past the review's own deadline and not closed. */
  overdue: number;
  excused: number;
  notExcused: number;
  apologyIssued: number;
  apologySigned: number;
  repeated: number;
  /** Of `closed`: a correction showed that they were not late. */
  notLate: number;
}
export interface ReviewSummaryRow extends ReviewCounts {
  key: Partial<Record<ReviewGroup, string | null>>;
}
