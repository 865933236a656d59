import { addDays, isWorkingDay, localDate } from '#calendar';
import type { CalendarVersion, Instant, PlainDate } from '#calendar';

/** What is due on so many working days after today is due soon. */
const SOON_WORKING_DAYS = 2;
/** Longer than any row of days off. */
const MOST_DAYS = 60;

/** The last local day that is soon: the second working day after today by the calendar; without one the second day. */
export function soonUntil(calendar: CalendarVersion | null, now: Instant, timezone: string): PlainDate {
  const today = localDate(now, timezone);
  if (calendar === null) return addDays(today, SOON_WORKING_DAYS);
  let [day, left] = [today, SOON_WORKING_DAYS];
  for (let days = 0; days < MOST_DAYS && left > 0; days++) {
    day = addDays(day, 1);
    if (isWorkingDay(calendar, day)) left--;
  }
  return day;
}
