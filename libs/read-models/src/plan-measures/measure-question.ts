import type { Instant } from '#calendar';
import type { Measured, PeriodCalendar, PolicyName, Span } from '#indicators';

/** A question about a measure of a plan; the same as of figures, without groupings and filters. */
export interface MeasureQuestion extends Span {
  tenant: string;
  timezone: string;
  calendar: PeriodCalendar;
  /** Competent agencies that may be counted; null: all of the tenant's. */
  scope: readonly string[] | null;
  /** As known at this instant; null: everything known now. */
  asOf: Instant | null;
  now: Instant;
  /** Also month by month over the span. */
  byMonth: boolean;
}

/** Who had the late dossiers, most first. */
export interface LateShare {
  /** The unit and the officer that held them at the end or, while open, at V; null: nobody is named. */
  unitId: string | null;
  officerId: string | null;
  /** Of the last extension (form 04) that stands; null: there was none. */
  reasonCode: string | null;
  responsibleUnitId: string | null;
  /** Ended late, and open overdue. */
  late: number;
  openOverdue: number;
}

/** What belongs beside a measure's share. */
export type MeasureDetail =
  /** The single hand-overs behind the dossiers. */
  | { handOvers: { numerator: number; denominator: number } }
  /** The mean score is `sum / n`, exact; null without ratings there is none. */
  | { ratings: { n: number; scoreSum: number } }
  | { late: LateShare[]; complete: boolean };

export interface MonthMeasured extends Span {
  /** `YYYY-MM` of the calendar asked for. */
  month: string;
  measured: Measured;
}

export interface MeasureAnswer {
  measured: Measured;
  detail: MeasureDetail | null;
  /** Null where it was not asked. Months that have not begun are left out. */
  months: MonthMeasured[] | null;
  /** Null: a share that no policy has a say in. */
  policy: PolicyName | null;
  policyVersion: number | null;
  position: number;
}
