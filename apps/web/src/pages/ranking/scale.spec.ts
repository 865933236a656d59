import { describe, expect, it } from '@jest/globals';
import { axisOf, placeOn } from './scale.js';
import type { RankingRow } from './ranking.js';

const row = (low: string, place: number | null): RankingRow =>
  ({ interval: { low, high: '100.00' }, place }) as RankingRow;

describe('the axis of a ranking', () => {
  it('holds every ranked interval, in steps that can be read', () => {
    expect(axisOf({ rows: [row('88.40', 1), row('97.00', 1)] })).toEqual({ from: 85, ticks: [85, 90, 95, 100] });
    expect(axisOf({ rows: [row('96.10', 1)] })).toEqual({ from: 94, ticks: [94, 96, 98, 100] });
  });

  it('is not stretched by rows without a place, whose intervals run off its end', () => {
    const axis = axisOf({ rows: [row('96.10', 1), row('12.00', null)] });
    expect(axis.from).toBe(94);
    expect(placeOn(axis, 12)).toBe(0);
    expect(placeOn(axis, 97)).toBe(50);
  });

  it('still stands where nobody has a place, down to nothing', () => {
    expect(axisOf({ rows: [row('3.00', null)] })).toEqual({ from: 0, ticks: [0, 25, 50, 75, 100] });
    expect(axisOf({ rows: [] }).ticks).toEqual([94, 96, 98, 100]);
  });
});
