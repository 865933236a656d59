import type { ReviewCommandName, ReviewContext } from './commands.js';
import type { BegunReview, ReviewState } from './state.js';

/** What still lacks before a review can be closed. */
export const REVIEW_PARTS = ['cause', 'measure', 'apology', 'signature', 'judgement'] as const;
export type ReviewPart = (typeof REVIEW_PARTS)[number];

type Standing = Pick<ReviewContext, 'lateness' | 'lateAgainstPromise'>;

/**
 * What may be done to a review now; the one source for buttons, refusals and answers. A review is begun of a dossier that
 * is late, and closed when nothing lacks.
 */
export function availableReviewCommands(state: ReviewState, standing: Standing): readonly ReviewCommandName[] {
  switch (state.status) {
    case 'none':
      return standing.lateness === null ? [] : ['open'];
    case 'open':
      return ['code-cause', ...apologySteps(state), ...closing(state, standing)];
    case 'examined':
      return ['code-cause', 'record-measure', ...apologySteps(state), 'judge', ...closing(state, standing)];
    case 'closed':
      return ['reopen'];
    default:
      return state satisfies never;
  }
}

/** What lacks, in the order of the work; nothing where the dossier turned out not to be late by any reading. */
export function missingParts(state: BegunReview, standing: Standing): ReviewPart[] {
  if (isNotLate(standing)) return [];
  const { cause, measures, apology, judgement } = state;
  const lacks: Record<ReviewPart, boolean> = {
    cause: cause === null,
    measure: measures.length === 0,
    apology: apology === null,
    signature: apology?.signedAt == null,
    judgement: judgement === null,
  };
  return (Object.keys(lacks) as ReviewPart[]).filter((part) => lacks[part]);
}

/** Neither under `tt01-2020` nor against the first promise. */
export const isNotLate = ({ lateness, lateAgainstPromise }: Standing): boolean =>
  lateness === null && !lateAgainstPromise;

function apologySteps({ apology }: BegunReview): ReviewCommandName[] {
  if (apology === null) return ['issue-apology'];
  return apology.signedAt === null ? ['issue-apology', 'sign-apology'] : [];
}

const closing = (state: BegunReview, standing: Standing): ReviewCommandName[] =>
  missingParts(state, standing).length === 0 ? ['close'] : [];
