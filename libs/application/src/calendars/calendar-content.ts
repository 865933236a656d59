import { addDays, changedDays, isWorkingDay, localDate } from '#calendar';
import type { CalendarChange, CalendarVersion, Instant, PlainDate } from '#calendar';

const MOST_YEARS = 30;

/** Whether two versions say the same, whatever their numbers. */
export const sameContent = (a: CalendarVersion, b: CalendarVersion): boolean => textOf(a) === textOf(b);

/** Members in one order; what is in force does not depend on the order in which dates are listed. */
function textOf({
  id,
  timezone,
  sessions,
  daysOff,
  makeUpDays,
  receptionOnly = [],
  publishedThrough,
}: CalendarVersion) {
  const { mon, tue, wed, thu, fri, sat, sun } = sessions;
  const byText = <T>(days: readonly T[], text: (day: T) => string): string[] => days.map(text).toSorted();
  return JSON.stringify([
    ...[id, timezone, [mon, tue, wed, thu, fri, sat, sun], publishedThrough ?? null],
    byText(daysOff, (day) => JSON.stringify([day.date, day.name])),
    byText(makeUpDays, (day) => JSON.stringify([day.date, day.name, day.sessions ?? null])),
    byText(receptionOnly, (hours) => JSON.stringify([hours.date ?? hours.weekday, hours.sessions])),
  ]);
}

/** Working days of each year that a calendar says something of, by year; of the present year at least. */
export function workingDaysByYear(calendar: CalendarVersion, now: Instant): Record<string, number> {
  const present = Number(localDate(now, calendar.timezone).slice(0, 4));
  const dates = [...calendar.daysOff, ...calendar.makeUpDays].map(({ date }) => Number(date.slice(0, 4)));
  const years = [...dates, ...(calendar.publishedThrough === undefined ? [] : [calendar.publishedThrough])];
  const last = years.reduce((a, b) => Math.max(a, b), present);
  const first = Math.max(
    years.reduce((a, b) => Math.min(a, b), present),
    last - MOST_YEARS + 1,
  );
  const counts: Record<string, number> = {};
  for (let year = first; year <= last; year += 1) counts[String(year)] = workingDaysOf(calendar, String(year));
  return counts;
}

function workingDaysOf(calendar: CalendarVersion, year: string): number {
  let count = 0;
  for (let day: PlainDate = `${year}-01-01`; day.startsWith(year); day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day)) count += 1;
  }
  return count;
}

/** What a calendar counts differently from the version in force; null: nothing, or there is none. */
export const changesFrom = (before: CalendarVersion | null, after: CalendarVersion): CalendarChange | null =>
  before === null ? null : changedDays(before, after);
