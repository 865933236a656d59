import { describe, expect, it, jest } from '@jest/globals';
import { Ii06aFileMaker, ii06aFile } from '#exchange';
import type { Ii06aReport } from '#indicators';
import { readFileSync } from 'node:fs';

jest.setTimeout(300_000);

const COMPILED = new URL('../../dist/libs/exchange/src/ii06a/ii06a-worker.js', import.meta.url);
const SAMPLE = new URL('../../libs/exchange/src/ii06a/golden/sample.json', import.meta.url);

/** The sample form with as many rows as a province has units. */
function largeReport(count: number): Ii06aReport {
  const report = JSON.parse(readFileSync(SAMPLE, 'utf8')) as Ii06aReport;
  const [first] = report.rows;
  if (first === undefined) throw new Error('the sample has no rows');
  const rows = Array.from({ length: count }, (_, index) => ({
    ...first,
    row: index + 1,
    name: `Xã số ${String(index)}`,
  }));
  return { ...report, groupBy: 'agency', rows };
}

/** What a piece of work gives, and how often the event loop came round meanwhile. */
async function turnsDuring<T>(work: Promise<T>): Promise<{ result: T; turns: number }> {
  let [turns, going] = [0, true];
  const count = (): void => {
    turns += 1;
    if (going) setImmediate(count);
  };
  setImmediate(count);
  try {
    return { result: await work, turns };
  } finally {
    going = false;
  }
}

describe('a large file of a report, made by the compiled worker', () => {
  it.each(['pdf', 'xlsx'] as const)('leaves the event loop free, and is the same %s byte for byte', async (format) => {
    const report = largeReport(170);
    const beside = await turnsDuring(new Ii06aFileMaker({}, COMPILED).make(report, format));
    const within = await turnsDuring(ii06aFile(report, format));
    expect(beside.result.equals(within.result)).toBe(true);
    // A file made in this thread lets the loop round only between its steps; beside it nothing holds the loop up.
    expect(beside.turns).toBeGreaterThan(10 * within.turns);
  });

  it('fails alone when its thread fails, and leaves room for the next', async () => {
    const maker = new Ii06aFileMaker({ atOnce: 1, waiting: 0 }, COMPILED);
    await expect(maker.make({ ...largeReport(1), computedAt: 'never' }, 'xlsx')).rejects.toThrow();
    expect((await maker.make(largeReport(1), 'xlsx')).subarray(0, 2).toString()).toBe('PK');
  });
});
