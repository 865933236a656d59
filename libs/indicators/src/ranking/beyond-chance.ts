import type { Rate } from '../counting/rate-of.js';
import { hundredths } from './place-rows.js';
import { wilsonInterval } from './wilson-interval.js';

/**
 * Whether the difference of two rates is more than chance: 0 lies outside the 95 % interval of the difference of two
 * independent proportions built from their Wilson intervals, p1 − p2 ± √(δ1² + δ2²) with δ the distance of each rate to the
 * bound that faces the other (R. G. Newcombe, Statistics in Medicine 17, 1998, 873–890, method 10). Reckoned from the
 * figures as they are printed, so that anybody can check it; their bounds are rounded outward, which makes it cautious.
 * Of a hundred rows that did not change, up to five may be named all the same. Null where either rate has no base.
 */
export function isBeyondChance(now: Rate, before: Rate): boolean | null {
  const [a, b] = [printed(now), printed(before)];
  if (a === null || b === null) return null;
  const [better, worse] = a.rate >= b.rate ? [a, b] : [b, a];
  const difference = better.rate - worse.rate;
  const [down, up] = [better.rate - better.low, worse.high - worse.rate];
  return difference ** 2 > down ** 2 + up ** 2;
}

/** Whole hundredths of a percent. */
function printed({ numerator, denominator, percent }: Rate): { rate: number; low: number; high: number } | null {
  const interval = wilsonInterval(numerator, denominator);
  if (interval === null || percent === null) return null;
  return { rate: hundredths(percent), low: hundredths(interval.low), high: hundredths(interval.high) };
}
