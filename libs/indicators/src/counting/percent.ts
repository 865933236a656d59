import { IndicatorsError } from '../indicators-error.js';

/** A number of dossiers; a JavaScript number must be a whole one it holds exactly. */
export type Whole = number | bigint;

const HUNDRED_PERCENT = 10_000n;

/**
 * `100 · numerator / denominator` with two decimals, half rounded up, except that a value below 100 never prints as
 * 100.00 (CONTRACT 7.9). Denominator 0 → null, shown as "—".
 * @throws IndicatorsError `PERCENT.INVALID` for anything but whole numbers ≥ 0
 */
export function percent(numerator: Whole, denominator: Whole): string | null {
  const [n, d] = [whole(numerator), whole(denominator)];
  if (d === 0n) return null;
  const rounded = roundHalfUp(n * HUNDRED_PERCENT, d);
  return twoDecimals(n < d && rounded >= HUNDRED_PERCENT ? HUNDRED_PERCENT - 1n : rounded);
}

/**
 * `points · numerator / denominator` with two decimals, half rounded up: the index of QĐ 766 gives 20 points
 * (CONTRACT 7.6). Denominator 0 → null.
 * @throws IndicatorsError `PERCENT.INVALID` for anything but whole numbers ≥ 0
 */
export function score(numerator: Whole, denominator: Whole, points: Whole = 20): string | null {
  const [n, d] = [whole(numerator), whole(denominator)];
  return d === 0n ? null : twoDecimals(roundHalfUp(n * whole(points) * 100n, d));
}

/** @throws IndicatorsError `PERCENT.INVALID` */
export function whole(value: Whole): bigint {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw invalid(value);
  const exact = BigInt(value);
  if (exact < 0n) throw invalid(value);
  return exact;
}

function roundHalfUp(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator);
}

/** `9996n` as `99.96`; whole hundredths ≥ 0. */
export function twoDecimals(hundredths: bigint): string {
  return `${String(hundredths / 100n)}.${String(hundredths % 100n).padStart(2, '0')}`;
}

function invalid(value: Whole): IndicatorsError {
  return new IndicatorsError('PERCENT.INVALID', ['a whole number ≥ 0'], value);
}
