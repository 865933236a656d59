import type { PlainDate } from '#calendar';
import type { FigureUnit, PeriodCalendar, Plan } from '#indicators';

/** What happened to a plan (CONTRACT 2, stream `plan-<id>`). */
export type PlanEvent =
  /** A version with all of its content. */
  | { type: 'PlanPublished'; data: { plan: Plan } }
  | { type: 'ExternalFigureEntered'; data: EnteredFigureData }
  /** Its text travels encrypted: it may name people. */
  | { type: 'StatementEntered'; data: EnteredStatementData };

export interface EnteredFigureData {
  targetId: string;
  /** The period the figure speaks of, as periods are written: `2022`, `2022-H1`. */
  period: string;
  /** The calendar that the period is of; an event without one is of the gregorian. */
  calendar?: PeriodCalendar;
  /** An exact decimal; of a rank a whole number from 1 on. */
  value: string;
  unit: FigureUnit;
  /** Who published it and where. */
  source: string;
  publishedOn: PlainDate;
}

export interface EnteredStatementData {
  targetId: string;
  period: string;
  /** As of a figure. */
  calendar?: PeriodCalendar;
  /** Reference of the document, such as `125/BC-UBND`. */
  document: string;
  /** Of the document. */
  date: PlainDate;
}

/** The stream of a plan's events. */
export const planStream = (planId: string): string => `plan-${planId}`;
