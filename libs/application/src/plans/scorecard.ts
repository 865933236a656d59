import type { Gap, Goal, Plan, TargetKind, TargetState, Years } from '#indicators';
import type { MeasureDetail } from '#read-models';
import type { EnteredFigure, EnteredStatement, PlanVersion } from './plan-record.js';
import type { ValueView } from './value-view.js';

/** How the targets of a plan stand, by number. */
export interface ScorecardSummary {
  targets: number;
  met: number;
  notMet: number;
  /** A figure held against a goal whose years are over: neither met nor not. */
  outsideYears: number;
  /** Nothing measured or entered, or no base year. */
  noFigure: number;
  /** A figure of which the plan asks no value. */
  noGoal: number;
  /** A figure of a part of the city, of which the plan asks nothing. */
  partOnly: number;
  stated: number;
  statementMissing: number;
}

/** What every answer says of itself. */
export interface ScorecardFrame {
  period: string;
  calendar: string;
  from: string;
  to: string;
  /** Agencies that the figures of the log keep to, and then nothing of the log is judged; null: the whole city. */
  scope: readonly string[] | null;
  /** ISO instant. */
  asOf: string;
  /** The last position of the log that figures of the log count. */
  position: number;
  computedAt: string;
}

export interface PlanHead extends Omit<Plan, 'targets'> {
  origin: PlanVersion['origin'];
  /** False: the period's year is not of the plan; figures are shown beside the goals that held last, and not judged. */
  withinYears: boolean;
}

export interface TrendMonth {
  month: string;
  from: string;
  to: string;
  value: ValueView;
  /** Null also where a month alone cannot meet the goal, as a growth on a year. */
  met: boolean | null;
}

/** A figure of the log with the rule it was counted by. */
export interface LogFigure {
  measure: string;
  value: ValueView;
  detail: MeasureDetail | null;
  policy: string | null;
  policyVersion: number | null;
  position: number;
  computedAt: string;
  /** The question to `/indicators` that shows the same figure; null: it is none of those. */
  indicators: string | null;
  /** The dossiers behind it that fall short, where they are not those of `indicators`. */
  dossiers: string | null;
}

/** `laterEntry`: somebody entered another; `otherUnit`, `takesNoFigure`: the target is not what it was entered for. */
export type SupersededFigure = EnteredFigure & { why: 'laterEntry' | 'otherUnit' | 'takesNoFigure' };

export interface TargetCard {
  id: string;
  title: string;
  kind: TargetKind;
  source: string;
  note: string | null;
  state: TargetState;
  met: boolean | null;
  /** Of the state `outsideYears`: whether the goal that held last would be met; no verdict. */
  metOutsideYears: boolean | null;
  goal: Goal | null;
  /** Whether the period's year is among those the goal was set for. */
  withinYears: boolean;
  /** What is judged; null: there is nothing yet, which is not zero. */
  value: ValueView | null;
  /** Where the value comes from. */
  valueFrom: 'log' | 'entered' | null;
  gap: Gap | null;
  /** The year compared with and its figure, where the goal has one. */
  base: { year: number; value: ValueView | null } | null;
  /** What the log says of it; also of an entered target that has a measure to stand in. */
  log: LogFigure | null;
  /** Other figures of the log that belong beside it. */
  beside: LogFigure[];
  /** Month by month, where the log says it. */
  trend: TrendMonth[] | null;
  /** The figure entered for the period that holds. */
  entered: EnteredFigure | null;
  /** All others entered for it, oldest first, with why they do not count. */
  superseded: SupersededFigure[];
  statement: (EnteredStatement & { superseded: EnteredStatement[] }) | null;
}

export interface Scorecard extends ScorecardFrame {
  plan: PlanHead;
  summary: ScorecardSummary;
  targets: TargetCard[];
}

export interface ScorecardList extends ScorecardFrame {
  items: { plan: PlanHead; summary: ScorecardSummary }[];
}

/** Counts the targets of a card. */
export function summaryOf(targets: readonly Pick<TargetCard, 'state' | 'met'>[]): ScorecardSummary {
  const of = (...states: TargetState[]): number => targets.filter(({ state }) => states.includes(state)).length;
  return {
    targets: targets.length,
    met: targets.filter(({ met }) => met === true).length,
    notMet: targets.filter(({ met }) => met === false).length,
    outsideYears: of('outsideYears'),
    noFigure: of('noFigureYet', 'noBase'),
    noGoal: of('noGoal'),
    partOnly: of('partOnly'),
    stated: of('stated'),
    statementMissing: of('statementMissing'),
  };
}

export const withinYears = ({ from, to }: Years, year: number): boolean => from <= year && year <= to;
