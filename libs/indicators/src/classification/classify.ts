import type { Instant } from '#calendar';
import type { DossierFacts, Grain, WaitKind } from '../facts.js';
import type { Policy } from '../policies/policy.js';
import type { Zone } from '../zone.js';
import type { Because, Classification } from './classification.js';
import { type Closing, closingOf } from './closing-of.js';
import { type Verdict, compareWithDue } from './compare-with-due.js';
import { waitingBegan } from './waiting-began.js';

const ALL_WAITS: readonly WaitKind[] = ['supplement', 'payment'];

type Outcome = Pick<Classification, 'class' | 'comparedWith' | 'because'>;

/**
 * Where a dossier stands under a policy at `at`, the instant V of CONTRACT 7.1. Ends later than `at` have not
 * happened yet; dues, waits and requests must be those in force at `at`.
 */
export function classify(facts: DossierFacts, policy: Policy, at: Instant, zone: Zone): Classification {
  const closing = closingOf(facts, policy, at);
  const outcome = outcomeOf(facts, policy, at, zone, closing);
  return {
    class: outcome.class,
    comparedWith: outcome.comparedWith,
    because: outcome.because,
    end: closing?.at ?? null,
    endedBy: closing?.kind ?? null,
    waiting: closing === null && waitingBegan(facts, ALL_WAITS, at) !== null,
  };
}

function outcomeOf(facts: DossierFacts, policy: Policy, at: Instant, zone: Zone, closing: Closing | null): Outcome {
  const closedBy = closing?.kind;
  if (policy.withdrawnStopped === 'out' && (closedBy === 'withdrawn' || closedBy === 'stopped')) {
    return { class: closedBy, comparedWith: null, because: closedBy };
  }
  const dueAt = dueUnder(policy, facts);
  if (dueAt === null) return withoutDue(policy, closing);
  if (policy.lateFromSupplementRequest !== null && facts.supplementRequests >= policy.lateFromSupplementRequest) {
    return { class: late(closing), comparedWith: null, because: 'repeatedSupplementRequest' };
  }
  const grain = policy.grain === 'limit' ? facts.grain : policy.grain;
  return closing === null
    ? judgeOpen(facts, policy, at, dueAt, grain, zone)
    : judgeEnded(closing.at, dueAt, grain, zone);
}

function judgeEnded(endAt: Instant, dueAt: Instant, grain: Grain, zone: Zone): Outcome {
  const verdict = compareWithDue(endAt, dueAt, grain, zone);
  return { class: verdict, comparedWith: dueAt, because: ENDED_BECAUSE[grain][verdict] };
}

function judgeOpen(
  facts: DossierFacts,
  policy: Policy,
  at: Instant,
  dueAt: Instant,
  grain: Grain,
  zone: Zone,
): Outcome {
  const began = waitingBegan(facts, policy.judgedWhenWaitingBegan, at);
  const verdict = compareWithDue(began ?? Math.max(at, facts.receivedAt), dueAt, grain, zone);
  const overdue = verdict === 'late';
  const waitingBecause: Because = overdue ? 'waitingBeganOverdue' : 'waitingBeganInTime';
  return {
    class: overdue ? 'openOverdue' : 'openInTime',
    comparedWith: dueAt,
    because: began === null ? OPEN_BECAUSE[grain][verdict] : waitingBecause,
  };
}

function withoutDue(policy: Policy, closing: Closing | null): Outcome {
  if (policy.noDue === 'in') {
    return { class: closing === null ? 'openInTime' : 'onTime', comparedWith: null, because: 'noDueCountsInTime' };
  }
  return { class: closing === null ? 'noLimitOpen' : 'noLimitResolved', comparedWith: null, because: 'noDue' };
}

function late(closing: Closing | null): 'late' | 'openOverdue' {
  return closing === null ? 'openOverdue' : 'late';
}

function dueUnder(policy: Policy, facts: DossierFacts): Instant | null {
  switch (policy.comparedWith) {
    case 'due':
      return facts.dueAt;
    case 'promise':
      return facts.promiseDueAt ?? facts.firstPromiseAt;
    case 'indexDue':
      return facts.indexDueAt ?? facts.dueAt;
  }
}

const ENDED_BECAUSE: Record<Grain, Record<Verdict, Because>> = {
  date: { early: 'endedOnEarlierDay', onTime: 'endedOnDueDay', late: 'endedOnLaterDay' },
  instant: { early: 'endedBeforeDue', onTime: 'endedAtDue', late: 'endedAfterDue' },
};

const OPEN_BECAUSE: Record<Grain, Record<Verdict, Because>> = {
  date: { early: 'openOnEarlierDay', onTime: 'openOnDueDay', late: 'openOnLaterDay' },
  instant: { early: 'openBeforeDue', onTime: 'openAtDue', late: 'openAfterDue' },
};
