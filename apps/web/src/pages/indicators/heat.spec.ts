import { describe, expect, it } from '@jest/globals';
import type { FigureRow } from '../../figures/figures.js';
import { cutPercent, gradeOf, heatRowsOf } from './heat.js';

const rate = (numerator: number, denominator: number) => ({ numerator, denominator, percent: 'as printed' });
const row = (agency: string | null, month: string, numerator: number, denominator: number): FigureRow =>
  ({ key: { agency, month }, span: { from: `${month}-01`, to: '' }, rate: rate(numerator, denominator) }) as FigureRow;

describe('the heat map', () => {
  it('grades by counts, at the very lines of 100, 99 and 95', () => {
    expect([rate(7, 7), rate(9_999, 10_000), rate(99, 100), rate(9_899, 10_000)].map(gradeOf)).toEqual([
      ...['full', 'good', 'good', 'fair'],
    ]);
    expect([rate(95, 100), rate(9_499, 10_000), rate(0, 3)].map(gradeOf)).toEqual(['fair', 'low', 'low']);
  });

  it('never reads 100 below it', () => {
    expect([rate(9_999, 10_000), rate(2, 2), rate(2, 3), rate(0, 5)].map(cutPercent)).toEqual([99.9, 100, 66.6, 0]);
  });

  it('begins with the lowest rate of all months together; what was never judged has no line', () => {
    const rows = [
      row('A', '2026-01', 10, 10),
      row('A', '2026-02', 9, 10),
      row('B', '2026-02', 1, 2),
      row('C', '2026-01', 0, 0),
      row(null, '2026-03', 5, 5),
    ];
    const found = heatRowsOf(rows, 'agency', '2026-02-10');
    expect(found.months).toEqual(['2026-01', '2026-02']);
    expect(found.rows.map(({ key, cells }) => [key, cells.map((cell) => cell?.rate.numerator ?? null)])).toEqual([
      ['B', [null, 1]],
      ['A', [10, 9]],
    ]);
  });
});
