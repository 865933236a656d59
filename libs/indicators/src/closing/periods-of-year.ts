import type { PeriodCalendar, Span } from '../periods/period.js';
import { parsePeriod } from '../periods/parse-period.js';

/** A period that can be closed: its id as {@link parsePeriod} reads it, and its local dates, both inclusive. */
export interface ClosablePeriod extends Span {
  calendar: PeriodCalendar;
  /** `2026`, `2026-H1`, `2026-9M`, `2026-Q3`, `2026-08`. */
  period: string;
}

const MONTHS = Array.from({ length: 12 }, (_, index) => `-${String(index + 1).padStart(2, '0')}`);
const PARTS = [...MONTHS, '-Q1', '-Q2', '-Q3', '-Q4', '-H1', '-H2', '-9M', ''];

/** The twenty periods of a year, by their last day and the shorter first; year 1900 to 2999. */
export function periodsOfYear(year: number, calendar: PeriodCalendar): ClosablePeriod[] {
  return PARTS.map((part) => namedPeriod(`${String(year)}${part}`, calendar)).sort(byEnd);
}

/**
 * The period of an id.
 * @throws IndicatorsError `PERIOD.UNKNOWN_FORM`
 */
export const namedPeriod = (period: string, calendar: PeriodCalendar): ClosablePeriod => ({
  calendar,
  period,
  ...parsePeriod(period, calendar),
});

/** The period that consists of exactly these days; null where none does. */
export function periodOfSpan({ from, to }: Span, calendar: PeriodCalendar): ClosablePeriod | null {
  // A period is named after the year of its last day: that of kstt month 1 is 14 January.
  const year = Number(to.slice(0, 4));
  return periodsOfYear(year, calendar).find((known) => known.from === from && known.to === to) ?? null;
}

/** Order of closing: what ended first, and of those that end together the shorter one. */
export function byEnd(a: ClosablePeriod, b: ClosablePeriod): number {
  if (a.to !== b.to) return a.to < b.to ? -1 : 1;
  return a.from === b.from ? 0 : a.from > b.from ? -1 : 1;
}
