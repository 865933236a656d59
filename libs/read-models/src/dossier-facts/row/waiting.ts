import type { Received } from '#dossier';
import type { Zone } from '#indicators';
import { waitKindCode } from '../codes.js';
import { supplementSince, waitingSince } from '../counting-facts.js';
import { isoText as iso } from '../instant-text.js';
import type { Tallies } from '../series.js';
import { dayOf } from './part.js';

/** What is awaited now, and how often something was. */
export function waitingColumns(state: Received, tallies: Tallies, zone: Zone) {
  const open = state.waits.find((wait) => wait.to === null);
  const since = open === undefined ? null : waitingSince(state);
  return {
    waits: state.waits.length,
    waiting_kind: open === undefined ? null : waitKindCode(open.kind),
    waiting_since: iso(since),
    waiting_since_on: dayOf(since, zone),
    supplement_since: iso(open === undefined ? null : supplementSince(state)),
    waitings: tallies.waitings,
    waiting_moved_on: dayOf(tallies.waitingMovedAt, zone),
    supplement_requests: state.supplementRequests,
  };
}

export type WaitingColumns = ReturnType<typeof waitingColumns>;

export const sameWaiting = (a: Received, b: Received, before: Tallies, now: Tallies): boolean =>
  a.waits === b.waits &&
  a.receivedAt === b.receivedAt &&
  a.supplementRequests === b.supplementRequests &&
  before.waitings === now.waitings &&
  before.waitingMovedAt === now.waitingMovedAt;

export const NEVER_WAITED: WaitingColumns = {
  waits: 0,
  waiting_kind: null,
  waiting_since: null,
  waiting_since_on: null,
  supplement_since: null,
  waitings: 0,
  waiting_moved_on: null,
  supplement_requests: 0,
};
