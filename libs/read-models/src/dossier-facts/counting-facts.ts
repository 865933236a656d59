import type { Received } from '#dossier';
import { waitingBegan } from '#indicators';
import type { DossierFacts } from '#indicators';

/** What counting knows of a received dossier. */
export function countingFacts(state: Received): DossierFacts {
  const { receivedAt, grain, dueAt, firstPromiseAt, promiseDueAt, limit } = state;
  const { processedAt, returnedAt, withdrawnAt, stoppedAt, supplementRequests } = state;
  // A payment that is awaited while the clock runs excuses nobody.
  const waits = state.waits.filter((wait) => wait.stopsClock);
  const ends = { processedAt, returnedAt, withdrawnAt, stoppedAt };
  const promise = { grain, dueAt, firstPromiseAt, promiseDueAt, indexDueAt: null, limit };
  return { receivedAt, ...promise, ...ends, waits, supplementRequests };
}

/** Beyond every instant: waits that are open still last then. */
const EVER = Number.MAX_SAFE_INTEGER;

/** Since when the clock stands still (waits that touch are one wait); null while it runs. */
export const waitingSince = (state: Received): number | null =>
  state.waits.length === 0 ? null : waitingBegan(countingFacts(state), ['supplement', 'payment'], EVER);
