import { addDays, dayNumberOf } from '#calendar';
import { parsePeriod } from './parse-period.js';
import { monthsOf } from './months.js';
import type { PeriodCalendar, Span } from './period.js';

const PARTS = /^(\d{4})(?:-(?:(H)([12])|(9M)|(Q)([1-4])|(\d{2})))?$/;

/**
 * The period of the same kind that ended when this one begins: 2026-Q3 → 2026-Q2, 2026-Q1 → 2025-Q4, 2026-08 → 2026-07. The
 * nine months of a year are compared with those of the year before, since nothing of their kind lies between. Dates
 * given by hand that are a whole month are a month; any other span is followed back by as many days.
 * @param period as it was asked for; null: by dates, or nothing given
 */
export function previousPeriod(period: string | null, span: Span, calendar: PeriodCalendar): Span {
  const [, year = '', half, halfNumber, nineMonths, quarter, quarterNumber, month] = PARTS.exec(period ?? '') ?? [];
  const before = String(Number(year) - 1);
  if (month !== undefined || year === '') return monthBefore(span, calendar) ?? sameLengthBefore(span);
  if (half !== undefined) return parsePeriod(halfNumber === '2' ? `${year}-H1` : `${before}-H2`, calendar);
  if (nineMonths !== undefined) return parsePeriod(`${before}-9M`, calendar);
  if (quarter === undefined) return parsePeriod(before, calendar);
  const number = Number(quarterNumber);
  return parsePeriod(number === 1 ? `${before}-Q4` : `${year}-Q${String(number - 1)}`, calendar);
}

/** The month before where the span is exactly one month of the calendar; else null. */
function monthBefore(span: Span, calendar: PeriodCalendar): Span | null {
  const [month, ...more] = monthsOf(span, calendar);
  if (month === undefined || more.length > 0) return null;
  const whole = parsePeriod(month.month, calendar);
  if (whole.from !== span.from || whole.to !== span.to) return null;
  const [before] = monthsOf({ from: addDays(span.from, -1), to: addDays(span.from, -1) }, calendar);
  return before === undefined ? null : parsePeriod(before.month, calendar);
}

const sameLengthBefore = ({ from, to }: Span): Span => {
  const days = dayNumberOf(to) - dayNumberOf(from) + 1;
  return { from: addDays(from, -days), to: addDays(from, -1) };
};
