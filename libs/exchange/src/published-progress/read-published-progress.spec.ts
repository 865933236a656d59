import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { reconcileProgress } from '#indicators';
import { PublishedProgressError, readPublishedProgress } from './read-published-progress.js';

const HEADER = 'scope,departmentCode,departmentName,totalReceived,totalOnTime,ratio,score,maxScore';

describe('a list of published progress', () => {
  test('is read whatever other columns it has', () => {
    expect(readPublishedProgress(`\uFEFF${HEADER}\nmonth8,H44.13,"Ban, quản lý",2,1,50,10,20\n`)).toEqual([
      { label: 'month8 H44.13', received: 2, onTime: 1, ratio: '50', score: '10', maxScore: 20 },
    ]);
  });

  test.each([
    ['a column that is missing', 'scope,ratio\nmonth8,1', 'row 1: no column departmentCode, totalReceived'],
    [
      'a count that is none',
      `${HEADER}\na,b,c,2,1,50,10,20\na,b,c,many,1,50,10,20`,
      'row 3: column totalReceived: "many"',
    ],
    ['a line that breaks off', `${HEADER}\na,b,c`, 'Invalid Record Length'],
    ['nothing', '', 'row 1: no column'],
  ])('names row and column of %s', (_, text, message) => {
    expect(() => readPublishedProgress(text)).toThrow(PublishedProgressError);
    expect(() => readPublishedProgress(text)).toThrow(message);
  });
});

const PHU_THO = new URL('../../../../../shared/data/vn/portal_progress_phutho_2026.csv', import.meta.url);
const where = existsSync(PHU_THO) ? describe : describe.skip;

where('the national portal about Phú Thọ (needs ../shared/data/vn)', () => {
  test('agrees with our arithmetic in the 30 rows that have dossiers; the one without publishes 0 and has no base', () => {
    const reconciled = readPublishedProgress(readFileSync(PHU_THO, 'utf8')).map(reconcileProgress);
    expect(reconciled).toHaveLength(31);
    expect(reconciled.filter(({ verdict }) => verdict === 'agree')).toHaveLength(30);
    expect(reconciled.filter(({ verdict }) => verdict !== 'agree')).toEqual([
      {
        ...{ label: 'month8 H44.01', verdict: 'noBase' },
        published: { ratio: '0', score: '0' },
        ours: { ratio: null, score: null },
      },
    ]);
  });
});
