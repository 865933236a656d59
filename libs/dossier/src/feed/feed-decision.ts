import type { DecidedEvent } from '../events.js';
import type { FeedVerdict } from './feed-item.js';

/** An event a feed gives; one of a step has the id that follows from its content. */
export type FeedEvent = DecidedEvent & { eventId?: string };

export interface FeedDecision {
  /** One per item, in their order. */
  verdicts: FeedVerdict[];
  events: FeedEvent[];
  /** Of each event the place of the item that tells it; for reports. */
  tellers: number[];
}

/** Needed besides: the local day of an instant, as a number. */
export type DayOf = (instant: number) => number;
