export { PASSING_PROBLEMS, decideFeedItems } from './decide-feed-items.js';
export type { FeedDecision, FeedEvent } from './feed-decision.js';
export { FEED_PROBLEMS, PORTAL_STATUSES } from './feed-item.js';
export type {
  FeedContext,
  FeedItem,
  FeedProblem,
  FeedVerdict,
  PortalStatus,
  ProgressItem,
  SnapshotItem,
  ToldSupplement,
} from './feed-item.js';
export type { StatedPersonal } from './told-personal.js';
