import { describe, expect, test } from '@jest/globals';
import { type PublishedProgress, reconcileProgress } from './published-progress.js';

const row = (received: number, onTime: number, ratio: string, score: string): PublishedProgress => ({
  ...{ label: 'month8 X', received, onTime, ratio, score, maxScore: 20 },
});

describe('a published ratio and score', () => {
  test('agree when both are ours to two decimals, however many zeros are printed', () => {
    const answer = reconcileProgress(row(2821, 2623, '92.98', '18.6'));
    expect(answer).toMatchObject({ verdict: 'agree', ours: { ratio: '92.98', score: '18.60' } });
    expect(reconcileProgress(row(4, 2, '50', '10')).verdict).toBe('agree');
    expect(reconcileProgress(row(2, 0, '0', '0')).verdict).toBe('agree');
  });

  test.each([
    ['the ratio lifted', row(1000, 994, '99.5', '19.88')],
    ['the score lifted', row(1000, 994, '99.4', '20')],
    ['100 printed for nearly all', row(1_000_000, 999_999, '100', '20')],
  ])('disagree with %s', (_, published) => {
    expect(reconcileProgress(published).verdict).toBe('disagree');
  });

  test('have no base where nothing was received: a published 0 is no figure', () => {
    const answer = reconcileProgress(row(0, 0, '0', '0'));
    expect(answer).toMatchObject({ verdict: 'noBase', ours: { ratio: null, score: null } });
  });
});
