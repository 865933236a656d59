import type { PolicyName } from '../policies/policy.js';

/** Levels of agencies as a plan names them: city, (former) district, commune. */
export const PLAN_LEVELS = ['province', 'district', 'commune'] as const;
export type PlanLevel = (typeof PLAN_LEVELS)[number];

/** Years, both inclusive. */
export interface Years {
  from: number;
  to: number;
}

/** Something the log can say of a period; `level` keeps to dossiers whose competent agency is of it. */
export type Measure =
  /** The early and on-time rate under a policy. */
  | { kind: 'onTimeRate'; policy: PolicyName; level?: PlanLevel }
  /** The same of each field; the worst one decides, and a field without a base is none. */
  | { kind: 'worstField'; policy: PolicyName; level?: PlanLevel }
  /** Dossiers received through a channel ÷ received. */
  | { kind: 'channelShare'; channel: 'counter' | 'online' | 'post'; level?: PlanLevel }
  /** Returned by post ÷ returned. */
  | { kind: 'returnedByPost'; level?: PlanLevel }
  /** Dossiers whose every hand-over to another unit was electronic ÷ dossiers handed over to another unit. */
  | { kind: 'electronicHandOvers'; level?: PlanLevel }
  /** Granted dossiers whose result was digitised before the end of the period ÷ granted ones. */
  | { kind: 'digitizedResults'; level?: PlanLevel }
  /** Digitised components ÷ components, of the dossiers received. */
  | { kind: 'digitizedComponents'; level?: PlanLevel }
  /** Own ratings of at least 4 of 5 ÷ own ratings. */
  | { kind: 'satisfaction'; level?: PlanLevel }
  /** Late dossiers whose responsible unit and person are known ÷ late dossiers, open overdue ones among them. */
  | { kind: 'lateNamed'; policy: PolicyName; level?: PlanLevel };

export type MeasureKind = Measure['kind'];
export const MEASURE_KINDS = [
  ...(['onTimeRate', 'worstField', 'channelShare', 'returnedByPost', 'electronicHandOvers'] as const),
  ...(['digitizedResults', 'digitizedComponents', 'satisfaction', 'lateNamed'] as const),
] as const satisfies readonly MeasureKind[];

/** What an entered figure is told in. */
export const FIGURE_UNITS = ['percent', 'rank', 'count'] as const;
export type FigureUnit = (typeof FIGURE_UNITS)[number];

/** The year that something is compared with. */
export type BaseYear = number | 'previousYear';

/** When a figure is good enough. `percent` and `by` are exact decimals such as `99` or `99.5`. */
export type Condition =
  /** `upTo`: where the plan names a range (30–40 %) its lower end decides and the upper end is shown. */
  | { kind: 'share'; operator: '>' | '>='; percent: string; upTo?: string }
  /** Among the best `atMost`. */
  | { kind: 'rank'; atMost: number }
  /** At least `by` ranks better than in the base year. */
  | { kind: 'rankImproved'; by: number; base: BaseYear }
  /**
   * More than in the base year: `relative`, current ≥ base · (100 + by) %; `points`, current ≥ base + by in points of
   * percent. `until`: a share of that many percent is enough whatever the base.
   */
  | { kind: 'growth'; operator: '>' | '>='; by: string; as: 'relative' | 'points'; base: BaseYear; until?: string };

export const CONDITION_KINDS = ['share', 'rank', 'rankImproved', 'growth'] as const satisfies Condition['kind'][];

/** A condition and the years it is asked in. */
export interface Goal {
  years: Years;
  condition: Condition;
}

/** `entered`: published elsewhere, by a survey or a ranking; `statement`: a text with a document behind it. */
export const TARGET_KINDS = ['log', 'entered', 'statement'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

export interface Target {
  /** Unique in its plan. */
  id: string;
  /** In Vietnamese: a plan is a document. */
  title: string;
  kind: TargetKind;
  /** Who says the figure: the log, the publisher of a survey or ranking, the agency that states it. */
  source: string;
  /** What an entered figure is told in; null: none can be entered. */
  unit: FigureUnit | null;
  /** What the log says; of an entered target it stands in until a figure is entered. Null: the log knows nothing of it. */
  measure: Measure | null;
  /** Shown beside it and judged by nothing. */
  beside: readonly Measure[];
  /** At most one for each year; a year without one is told by the plan without a value. */
  goals: readonly Goal[];
  /** How a doubtful wording of the document is read. */
  note: string | null;
}

/** A plan of a city as a versioned document. */
export interface Plan {
  id: string;
  /** Rises whenever the content changes. */
  version: number;
  title: string;
  issuedBy: string;
  /** Number of the document. */
  document: string;
  years: Years;
  targets: readonly Target[];
}
