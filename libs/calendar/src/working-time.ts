import { compile, type CompiledCalendar } from './compiled-calendar.js';
import { DeadlineError } from './deadline-error.js';
import { dayNumberOf } from './plain-date.js';
import type { CalendarVersion, Instant, PlainDate } from './types.js';
import { DAYS_PER_STRETCH, type WorkStretch } from './work-stretch.js';

/** How far a search for working time may go before the calendar is at fault (CONTRACT 6.6). */
const MOST_DAYS_WITHOUT_WORK = 400;

function noWorkingTime(calendar: CompiledCalendar): DeadlineError {
  const message = `calendar "${calendar.id}" has no counted session within ${MOST_DAYS_WITHOUT_WORK} days of need`;
  return new DeadlineError('CALENDAR.NO_WORKING_TIME', message, calendar.id);
}

/** The next stretch that has a working day at most 400 days after `needed` or after this stretch's last working day. */
function nextWorkingStretch(calendar: CompiledCalendar, stretch: WorkStretch, needed: number): WorkStretch {
  const since = Math.max(needed, stretch.workDays.at(-1) ?? needed);
  for (let first = stretch.firstDay + DAYS_PER_STRETCH; first - since <= MOST_DAYS_WITHOUT_WORK;) {
    const next = calendar.stretchOf(first);
    const working = next.workDays[0];
    if (working !== undefined) {
      if (working - since > MOST_DAYS_WITHOUT_WORK) break;
      return next;
    }
    first += DAYS_PER_STRETCH;
  }
  throw noWorkingTime(calendar);
}

/** The n-th (from 1) working day after a local day. Throws `CALENDAR.NO_WORKING_TIME`. */
export function nthWorkingDayAfter(calendar: CompiledCalendar, day: number, n: number): number {
  let stretch = calendar.stretchOf(day);
  let index = stretch.workDaysUntil(day + 1) + n - 1;
  for (;;) {
    const found = stretch.workDays[index];
    if (found !== undefined) return found;
    index -= stretch.workDays.length;
    stretch = nextWorkingStretch(calendar, stretch, day);
  }
}

/** The day itself if it is a working day, else the next one. Throws `CALENDAR.NO_WORKING_TIME`. */
export function workingDayFrom(calendar: CompiledCalendar, day: number): number {
  return calendar.stretchOf(day).lastEnd(day) === null ? nthWorkingDayAfter(calendar, day, 1) : day;
}

/** The start of a working day's first session. */
export function firstStartOf(calendar: CompiledCalendar, workingDay: number): Instant {
  return calendar.stretchOf(workingDay).firstWorkingInstant(workingDay, -Infinity) ?? calendar.instantOf(workingDay, 0);
}

/** The end of a working day's last session. */
export function lastEndOf(calendar: CompiledCalendar, workingDay: number): Instant {
  return calendar.stretchOf(workingDay).lastEnd(workingDay) ?? calendar.instantOf(workingDay, 0);
}

/** Inside a session the instant itself, otherwise the next counted session's start (CONTRACT 6.1). */
export function normalise(calendar: CompiledCalendar, instant: Instant): Instant {
  const day = calendar.dayAt(instant);
  const found = calendar.stretchOf(day).firstWorkingInstant(day, instant);
  return found ?? firstStartOf(calendar, nthWorkingDayAfter(calendar, day, 1));
}

/** Working milliseconds in `[from, to)`; 0 when it is empty or reversed. */
export function workedBetween(calendar: CompiledCalendar, from: Instant, to: Instant): number {
  if (to <= from) return 0;
  const [fromDay, toDay] = [calendar.dayAt(from), calendar.dayAt(to)];
  const last = calendar.stretchOf(toDay);
  let stretch = calendar.stretchOf(fromDay);
  let worked = -stretch.workedUntil(fromDay, from);
  while (stretch.firstDay < last.firstDay) {
    worked += stretch.total;
    stretch = calendar.stretchOf(stretch.firstDay + DAYS_PER_STRETCH);
  }
  return worked + last.workedUntil(toDay, to);
}

/** The earliest instant by which `work` milliseconds of working time have passed since the instant (CONTRACT 6.2). */
export function afterWork(calendar: CompiledCalendar, instant: Instant, work: number): Instant {
  if (work <= 0) return instant;
  const day = calendar.dayAt(instant);
  let stretch = calendar.stretchOf(day);
  let left = stretch.workedUntil(day, instant) + work;
  while (left > stretch.total) {
    left -= stretch.total;
    stretch = nextWorkingStretch(calendar, stretch, day);
  }
  return stretch.instantOfWorked(left);
}

/** Working minutes in the half-open span `[from, to)`, a fraction where an end is not on a minute; 0 when empty. */
export function countedMinutes(calendar: CalendarVersion, from: Instant, to: Instant): number {
  return workedBetween(compile(calendar), from, to) / 60_000;
}

/** The earliest instant by which that many working minutes (≥ 0) have passed. Throws `CALENDAR.NO_WORKING_TIME`. */
export function addCountedMinutes(calendar: CalendarVersion, from: Instant, minutes: number): Instant {
  return afterWork(compile(calendar), from, Math.round(minutes * 60_000));
}

/** Whether the date has at least one counted session (ngày làm việc). Throws `DATE.INVALID`. */
export function isWorkingDay(calendar: CalendarVersion, date: PlainDate): boolean {
  const day = dayNumberOf(date);
  return compile(calendar).stretchOf(day).lastEnd(day) !== null;
}

/** The instant itself inside a counted session, else the next one's start. Throws `CALENDAR.NO_WORKING_TIME`. */
export function nextWorkingInstant(calendar: CalendarVersion, instant: Instant): Instant {
  return normalise(compile(calendar), instant);
}

/** The counted sessions of a local date as half-open spans of instants, in order. Throws `DATE.INVALID`. */
export function sessionsOn(calendar: CalendarVersion, date: PlainDate): { from: Instant; to: Instant }[] {
  const day = dayNumberOf(date);
  return compile(calendar).stretchOf(day).sessionsOn(day);
}
