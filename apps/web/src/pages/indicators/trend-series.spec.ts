import { describe, expect, it } from '@jest/globals';
import type { FigureRow } from '../../figures/figures.js';
import { seriesOf } from './trend-series.js';

const row = (month: string, level?: string): FigureRow =>
  ({ key: { month, ...(level === undefined ? {} : { level }) }, span: { from: `${month}-01`, to: '' } }) as FigureRow;
const months = (series: ReturnType<typeof seriesOf>) =>
  series.map(({ key, rows }) => [key, rows.map((one) => one?.key['month'] ?? null)]);

describe('the lines of a trend', () => {
  it('are one of all, in the order of the months, without what has not begun', () => {
    const series = seriesOf([row('2026-02'), row('2026-01'), row('2026-03')], null, '2026-02-14');
    expect(months(series)).toEqual([[null, ['2026-01', '2026-02']]]);
  });

  it('have the same months each, with a gap where a value has no row', () => {
    const rows = [row('2026-01', 'province'), row('2026-02', 'province'), row('2026-02', 'commune')];
    expect(months(seriesOf(rows, 'level', '2026-12-31'))).toEqual([
      ['commune', [null, '2026-02']],
      ['province', ['2026-01', '2026-02']],
    ]);
  });
});
