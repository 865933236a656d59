import type { FeedProblem, FeedVerdict } from './feed-item.js';

export const ACCEPTED: FeedVerdict = { verdict: 'accepted', problems: [] };
export const DUPLICATE: FeedVerdict = { verdict: 'duplicate', problems: [] };
export const quarantined = (problems: FeedProblem[]): FeedVerdict => ({ verdict: 'quarantined', problems });
/** Of an item that was read to its end: what it could not tell waits. */
export const verdictOf = (adds: boolean, problems: FeedProblem[]): FeedVerdict =>
  problems.length > 0 ? quarantined(problems) : { verdict: adds ? 'accepted' : 'duplicate', problems };
