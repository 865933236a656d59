import { localDate } from '#calendar';
import type { Instant, PlainDate } from '#calendar';
import { monthsOf, parsePeriod, spanOfMonths } from '#indicators';
import type { Span } from '#indicators';

/** A gregorian month as it is stored: months since 1970-01, a small integer. */
export type MonthNumber = number;

export const monthOfDate = (date: PlainDate): MonthNumber =>
  (Number(date.slice(0, 4)) - 1970) * 12 + Number(date.slice(5, 7)) - 1;

export const yearOfMonth = (month: MonthNumber): number => 1970 + Math.floor(month / 12);

/** First and last local date of a month, both inclusive. */
export const spanOfMonth = (month: MonthNumber): Span =>
  spanOfMonths(yearOfMonth(month), (month % 12) + 1, (month % 12) + 1, 'gregorian');

/** `YYYY-MM` */
export const nameOfMonth = (month: MonthNumber): string => spanOfMonth(month).from.slice(0, 7);

export const currentMonthNumber = (now: Instant, timezone: string): MonthNumber =>
  monthOfDate(localDate(now, timezone));

/** The months of a period such as `2026-Q1`. Throws IndicatorsError `PERIOD.UNKNOWN_FORM`. */
export function monthsOfPeriod(period: string): { first: MonthNumber; last: MonthNumber } {
  const numbers = monthsOf(parsePeriod(period)).map(({ from }) => monthOfDate(from));
  return { first: Math.min(...numbers), last: Math.max(...numbers) };
}
