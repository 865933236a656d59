import type { BaseYear, Goal, Target } from './plan.js';

/** The goal that holds in a year, and whether the year is among its own. */
export interface GoalInForce {
  goal: Goal;
  /** False: its years are over and no later goal has taken its place; it is still what was promised last. */
  within: boolean;
}

/** What a target asks in a year: the goal of that year, else the last one before it; null before the first. */
export function goalOf({ goals }: Pick<Target, 'goals'>, year: number): GoalInForce | null {
  const within = goals.find(({ years }) => years.from <= year && year <= years.to);
  if (within !== undefined) return { goal: within, within: true };
  const [last] = goals.filter(({ years }) => years.to < year).toSorted((a, b) => b.years.to - a.years.to);
  return last === undefined ? null : { goal: last, within: false };
}

/** The year that a condition compares `year` with; null if it compares with none. */
export function baseYearOf({ condition }: Goal, year: number): number | null {
  if (condition.kind !== 'growth' && condition.kind !== 'rankImproved') return null;
  return yearOf(condition.base, year);
}

const yearOf = (base: BaseYear, year: number): number => (base === 'previousYear' ? year - 1 : base);
