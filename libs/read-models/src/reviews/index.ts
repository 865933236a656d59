export { LateReviewsProjection } from './late-reviews.projection.js';
export * from './question.js';
export { listReviews } from './list-reviews.js';
export type { ReviewPage, ReviewPageQuestion } from './list-reviews.js';
export { summarizeReviews } from './summarize-reviews.js';
export { earlierCauses } from './earlier-causes.js';
