import { answered } from './client.js';
import { asProblem, isPassing } from './problem.js';

const PAUSES_MS = [400, 1_200, 3_000, 6_000];
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/**
 * Sends what carries an idempotency key, again with the same key while the line is cut or the first try is still under
 * way; `onRetry` hears how often. A refusal that would stay one is thrown at once.
 */
export async function sent<T>(
  call: () => Parameters<typeof answered<T>>[0],
  onRetry: (tries: number) => void = () => undefined,
): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await answered(call());
    } catch (error) {
      const wait = PAUSES_MS[tries];
      if (!isPassing(asProblem(error)) || wait === undefined) throw error;
      onRetry(tries + 1);
      await pause(wait);
    }
  }
}
