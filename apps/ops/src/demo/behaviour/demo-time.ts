import { addCountedMinutes, type CalendarVersion, countedMinutes, type Instant } from '#calendar';
import type { Random } from '../random.js';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/**
 * A random second of the working time in `[from, to)`, at `shape` between 0 and 1 of it if given; null if the span
 * holds no working minute.
 */
export function workingInstantIn(
  calendar: CalendarVersion,
  from: Instant,
  to: Instant,
  random: Random,
  shape?: number,
): Instant | null {
  const minutes = Math.floor(countedMinutes(calendar, from, to));
  if (minutes < 1) return null;
  // Never on a whole minute of working time, so that the end of a session, which is outside it, is never met.
  const minute = Math.floor((shape ?? random.next()) * minutes);
  return wholeSecond(addCountedMinutes(calendar, from, minute + (1 + random.below(58)) / 60));
}

/** Some working minutes later; inside a session unless `from` is exactly on one's end. */
export function afterWorkingMinutes(calendar: CalendarVersion, from: Instant, minutes: number): Instant {
  return wholeSecond(addCountedMinutes(calendar, from, Math.max(minutes, 1 / 60)));
}

const wholeSecond = (instant: Instant): Instant => Math.ceil(instant / 1000) * 1000;
