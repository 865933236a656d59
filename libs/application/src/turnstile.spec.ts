import { expect, test } from '@jest/globals';
import { Turnstile } from './turnstile.js';

test('a turnstile runs so many at once, makes some wait in their order, and refuses the others', async () => {
  const turnstile = new Turnstile(2, 3, () => new Error('busy'));
  const ends: (() => void)[] = [];
  const order: number[] = [];
  let [running, most] = [0, 0];
  const work = (index: number) =>
    turnstile.pass(async () => {
      order.push(index);
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((end) => ends.push(end));
      running -= 1;
      if (index === 1) throw new Error('failed inside');
      return index;
    });
  const all = Promise.allSettled([0, 1, 2, 3, 4, 5].map(work));
  for (let done = 0; done < 5; done += 1) {
    while (ends.length === 0) await Promise.resolve();
    ends.shift()?.();
  }
  const results = (await all).map((result) =>
    result.status === 'fulfilled' ? result.value : (result.reason as Error).message,
  );
  expect(results).toEqual([0, 'failed inside', 2, 3, 4, 'busy']);
  expect([most, order]).toEqual([2, [0, 1, 2, 3, 4]]);
  const later = work(6);
  while (ends.length === 0) await Promise.resolve();
  ends.shift()?.();
  expect(await later).toBe(6);
});
