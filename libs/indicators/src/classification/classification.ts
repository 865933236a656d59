import type { Instant } from '#calendar';
import type { EndKind } from '../policies/policy.js';

export const DOSSIER_CLASSES = [
  'early',
  'onTime',
  'late',
  'openInTime',
  'openOverdue',
  'withdrawn',
  'stopped',
  'noLimitResolved',
  'noLimitOpen',
] as const;

/** Where a dossier stands under one policy at one instant: exactly one of these. */
export type DossierClass = (typeof DOSSIER_CLASSES)[number];

/** Why; a stable code that a screen puts into words. */
export type Because =
  | 'endedOnEarlierDay'
  | 'endedOnDueDay'
  | 'endedOnLaterDay'
  | 'endedBeforeDue'
  | 'endedAtDue'
  | 'endedAfterDue'
  | 'openOnEarlierDay'
  | 'openOnDueDay'
  | 'openOnLaterDay'
  | 'openBeforeDue'
  | 'openAtDue'
  | 'openAfterDue'
  | 'waitingBeganInTime'
  | 'waitingBeganOverdue'
  | 'repeatedSupplementRequest'
  | 'withdrawn'
  | 'stopped'
  | 'noDue'
  | 'noDueCountsInTime';

export interface Classification {
  class: DossierClass;
  /** When the dossier ended under the policy, never before its reception; null while it is open. */
  end: Instant | null;
  /** What ended it; null while it is open. */
  endedBy: EndKind | null;
  /** The due that decided; null where no comparison did. */
  comparedWith: Instant | null;
  because: Because;
  /** Open, and the applicant's turn at that instant. */
  waiting: boolean;
}
