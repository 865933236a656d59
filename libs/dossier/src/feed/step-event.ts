import { NATIONAL_STATUS } from '../vocabulary.js';
import { decided } from './decided.js';
import type { FeedEvent } from './feed-decision.js';
import type { ProgressItem } from './feed-item.js';

/** The event of a step, under the id that follows from its content. */
export function stepEvent({ eventId, at, status, unitId, pseudonym, personal }: ProgressItem): FeedEvent {
  const name = Object.entries(NATIONAL_STATUS).find(([, code]) => code === status)?.[0] ?? String(status);
  const data = { name, status: String(status), unitId, pseudonym, flags: [] };
  return { ...decided({ type: 'ActivityRecorded', data }, at, personal), eventId };
}
