import { IndicatorsError } from '../indicators-error.js';
import { type Whole, whole } from './percent.js';

export type TargetOperator = '>' | '>=';

const DECIMAL = /^(\d{1,9})(?:\.(\d{1,9}))?$/;

/**
 * Whether `100 · numerator / denominator` meets a target, decided on integers: 9,900 of 10,000 meets ≥ 99 and not
 * > 99, however the percentage prints (CONTRACT 7.9). Denominator 0 → null: there is nothing to judge.
 * @param targetPercent a decimal such as `99` or `99.5`, at most nine decimals
 * @throws IndicatorsError `TARGET.INVALID`, `PERCENT.INVALID`
 */
export function meetsTarget(
  numerator: Whole,
  denominator: Whole,
  operator: TargetOperator,
  targetPercent: string,
): boolean | null {
  const match = DECIMAL.exec(targetPercent);
  if (match === null) throw new IndicatorsError('TARGET.INVALID', ['a decimal ≥ 0, e.g. 99.5'], targetPercent);
  const [, units = '0', decimals = ''] = match;
  const [n, d] = [whole(numerator), whole(denominator)];
  if (d === 0n) return null;
  const value = n * 100n * 10n ** BigInt(decimals.length);
  const target = BigInt(units + decimals) * d;
  return operator === '>' ? value > target : value >= target;
}
