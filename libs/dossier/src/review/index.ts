export * from './lists.js';
export * from './events.js';
export * from './state.js';
export * from './commands.js';
export { evolveReview, replayReview } from './evolve-review.js';
export { REVIEW_PARTS, availableReviewCommands, missingParts } from './available-review-commands.js';
export type { ReviewPart } from './available-review-commands.js';
export { decideReview } from './decide-review.js';
export type { ReviewDecision, ReviewRefusal } from './decide-review.js';
