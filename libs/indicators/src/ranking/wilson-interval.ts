import { IndicatorsError } from '../indicators-error.js';
import { type Whole, twoDecimals, whole } from '../counting/percent.js';

/** Bounds of a rate in percent, two decimals, rounded outward: the lower one down, the upper one up. */
export interface Interval {
  low: string;
  high: string;
}

/** The share of such intervals that hold the rate a unit works at, in percent. */
export const CONFIDENCE = '95';

/** z² of 95 %, z = 1.959963984540054 (the 97.5 % point of the normal distribution), as a fraction. */
export const [Z_SQUARED, Z_SCALE] = [3_841_458_820_694_124n, 10n ** 15n];
const HUNDRED_PERCENT = 10_000n;

/**
 * The Wilson score interval of `numerator` of `denominator` at 95 % (E. B. Wilson, JASA 22, 1927): the rates p for which
 * the figure seen lies within z standard deviations, (x − n·p)² ≤ z²·n·p·(1 − p). It stays inside 0 to 100, holds the
 * rate itself and is not degenerate at 0 or 100 % as the textbook interval is. The condition is asked of whole
 * hundredths of a percent on integers, so no bound depends on floating arithmetic. Denominator 0 → null.
 * @throws IndicatorsError `PERCENT.INVALID` for anything but whole numbers ≥ 0 with numerator ≤ denominator
 */
export function wilsonInterval(numerator: Whole, denominator: Whole): Interval | null {
  const [x, n] = [whole(numerator), whole(denominator)];
  if (x > n) throw new IndicatorsError('PERCENT.INVALID', ['a numerator up to the denominator'], numerator);
  if (n === 0n) return null;
  const low = lowerBound(x, n);
  // What holds of the successes holds of the failures, mirrored.
  const high = HUNDRED_PERCENT - lowerBound(n - x, n);
  return { low: twoDecimals(low), high: twoDecimals(high) };
}

/** The greatest k for which k/10000 does not exceed the lower bound. */
function lowerBound(x: bigint, n: bigint): bigint {
  // Where all succeeded 100 % meets the condition too, as the upper bound; the lower one lies below it.
  let [low, high] = [0n, x === n ? HUNDRED_PERCENT - 1n : (x * HUNDRED_PERCENT) / n];
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    if (isOutsideOrOn(middle, x, n)) low = middle;
    else high = middle - 1n;
  }
  return low;
}

/** (x − n·p)² ≥ z²·n·p·(1 − p) with p = k/10000, multiplied out. */
function isOutsideOrOn(k: bigint, x: bigint, n: bigint): boolean {
  const distance = HUNDRED_PERCENT * x - n * k;
  return Z_SCALE * distance * distance >= Z_SQUARED * n * k * (HUNDRED_PERCENT - k);
}
