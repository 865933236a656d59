import { ExecuteReviewCommandHandler } from './execute-review-command.handler.js';
import {
  GetReviewHandler,
  GetReviewListsHandler,
  ListReviewsHandler,
  ReviewDesk,
  SummarizeReviewsHandler,
} from './review-queries.handlers.js';
import { GetReviewTextsHandler } from './review-texts.handler.js';
import { SetReviewRulesHandler } from './set-review-rules.handler.js';

export * from './review-requests.js';
export { REVIEW_FILTERS } from './review-query.js';
export { keptReviewAnswer } from './execute-review-command.handler.js';
export { DEFAULT_REVIEW_RULES, overdueSince, reviewDueAt } from './review-rules.js';
export type { ReviewRules } from './review-rules.js';
export { standingOf } from './standing-of.js';
export type { Named, ReviewStep, ReviewView } from './review-view.js';

export const REVIEW_PROVIDERS = [
  ReviewDesk,
  ExecuteReviewCommandHandler,
  ListReviewsHandler,
  SummarizeReviewsHandler,
  GetReviewHandler,
  GetReviewTextsHandler,
  GetReviewListsHandler,
  SetReviewRulesHandler,
];
