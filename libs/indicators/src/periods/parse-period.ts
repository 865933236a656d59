import { IndicatorsError } from '../indicators-error.js';
import { spanOfMonths } from './months.js';
import type { PeriodCalendar, Span } from './period.js';

/** The forms a period may be written in, with the year as an example, and the years there are. */
export const PERIOD_FORMS = [
  ...['2026', '2026-H1', '2026-H2', '2026-9M', '2026-Q1…Q4', '2026-01…12'],
  'of the years 1900 to 2999',
] as const;

const YEARS = /^(?:19|2\d)/;
const PERIOD = /^(\d{4})(?:-(?:H([12])|(9)M|Q([1-4])|(0[1-9]|1[0-2])))?$/;

/**
 * The dates of a period such as `2026-Q3`: in the gregorian calendar 2026-07-01 to 2026-09-30, in kstt 2026-06-15 to
 * 2026-09-14.
 * @throws IndicatorsError `PERIOD.UNKNOWN_FORM` with the forms accepted
 */
export function parsePeriod(text: string, calendar: PeriodCalendar = 'gregorian'): Span {
  if (!YEARS.test(text)) throw new IndicatorsError('PERIOD.UNKNOWN_FORM', PERIOD_FORMS, text, '/period');
  return spanOfPeriod(text, calendar);
}

/** The dates of a period of any year; for neighbours of the first and last one. Throws as {@link parsePeriod}. */
export function spanOfPeriod(text: string, calendar: PeriodCalendar): Span {
  const match = PERIOD.exec(text);
  if (match === null) throw new IndicatorsError('PERIOD.UNKNOWN_FORM', PERIOD_FORMS, text, '/period');
  const [, year, half, nineMonths, quarter, month] = match;
  const months = (first: number, last: number): Span => spanOfMonths(Number(year), first, last, calendar);
  if (half !== undefined) return months(6 * Number(half) - 5, 6 * Number(half));
  if (nineMonths !== undefined) return months(1, 9);
  if (quarter !== undefined) return months(3 * Number(quarter) - 2, 3 * Number(quarter));
  if (month !== undefined) return months(Number(month), Number(month));
  return months(1, 12);
}
