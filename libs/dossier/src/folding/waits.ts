import type { Received, Wait } from '../state.js';

/** The wait of a kind that is open now, ended; the others as they are. */
export const endedWaits = (state: Received, kind: Wait['kind'], to: number, expired?: true): Wait[] =>
  state.waits.map((wait) =>
    wait.kind === kind && wait.to === null ? { ...wait, to, ...(expired === true ? { expired } : {}) } : wait,
  );

/**
 * The supplement has come. After an expiry nobody waits any more: then the completion stands alone, a moment that
 * gives the full limit again under the regime `restart` and moves nothing under the others.
 */
export const suppliedWaits = (state: Received, at: number): Wait[] =>
  state.waits.some((wait) => wait.kind === 'supplement' && wait.to === null)
    ? endedWaits(state, 'supplement', at)
    : [...state.waits, { kind: 'supplement', from: at, to: at, stopsClock: true }];
