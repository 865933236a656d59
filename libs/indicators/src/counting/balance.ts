import type { Policy } from '../policies/policy.js';
import { COUNT_NAMES, type Counts } from './counts.js';

export interface BalanceViolation {
  rule: 'population' | 'resolved' | 'open' | 'waitingIsOpen' | 'withdrawnStoppedAreResolved' | 'wholeNumbers';
  left: number;
  right: number;
}

/**
 * What does not add up in a row; nothing when it balances (CONTRACT 7.3). Where the policy takes withdrawn and
 * stopped in, they are an "of which" of resolved and no summand (CONTRACT 7.6).
 */
export function balanceViolations(counts: Counts, policy: Policy): BalanceViolation[] {
  const closedApart = counts.withdrawn + counts.stopped;
  const apart = policy.withdrawnStopped === 'out';
  const violations: BalanceViolation[] = [
    {
      rule: 'population',
      left: counts.carriedOver + counts.received,
      right: counts.resolved + (apart ? closedApart : 0) + counts.open,
    },
    {
      rule: 'resolved',
      left: counts.resolved,
      right: counts.early + counts.onTime + counts.late + counts.noLimitResolved,
    },
    { rule: 'open', left: counts.open, right: counts.openInTime + counts.openOverdue + counts.noLimitOpen },
  ];
  const unequal = violations.filter(({ left, right }) => left !== right);
  if (counts.waiting > counts.open) {
    unequal.push({ rule: 'waitingIsOpen', left: counts.waiting, right: counts.open });
  }
  if (!apart && closedApart > counts.resolved) {
    unequal.push({ rule: 'withdrawnStoppedAreResolved', left: closedApart, right: counts.resolved });
  }
  const strange = COUNT_NAMES.filter((name) => !Number.isSafeInteger(counts[name]) || counts[name] < 0).length;
  if (strange > 0) unequal.push({ rule: 'wholeNumbers', left: strange, right: 0 });
  return unequal;
}
