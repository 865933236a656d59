import type { Ranking } from './ranking.js';

/** Percent from `from` to 100. */
export interface Axis {
  from: number;
  ticks: readonly number[];
}

const STEPS = [1, 2, 5, 10, 20, 25, 50];
const MOST_TICKS = 5;

/** Wide enough for every ranked interval; that of a row without a place may run off its left end. */
export function axisOf({ rows }: Pick<Ranking, 'rows'>): Axis {
  const ranked = rows.filter(({ place }) => place !== null);
  const lows = (ranked.length > 0 ? ranked : rows).flatMap(({ interval }) =>
    interval === null ? [] : [Number(interval.low)],
  );
  const span = 100 - Math.max(0, Math.min(95, ...lows));
  const step = STEPS.find((size) => span / size <= MOST_TICKS - 1) ?? 50;
  const from = Math.max(0, 100 - Math.ceil(span / step) * step);
  const ticks = Array.from({ length: Math.round((100 - from) / step) + 1 }, (_, i) => from + i * step);
  return { from, ticks };
}

/** Where a percentage lies on the axis, in percent of its length; what is below its beginning lies on it. */
export const placeOn = ({ from }: Axis, percent: number): number => (Math.max(0, percent - from) / (100 - from)) * 100;
