import type { Received } from '#dossier';
import { waitingBegan } from '#indicators';
import type { DossierFacts, WaitKind } from '#indicators';

/** What counting knows of a received dossier. */
export function countingFacts(state: Received): DossierFacts {
  const { receivedAt, grain, dueAt, firstPromiseAt, promiseDueAt, indexDueAt, limit } = state;
  const { processedAt, returnedAt, withdrawnAt, stoppedAt, supplementRequests } = state;
  // A payment that is awaited while the clock runs excuses nobody.
  const waits = state.waits.filter((wait) => wait.stopsClock);
  const ends = { processedAt, returnedAt, withdrawnAt, stoppedAt };
  const promise = { grain, dueAt, firstPromiseAt, promiseDueAt, indexDueAt, limit };
  return { receivedAt, ...promise, ...ends, waits, supplementRequests };
}

/** Beyond every instant: waits that are open still last then. */
const EVER = Number.MAX_SAFE_INTEGER;

/** Since when the clock stands still (waits that touch are one wait); null while it runs. */
export const waitingSince = (state: Received): number | null => since(state, ['supplement', 'payment']);

/** Since when a supplement is awaited; null while none is. */
export const supplementSince = (state: Received): number | null => since(state, ['supplement']);

const since = (state: Received, kinds: readonly WaitKind[]): number | null =>
  state.waits.length === 0 ? null : waitingBegan(countingFacts(state), kinds, EVER);
