import { describe, expect, it, jest } from '@jest/globals';
import { Ii06aFileMaker } from './ii06a-file-maker.js';
import { ii06aFile } from './ii06a-file.js';
import { sampleReport } from './testing/sample-report.js';

// The first file loads both writers.
jest.setTimeout(60_000);

describe('the maker of report files', () => {
  it('gives the very bytes of the file', async () => {
    const maker = new Ii06aFileMaker();
    for (const format of ['xlsx', 'pdf'] as const) {
      expect((await maker.make(sampleReport(), format)).equals(await ii06aFile(sampleReport(), format))).toBe(true);
    }
  });

  it('makes so many at once, lets so many wait and refuses the next; afterwards there is room again', async () => {
    const maker = new Ii06aFileMaker({ atOnce: 1, waiting: 1 });
    const done: string[] = [];
    const asked = ['first', 'second'].map(async (name) => {
      await maker.make(sampleReport(), 'xlsx');
      done.push(name);
    });
    await expect(maker.make(sampleReport(), 'xlsx')).rejects.toMatchObject({
      ...{ code: 'REPORT.BUSY', extra: { retryAfterSeconds: 5 } },
    });
    await Promise.all(asked);
    expect(done).toEqual(['first', 'second']);
    expect((await maker.make(sampleReport(), 'xlsx')).length).toBeGreaterThan(0);
  });

  it('keeps no place for a file that failed', async () => {
    const maker = new Ii06aFileMaker({ atOnce: 1, waiting: 0 });
    const broken = { ...sampleReport(), computedAt: 'never' };
    await expect(maker.make(broken, 'pdf')).rejects.toThrow();
    expect((await maker.make(sampleReport(), 'xlsx')).length).toBeGreaterThan(0);
  });

  it('refuses more rows than a file holds, and says what to narrow', async () => {
    const rows = sampleReport().rows.length;
    await expect(new Ii06aFileMaker({ rows: rows - 1 }).make(sampleReport(), 'pdf')).rejects.toMatchObject({
      code: 'REPORT.TOO_LARGE',
      message: expect.stringContaining('agencyId'),
      extra: { rows, most: rows - 1, narrow: ['agencyId', 'groupBy=field', 'format=json'] },
    });
    expect((await new Ii06aFileMaker({ rows }).make(sampleReport(), 'xlsx')).length).toBeGreaterThan(0);
  });
});
