import { describe, expect, test } from '@jest/globals';
import type { AppendOutcome, Database } from '#event-store';
import type { PlanTools } from './write-to-plan.js';
import { writeToPlan } from './write-to-plan.js';

const EMPTY_LOG = { query: () => Promise.resolve([]) } as unknown as Database;
const BY = { actorId: 'admin', unitId: null };
const figure = {
  type: 'ExternalFigureEntered' as const,
  data: {
    ...{ targetId: 'sipas', period: '2022', value: '86', unit: 'percent' as const },
    ...{ source: 'Bộ Nội vụ', publishedOn: '2023-04-19' },
  },
};

/** Somebody else is always a step ahead, `times` times. */
function overtaken(times: number): { tools: PlanTools; attempts: () => number } {
  let attempts = 0;
  const append = (): Promise<AppendOutcome> => {
    attempts += 1;
    const recordedAt = '2026-11-22T03:00:00.000Z';
    const outcome: unknown =
      attempts <= times
        ? { verdict: 'conflict', actualVersion: attempts }
        : { verdict: 'appended', lastPosition: 7, version: attempts, recordedAt };
    return Promise.resolve(outcome as AppendOutcome);
  };
  const vault = { open: () => Promise.resolve([]), seal: () => Promise.reject(new Error('nothing to seal')) };
  const ids = { uuid: () => '00000000-0000-7000-8000-000000000001' };
  return { tools: { database: EMPTY_LOG, vault, append, clock: { now: () => 0 }, ids }, attempts: () => attempts };
}

describe('writing to a plan', () => {
  test('decides again when another process was faster', async () => {
    const { tools, attempts } = overtaken(9);
    const told = await writeToPlan(tools, 'H26', 'hn-27-2022', BY, () => ({ event: figure }));
    expect([told?.position, attempts()]).toEqual([7, 10]);
  });

  test('that others never let through is refused as busy, and holds up nobody after it', async () => {
    const { tools } = overtaken(Infinity);
    const write = () => writeToPlan(tools, 'H26', 'hn-27-2022', BY, () => ({ event: figure }));
    const after = writeToPlan(overtaken(0).tools, 'H26', 'hn-27-2022', BY, () => ({ event: figure }));
    await expect(write()).rejects.toMatchObject({ code: 'PLAN.BUSY' });
    expect((await after)?.position).toBe(7);
    const next = await writeToPlan(overtaken(0).tools, 'H26', 'hn-27-2022', BY, () => ({ event: figure }));
    expect(next?.position).toBe(7);
  });
});
