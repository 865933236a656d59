import type { WaitKind } from '../facts.js';

export const POLICY_NAMES = ['tt01-2020', 'first-promise', 'returned', 'survivorship-safe', 'qd766', 'ii06a'] as const;

export type PolicyName = (typeof POLICY_NAMES)[number];

export const END_KINDS = ['processed', 'returned', 'stopped', 'withdrawn'] as const;

/** What can end a dossier. */
export type EndKind = (typeof END_KINDS)[number];

/**
 * A counting rule as data (CONTRACT 7.6). `classify` interprets it here and a generated SQL expression in the
 * database; both read only these members.
 */
export interface Policy {
  readonly name: PolicyName;
  /** Rises whenever a member changes; printed beside every figure. */
  readonly version: number;
  /** The first of these that has happened, in this order, is the end. */
  readonly end: readonly EndKind[];
  /** `promise`: the first promise moved by the applicant's waiting; `indexDue`: `indexDueAt`, else the due in force. */
  readonly comparedWith: 'due' | 'promise' | 'indexDue';
  /** `limit`: as the dossier's own limit asks. */
  readonly grain: 'limit' | 'date' | 'instant';
  /** `in`: a withdrawal or stop ends the dossier and is judged by its own instant; `out`: it has a class of its own. */
  readonly withdrawnStopped: 'out' | 'in';
  /** `in`: a dossier without a due is onTime when resolved and openInTime while open; `out`: it is noLimit. */
  readonly noDue: 'out' | 'in';
  /** An open dossier in one of these waits is judged at the instant the waiting began, any other one at V. */
  readonly judgedWhenWaitingBegan: readonly WaitKind[];
  /** From so many supplement requests on a dossier is late whatever its end; null: never for that reason. */
  readonly lateFromSupplementRequest: number | null;
  readonly openInTimeInRate: boolean;
  readonly openOverdueInDenominator: boolean;
  /** The points a rate of 1 is worth in the index of this rule (a `score`); null: no score. */
  readonly points: number | null;
}
