import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { fixedClock } from '../clock/index.js';
import { RareWarning } from './rare-warning.js';
import { WakeUps } from './wake-ups.js';

describe('wake-ups', () => {
  const sent: string[] = [];
  const troubles: string[] = [];
  let answer: () => Promise<unknown>;

  const open = () =>
    new WakeUps(
      {
        wakeProjector: (tenant) => (sent.push(tenant), answer()),
        startJob: (_tenant, jobId) => (sent.push(jobId), answer()),
        close: () => Promise.resolve(),
      },
      { onTrouble: (what, error) => troubles.push(`${what}: ${(error as Error).message}`) },
    );
  const settle = () => jest.advanceTimersByTimeAsync(0);

  beforeEach(() => {
    jest.useFakeTimers();
    sent.length = 0;
    troubles.length = 0;
    answer = () => Promise.resolve();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('goes out at once, and a burst becomes one more at the end', async () => {
    const wakeUps = open();
    for (let i = 0; i < 50; i += 1) wakeUps.wake('H26');
    await settle();
    expect(sent).toEqual(['H26']);
    for (let i = 0; i < 50; i += 1) wakeUps.wake('H26');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(sent).toEqual(['H26', 'H26']);
    await wakeUps.close();
  });

  it('keeps tenants apart', async () => {
    const wakeUps = open();
    wakeUps.wake('H26');
    wakeUps.wake('BOS');
    await settle();
    expect(sent).toEqual(['H26', 'BOS']);
    await wakeUps.close();
  });

  it('never throws: an error is reported and the next one goes out', async () => {
    answer = () => Promise.reject(new Error('refused'));
    const wakeUps = open();
    wakeUps.wake('H26');
    await settle();
    expect(troubles).toEqual(['a wake-up could not be enqueued: refused']);
    answer = () => Promise.resolve();
    await jest.advanceTimersByTimeAsync(200);
    wakeUps.wake('H26');
    await settle();
    expect(sent).toHaveLength(2);
    await wakeUps.close();
  });

  it('behind a queue that does not answer nothing piles up, and closing does not wait for ever', async () => {
    answer = () => new Promise(() => undefined);
    const wakeUps = open();
    for (let i = 0; i < 100; i += 1) {
      wakeUps.wake('H26');
      await jest.advanceTimersByTimeAsync(100);
    }
    expect(sent).toHaveLength(1);
    expect(troubles).toEqual(['a wake-up could not be enqueued: no answer in 2000 ms']);
    const closed = wakeUps.close();
    await jest.advanceTimersByTimeAsync(5_000);
    await closed;
    wakeUps.wake('H26');
    await settle();
    expect(sent).toHaveLength(1);
  });
});

describe('a rare warning', () => {
  it('says the same once a minute, with how often', () => {
    const said: string[] = [];
    const clock = fixedClock(0);
    const warning = new RareWarning(clock, (message) => said.push(message));
    for (let i = 0; i < 5; i += 1) warning.warn('queue', new Error('gone'));
    warning.warn('other', new Error('gone'));
    clock.advance(60_000);
    warning.warn('queue', new Error('gone'));
    expect(said).toEqual(['queue: gone', 'other: gone', 'queue: gone (5 times)']);
  });
});
