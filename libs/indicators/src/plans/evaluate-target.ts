import type { Exact } from './exact.js';
import { compareExact, exactDecimal, minus, plus, reduced, signedTwoDecimals } from './exact.js';
import { goalOf } from './goal-of.js';
import type { Measured } from './measured.js';
import { exactOf } from './measured.js';
import type { Condition, Goal, Target } from './plan.js';

/**
 * How a target stands. `noFigureYet`: nothing measured or entered, or nothing to judge (a denominator of 0);
 * `noBase`: the base year of a growth has no figure; `noGoal`: a figure of which the plan asks no value in that year;
 * `outsideYears`: the years of its goal are over, so nothing is asked any more; `metOutsideYears` says how it stands against
 * what was asked last; `partOnly`: what was measured is a part of the city, and the plan speaks of all of it.
 */
export const TARGET_STATES = [
  ...(['figure', 'outsideYears', 'noFigureYet', 'noBase', 'noGoal', 'partOnly'] as const),
  ...(['stated', 'statementMissing'] as const),
] as const;
export type TargetState = (typeof TARGET_STATES)[number];

/** How far from the goal; what is good is positive. Exact as a fraction, and as a reader wants it. */
export interface Gap {
  /** `percentOfBase`: of a growth told as relative, in percent of the base year's figure. */
  unit: 'percentagePoints' | 'percentOfBase' | 'ranks';
  /** Whole numbers as text: they may be larger than JSON's. */
  numerator: string;
  denominator: string;
  /** With its sign; never zero unless it is. */
  text: string;
}

export interface Evaluation {
  state: TargetState;
  /** Null where there is nothing to judge, or nothing to judge it by. */
  met: boolean | null;
  /** Of `outsideYears` alone: whether it would be met if the goal that held last were still asked; no verdict. */
  metOutsideYears: boolean | null;
  goal: Goal | null;
  /** Whether the year is among those the goal was set for; false also without a goal. */
  withinYears: boolean;
  /** Null also for a growth from nothing, of which percent say nothing. */
  gap: Gap | null;
}

/** What is known of a target in a period. */
export interface TargetFindings {
  /** The year of the period. */
  year: number;
  current: Measured | null;
  /** Of the base year, where the goal has one. */
  base: Measured | null;
  /** Of a statement target: whether one was made for the period. */
  stated: boolean;
  /** Whether `current` is of a part of the city alone: it is shown and never judged. */
  partOnly: boolean;
}

/**
 * Whether a target is met, decided on whole numbers (CONTRACT 7.9). A statement is never judged: it was made, or it is
 * missing.
 */
export function evaluateTarget(target: Target, { year, current, base, stated, partOnly }: TargetFindings): Evaluation {
  const inForce = goalOf(target, year);
  const asked = { goal: inForce?.goal ?? null, withinYears: inForce?.within ?? false };
  const unjudged = (state: TargetState): Evaluation => ({
    ...asked,
    state,
    met: null,
    metOutsideYears: null,
    gap: null,
  });
  if (target.kind === 'statement') return unjudged(stated ? 'stated' : 'statementMissing');
  const figure = exactOf(current);
  if (figure === null) return unjudged('noFigureYet');
  if (partOnly) return unjudged('partOnly');
  if (inForce === null) return unjudged('noGoal');
  const verdict = judge(inForce.goal.condition, figure, exactOf(base));
  if (verdict === null) return unjudged('noBase');
  if (inForce.within) return { ...asked, state: 'figure', ...verdict, metOutsideYears: null };
  const { met: metOutsideYears, gap } = verdict;
  return { ...unjudged('outsideYears'), metOutsideYears, gap };
}

interface Verdict {
  met: boolean;
  gap: Gap | null;
}

function judge(condition: Condition, figure: Exact, base: Exact | null): Verdict | null {
  switch (condition.kind) {
    case 'share':
      return above(condition.operator, figure, exactDecimal(condition.percent));
    case 'rank':
      return better({ n: BigInt(condition.atMost), d: 1n }, figure);
    case 'rankImproved':
      return base === null ? null : better(minus(base, { n: BigInt(condition.by), d: 1n }), figure);
    case 'growth':
      return grown(condition, figure, base);
  }
}

function grown(condition: Condition & { kind: 'growth' }, figure: Exact, base: Exact | null): Verdict | null {
  const { operator, as, by } = condition;
  const until = condition.until === undefined ? null : exactDecimal(condition.until);
  if (until !== null && compareExact(figure, until) >= 0) return above('>=', figure, until);
  if (base === null) return null;
  if (as === 'points') {
    const asked = plus(base, exactDecimal(by));
    return until !== null && compareExact(asked, until) > 0
      ? above('>=', figure, until)
      : above(operator, figure, asked);
  }
  // Anything is more than nothing; by how many percent cannot be said.
  if (base.n === 0n) return { met: figure.n > 0n, gap: null };
  const percentOfBase = { n: 100n * figure.n * base.d, d: figure.d * base.n };
  return above(operator, percentOfBase, plus({ n: 100n, d: 1n }, exactDecimal(by)), 'percentOfBase');
}

function above(
  operator: '>' | '>=',
  figure: Exact,
  goal: Exact,
  unit: 'percentagePoints' | 'percentOfBase' = 'percentagePoints',
): Verdict {
  const order = compareExact(figure, goal);
  return { met: operator === '>' ? order > 0 : order >= 0, gap: gapOf(unit, minus(figure, goal)) };
}

/** Rank 1 is the best. */
const better = (goal: Exact, rank: Exact): Verdict => ({
  met: compareExact(rank, goal) <= 0,
  gap: gapOf('ranks', minus(goal, rank)),
});

function gapOf(unit: Gap['unit'], difference: Exact): Gap {
  const { n, d } = reduced(difference);
  const text = unit === 'ranks' ? `${n > 0n ? '+' : ''}${String(n)}` : signedTwoDecimals({ n, d });
  return { unit, numerator: String(n), denominator: String(d), text };
}
