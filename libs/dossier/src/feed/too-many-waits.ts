import type { FeedProblem } from './feed-item.js';
import type { Outline } from './story.js';

/**
 * Nobody is asked for something two hundred times; whatever sends that is broken. Each end of a wait moves the due by all
 * waits before it, so that their number counts twice (2026-11-22: 800 waits took a second).
 */
const MOST_WAITS = 200;

export const TOO_MANY_WAITS: FeedProblem = { code: 'WAITS.TOO_MANY', field: null };

const waitsIn = ({ supplements, payments }: Outline): number => supplements.length + payments.length;

/** @param before The outline of what was told before: what stands in the log already is not taken back. */
export const hasTooManyWaits = (outline: Outline, before?: Outline): boolean =>
  waitsIn(outline) > Math.max(MOST_WAITS, before === undefined ? 0 : waitsIn(before));
