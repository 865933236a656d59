import { expect, it } from '@jest/globals';
import { restartDelay } from './restart-delay.js';

it('waits ever longer between restarts, at most a minute', () => {
  expect([1, 2, 3, 4, 7, 100].map(restartDelay)).toEqual([1_000, 2_000, 4_000, 8_000, 60_000, 60_000]);
});
