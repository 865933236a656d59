import { setTimeout as sleep } from 'node:timers/promises';

const EVERY_MS = 2_000;

/** Waits for work of unknown length and gives a sign of life meanwhile; a sign that fails ends nothing. */
export async function whileAlive(work: Promise<unknown>, sign: () => Promise<unknown>): Promise<void> {
  const done = work.then(
    () => true,
    () => true,
  );
  const ended = new AbortController();
  try {
    while (!(await Promise.race([done, sleep(EVERY_MS, false, { signal: ended.signal }).catch(() => true)]))) {
      await sign().catch(() => undefined);
    }
  } finally {
    ended.abort();
  }
  await work;
}

/** Sleeps in short pieces; false if it was asked to stop meanwhile. */
export async function sleepUnless(stop: () => boolean, milliseconds: number): Promise<boolean> {
  for (let left = milliseconds; left > 0; left -= 100) {
    if (stop()) return false;
    await sleep(Math.min(100, left));
  }
  return !stop();
}
