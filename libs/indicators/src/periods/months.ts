import { type Instant, type PlainDate, addDays, addMonths, plainDateOf } from '#calendar';
import type { Zone } from '../zone.js';
import type { PeriodCalendar, Span } from './period.js';

/** The first day of a kstt month, in the month before. */
const KSTT_FIRST_DAY = 15;

/** A month of a span; the first and last may be clipped to the span. */
export interface MonthSpan extends Span {
  /** `YYYY-MM`, in the calendar asked for. */
  month: string;
}

/**
 * The whole months `firstMonth` to `lastMonth` of a year.
 * @param firstMonth 1 to 12
 * @param lastMonth `firstMonth` to 12
 */
export function spanOfMonths(year: number, firstMonth: number, lastMonth: number, calendar: PeriodCalendar): Span {
  const from = firstDayOf(year, firstMonth, calendar);
  const next = addMonths(from, lastMonth - firstMonth + 1);
  return { from, to: addDays(next, -1) };
}

/**
 * The months that a span touches, in order, for `groupBy=month`. A partial first or last one is clipped.
 */
export function monthsOf(span: Span, calendar: PeriodCalendar = 'gregorian'): MonthSpan[] {
  const first = monthNumberOf(span.from, calendar);
  const last = monthNumberOf(span.to, calendar);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const [year, month] = [Math.floor((first + index) / 12), ((first + index) % 12) + 1];
    const whole = spanOfMonths(year, month, month, calendar);
    return {
      month: `${String(year)}-${String(month).padStart(2, '0')}`,
      from: whole.from < span.from ? span.from : whole.from,
      to: whole.to > span.to ? span.to : whole.to,
    };
  });
}

/** The calendar month that holds an instant in the zone: the period of a question that names none (CONTRACT 7). */
export function currentMonth(now: Instant, zone: Zone): Span {
  const today = plainDateOf(zone.localDay(now));
  const month = Number(today.slice(5, 7));
  return spanOfMonths(Number(today.slice(0, 4)), month, month, 'gregorian');
}

function monthNumberOf(date: PlainDate, calendar: PeriodCalendar): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return year * 12 + month - 1 + (calendar === 'kstt' && day >= KSTT_FIRST_DAY ? 1 : 0);
}

function firstDayOf(year: number, month: number, calendar: PeriodCalendar): PlainDate {
  const january = `${String(year)}-01-01`;
  return calendar === 'gregorian'
    ? addMonths(january, month - 1)
    : addDays(addMonths(january, month - 2), KSTT_FIRST_DAY - 1);
}
