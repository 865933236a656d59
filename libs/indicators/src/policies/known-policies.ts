import type { Policy, PolicyName } from './policy.js';

const tt01: Policy = {
  name: 'tt01-2020',
  version: 1,
  end: ['processed'],
  comparedWith: 'due',
  grain: 'limit',
  withdrawnStopped: 'out',
  noDue: 'out',
  judgedWhenWaitingBegan: ['supplement', 'payment'],
  lateFromSupplementRequest: null,
  openInTimeInRate: false,
  openOverdueInDenominator: false,
  points: null,
};

/** The policies the product ships with. Sources: TT 01/2020/TT-VPCP, QĐ 766/QĐ-TTg, as fixed in CONTRACT 7.6. */
export const KNOWN_POLICIES: Readonly<Record<PolicyName, Policy>> = {
  'tt01-2020': tt01,
  'first-promise': { ...tt01, name: 'first-promise', comparedWith: 'promise' },
  returned: { ...tt01, name: 'returned', end: ['returned'], grain: 'date' },
  'survivorship-safe': { ...tt01, name: 'survivorship-safe', openOverdueInDenominator: true },
  qd766: {
    name: 'qd766',
    version: 1,
    end: ['processed', 'returned', 'stopped', 'withdrawn'],
    comparedWith: 'indexDue',
    grain: 'instant',
    withdrawnStopped: 'in',
    noDue: 'out',
    judgedWhenWaitingBegan: ['supplement'],
    lateFromSupplementRequest: 2,
    openInTimeInRate: true,
    openOverdueInDenominator: true,
    points: 20,
  },
  ii06a: { ...tt01, name: 'ii06a', withdrawnStopped: 'in', noDue: 'in' },
};

export const DEFAULT_POLICY: Policy = tt01;
