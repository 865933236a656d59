import { Command, Query } from '@nestjs/cqrs';
import type { Coded, PersonalContent, ReviewCommandName, ReviewPart, ReviewState } from '#dossier';
import type { QueuedReview, ReviewCounts, ReviewSummaryRow } from '#read-models';
import type { Principal } from '../access/principal.js';
import type { IdempotencyRequest } from '../dossiers/execute-dossier-command.js';
import type { QueryParameters } from '../parameter-reader.js';
import type { Named, ReviewView } from './review-view.js';
import type { ReviewRules } from './review-rules.js';

interface TextBody {
  /** Free text; encrypted, as it may name people. */
  note?: string;
}
/** A step with its body, already checked for shape. */
export type ReviewBody =
  | { name: 'open'; body: TextBody }
  | {
      name: 'code-cause';
      body: TextBody & { causeCode: string; responsibleUnitId: string; responsibleOfficerId?: string };
    }
  | { name: 'record-measure'; body: TextBody & { measureCode: string; completeBy?: string } }
  | { name: 'issue-apology'; body: TextBody & { documentNumber: string; occurredAt?: string } }
  | { name: 'sign-apology'; body: TextBody & { occurredAt?: string } }
  | { name: 'judge'; body: TextBody & { excused: boolean; groundCode?: string } }
  | { name: 'close'; body: TextBody }
  | { name: 'reopen'; body: TextBody & { reasonCode: string; reason?: string } };

/** What every accepted step answers. */
export interface ReviewAnswer {
  code: string;
  version: number;
  position: number;
  state: ReviewState['status'];
  /** The review's own deadline. */
  dueAt: string;
  availableCommands: readonly ReviewCommandName[];
  /** What lacks before it can be closed. */
  missing: readonly ReviewPart[];
  eventIds: string[];
}

/** One step of the review of one late dossier. */
export class ExecuteReviewCommand extends Command<ReviewAnswer> {
  constructor(
    readonly principal: Principal,
    readonly code: string,
    readonly command: ReviewBody,
    /** From If-Match; 0 opens the review. */
    readonly expectedVersion: number,
    readonly idempotency: IdempotencyRequest,
  ) {
    super();
  }
}

/** A row of the queue as a screen shows it: with names, the review's deadline and whose time it was. */
export type QueueItem = Omit<QueuedReview, 'agencyId' | 'procedureCode' | 'holderUnitId' | 'officerId'> & {
  agency: Named | null;
  procedure: Named | null;
  holder: { unit: Named | null; officer: Named | null };
  responsible: { unit: Named | null; officer: Named | null } | null;
  /** By when the review is to be closed, also where nobody has opened it. */
  reviewDueAt: string;
  timeSplit: { unit: 'workingMinute'; total: number; parts: object[] } | null;
};
export interface ReviewQueue {
  items: QueueItem[];
  next: string | null;
  position: number;
  /** The instant that was asked for; null: now. */
  asOf: string | null;
}
/** The queue of late dossiers and their reviews (`GET /reviews`). */
export class ListReviews extends Query<ReviewQueue> {
  constructor(
    readonly principal: Principal,
    readonly parameters: QueryParameters,
  ) {
    super();
  }
}

export interface ReviewSummary {
  groupBy: readonly string[];
  /** `names` resolves each key of agencies and causes. */
  rows: (ReviewSummaryRow & { names: Record<string, string | null> })[];
  total: ReviewCounts;
  position: number;
  asOf: string | null;
}
export class SummarizeReviews extends Query<ReviewSummary> {
  constructor(
    readonly principal: Principal,
    readonly parameters: QueryParameters,
  ) {
    super();
  }
}

export class GetReview extends Query<ReviewView> {
  constructor(
    readonly principal: Principal,
    readonly code: string,
  ) {
    super();
  }
}

export interface ReviewTexts {
  code: string;
  texts: { eventId: string; type: string; occurredAt: string; content: PersonalContent | null; erased: boolean }[];
  accessId: string;
}
/** The free texts of a review in full; the reading itself is recorded first. */
export class GetReviewTexts extends Query<ReviewTexts> {
  constructor(
    readonly principal: Principal,
    readonly code: string,
    readonly reason: string,
  ) {
    super();
  }
}

/** What a form of the review offers, and the rules in force. */
export interface ReviewLists {
  causes: readonly (Coded & { objective: boolean })[];
  measures: readonly Coded[];
  grounds: readonly Coded[];
  reopenReasons: readonly Coded[];
  rules: ReviewRules;
}
export class GetReviewLists extends Query<ReviewLists> {
  constructor(readonly principal: Principal) {
    super();
  }
}

/** Sets the rules of reviewing, as an event; the same rules write nothing. */
export class SetReviewRules extends Command<ReviewRules> {
  constructor(
    readonly principal: Principal,
    readonly body: unknown,
  ) {
    super();
  }
}
