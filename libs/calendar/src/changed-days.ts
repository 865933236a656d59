import { compile, type ClockSpan, type CompiledCalendar, type DayPlan } from './compiled-calendar.js';
import { parsePlainDate, plainDateOf } from './plain-date.js';
import type { CalendarVersion, PlainDate, Session } from './types.js';

/** A date on which two calendar versions count different time. */
export interface ChangedDay {
  date: PlainDate;
  before: Session[];
  after: Session[];
  /** Of the day off or make-up day, the later version's first. */
  name: string | null;
}

/** Which local dates two calendar versions count differently. */
export interface CalendarChange {
  /** First date that differs; null = no bound. */
  from: PlainDate | null;
  /** Last date that differs; null = no bound. */
  to: PlainDate | null;
  /** The dates that differ for themselves, in order. */
  days: ChangedDay[];
  /** The weekly sessions (or the zone) differ, so nearly every week does. */
  weekly: boolean;
}

/**
 * What a new version changes in counted time; null when both count the same on every day. Names, reception-only hours
 * and the published year change no deadline, so they are no change here. Sessions that touch are one.
 */
export function changedDays(before: CalendarVersion, after: CalendarVersion): CalendarChange | null {
  const [old, fresh] = [compile(before), compile(after)];
  const days = exceptionDays(before, after).flatMap((day) => changeOn(old, fresh, day) ?? []);
  if (before.timezone !== after.timezone || weeksDiffer(old, fresh, [before, after])) {
    return { from: null, to: null, days, weekly: true };
  }
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? { from: first.date, to: last.date, days, weekly: false } : null;
}

function exceptionDays(...calendars: CalendarVersion[]): number[] {
  const dates = calendars.flatMap(({ daysOff, makeUpDays }) => [...daysOff, ...makeUpDays]);
  const days = dates.flatMap(({ date }) => parsePlainDate(date) ?? []);
  return [...new Set(days)].toSorted((a, b) => a - b);
}

function changeOn(old: CompiledCalendar, fresh: CompiledCalendar, day: number): ChangedDay | null {
  const [was, is] = [old.planOf(day), fresh.planOf(day)];
  const [before, after] = [sessionsOf(was), sessionsOf(is)];
  if (sameText(before, after)) return null;
  return { date: plainDateOf(day), before, after, name: is.name ?? was.name ?? null };
}

/** Seven days in a row that neither version names, so that each weekday shows its weekly sessions. */
function weeksDiffer(old: CompiledCalendar, fresh: CompiledCalendar, named: CalendarVersion[]): boolean {
  const firstFree = (exceptionDays(...named).at(-1) ?? 0) + 1;
  return Array.from({ length: 7 }, (_, index) => firstFree + index).some(
    (day) => !sameText(sessionsOf(old.planOf(day)), sessionsOf(fresh.planOf(day))),
  );
}

const sameText = (a: Session[], b: Session[]): boolean => JSON.stringify(a) === JSON.stringify(b);

function sessionsOf({ sessions }: DayPlan): Session[] {
  const joined: [number, number][] = [];
  for (const [start, end] of sessions) {
    const last = joined.at(-1);
    if (last && last[1] === start) last[1] = end;
    else joined.push([start, end]);
  }
  return joined.map(([start, end]: ClockSpan) => [clockText(start), clockText(end)]);
}

function clockText(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
