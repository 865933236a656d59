import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until a question is answered as hoped; throws with the last answer after the time. */
export async function eventually<T>(ask: () => Promise<T>, hoped: (answer: T) => boolean, within = 20_000): Promise<T> {
  const end = Date.now() + within;
  for (;;) {
    const answer = await ask();
    if (hoped(answer)) return answer;
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(answer)} after ${String(within)} ms`);
    await sleep(25);
  }
}
