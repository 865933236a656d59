import { IndicatorsError } from '../indicators-error.js';
import { type Whole, whole } from '../counting/percent.js';

/** An exact rational number; `d` is positive. Nothing of a target is ever decided on a rounded one. */
export interface Exact {
  n: bigint;
  d: bigint;
}

/** A decimal as people write figures: at most nine digits before the point and nine after it. */
export const DECIMAL_FORM = /^\d{1,9}(\.\d{1,9})?$/;

/** @throws IndicatorsError `TARGET.INVALID` for anything but a decimal ≥ 0 */
export function exactDecimal(text: string): Exact {
  if (!DECIMAL_FORM.test(text)) throw new IndicatorsError('TARGET.INVALID', ['a decimal ≥ 0, e.g. 99.5'], text);
  const [units = '0', decimals = ''] = text.split('.');
  return { n: BigInt(units + decimals), d: 10n ** BigInt(decimals.length) };
}

/** `100 · numerator / denominator`; null for a denominator of 0. */
export function exactPercent(numerator: Whole, denominator: Whole): Exact | null {
  const [n, d] = [whole(numerator), whole(denominator)];
  return d === 0n ? null : { n: n * 100n, d };
}

/** Whether two decimals are the same number, however they are written. Throws as {@link exactDecimal}. */
export const sameDecimal = (a: string, b: string): boolean => compareExact(exactDecimal(a), exactDecimal(b)) === 0;

/** Below, equal or above: −1n, 0n or 1n. */
export function compareExact(a: Exact, b: Exact): -1 | 0 | 1 {
  const [left, right] = [a.n * b.d, b.n * a.d];
  return left < right ? -1 : left > right ? 1 : 0;
}

export const plus = (a: Exact, b: Exact): Exact => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
export const minus = (a: Exact, b: Exact): Exact => ({ n: a.n * b.d - b.n * a.d, d: a.d * b.d });

/** In lowest terms. */
export function reduced({ n, d }: Exact): Exact {
  let [a, b] = [n < 0n ? -n : n, d];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? { n: 0n, d: 1n } : { n: n / a, d: d / a };
}

/**
 * With a sign and two decimals, half away from zero, except that what is not zero never prints as zero: a figure that
 * misses its target by a hair must not look as if it hit it.
 */
export function signedTwoDecimals({ n, d }: Exact): string {
  const size = n < 0n ? -n : n;
  const rounded = (size * 200n + d) / (2n * d);
  const hundredths = size > 0n && rounded === 0n ? 1n : rounded;
  const sign = n < 0n ? '-' : n > 0n ? '+' : '';
  return `${sign}${String(hundredths / 100n)}.${String(hundredths % 100n).padStart(2, '0')}`;
}
