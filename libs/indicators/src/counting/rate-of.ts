import type { Policy } from '../policies/policy.js';
import type { Counts } from './counts.js';
import { percent, score } from './percent.js';

export interface Rate {
  numerator: number;
  denominator: number;
  /** Two decimals; null where nothing could be judged, never 0 or 100 (DOMAIN 4). */
  percent: string | null;
}

/** The early and on-time rate of a row that was counted under `policy` (CONTRACT 7.5). */
export function rateOf(counts: Counts, policy: Policy): Rate {
  const inTime = counts.early + counts.onTime;
  const openInTime = policy.openInTimeInRate ? counts.openInTime : 0;
  const openOverdue = policy.openOverdueInDenominator ? counts.openOverdue : 0;
  const numerator = inTime + openInTime;
  const denominator = inTime + counts.late + openInTime + openOverdue;
  return { numerator, denominator, percent: percent(numerator, denominator) };
}

/** The index of a rate under a policy that gives points, from integers, two decimals; null without a base or points. */
export function scoreOf({ numerator, denominator }: Omit<Rate, 'percent'>, policy: Policy): string | null {
  return policy.points === null ? null : score(numerator, denominator, policy.points);
}
