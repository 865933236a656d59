import { DeadlineError } from './deadline-error.js';
import type { PlainDate, Weekday } from './types.js';

/** Milliseconds of a day without a change of the clock. */
export const MS_PER_DAY = 86_400_000;

/** The days of the week, Monday first: the index used by every weekly pattern here. */
export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Year, month 1-12 and day 1-31 of the proleptic Gregorian calendar. */
export interface CivilDate {
  year: number;
  month: number;
  day: number;
}

// Eras of 400 years (146,097 days) make both directions branch-free; `Date` would turn years below 100 into 19xx.
/** Days since 1970-01-01 of a civil date; month and day are not checked. */
export function dayNumberOfCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The civil date of a day number (days since 1970-01-01). */
export function civilOf(dayNumber: number): CivilDate {
  const z = dayNumber + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yearOfEra = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  );
  const dayOfYear = doe - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 };
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01 of `YYYY-MM-DD` (years 0001-9999), or null when the text is no such date (30/02 is none). */
export function parsePlainDate(text: string): number | null {
  const parts = SHAPE.exec(text);
  if (!parts) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return dayNumberOfCivil(year, month, day);
}

/** Days since 1970-01-01 of a date. Throws `DATE.INVALID` when it is not `YYYY-MM-DD`. */
export function dayNumberOf(date: PlainDate): number {
  const dayNumber = parsePlainDate(date);
  if (dayNumber === null) throw new DeadlineError('DATE.INVALID', `"${date}" is not a date YYYY-MM-DD`);
  return dayNumber;
}

// Bulk imports ask for the same few thousand days millions of times; the text of a day is worth keeping.
const MOST_TEXTS = 50_000;
const texts = new Map<number, PlainDate>();

/** The date `YYYY-MM-DD` of a day number (days since 1970-01-01). */
export function plainDateOf(dayNumber: number): PlainDate {
  const known = texts.get(dayNumber);
  if (known !== undefined) return known;
  const { year, month, day } = civilOf(dayNumber);
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  if (texts.size >= MOST_TEXTS) texts.clear();
  texts.set(dayNumber, text);
  return text;
}

/** The day number `months` later; the day of the month is clamped: 31/01 + 1 month = 28/02 (CONTRACT 6.4). */
export function addMonthsToDay(dayNumber: number, months: number): number {
  const { year, month, day } = civilOf(dayNumber);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return dayNumberOfCivil(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** 0 for Monday to 6 for Sunday (1970-01-01 was a Thursday). */
export function weekdayIndexOf(dayNumber: number): number {
  return (((dayNumber + 3) % 7) + 7) % 7;
}

/** The date `days` later (a whole number, negative for earlier). Throws `DATE.INVALID`. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return plainDateOf(dayNumberOf(date) + days);
}

/** The date `months` later, the month's end clamping (CONTRACT 6.4). Throws `DATE.INVALID`. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  return plainDateOf(addMonthsToDay(dayNumberOf(date), months));
}

/** The weekday of a date. Throws `DATE.INVALID`. */
export function weekdayOf(date: PlainDate): Weekday {
  return WEEKDAYS[weekdayIndexOf(dayNumberOf(date))] ?? 'mon';
}
