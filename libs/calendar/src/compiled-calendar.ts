import { parseClockTime } from './clock-time.js';
import { DeadlineError } from './deadline-error.js';
import { dayNumberOf, MS_PER_DAY, WEEKDAYS, weekdayIndexOf } from './plain-date.js';
import type { CalendarVersion, Instant, Session } from './types.js';
import { DAYS_PER_STRETCH, WorkStretch } from './work-stretch.js';
import { type Zone, zoneOf } from './zone.js';

/** A session as milliseconds after local midnight, half-open. */
export type ClockSpan = readonly [start: number, end: number];

/** What one local day is, before any instant is worked out. */
export interface DayPlan {
  kind: 'session' | 'makeUpDay' | 'dayOff' | 'weekend';
  sessions: readonly ClockSpan[];
  name?: string;
}

const CLOSED: DayPlan = { kind: 'weekend', sessions: [] };
const MOST_STRETCHES = 1024;

/**
 * A calendar version made ready for arithmetic: what each day is, and stretches of days with cumulated working time,
 * built when first needed. The source object must not change afterwards.
 */
export class CompiledCalendar {
  readonly id: string;
  readonly zone: Zone;
  /** First day number whose days off are not announced yet; Infinity when nothing is said. */
  readonly unpublishedFromDay: number;
  private readonly week: readonly DayPlan[];
  private readonly exceptions = new Map<number, DayPlan>();
  private readonly stretches = new Map<number, WorkStretch>();

  constructor(calendar: CalendarVersion) {
    this.id = calendar.id;
    this.zone = zoneOf(calendar.timezone);
    const through = calendar.publishedThrough;
    this.unpublishedFromDay = through === undefined ? Infinity : dayNumberOf(`${through}-12-31`) + 1;
    const spansOf = (sessions: readonly Session[]) => sessions.map((session) => spanOf(calendar.id, session));
    this.week = WEEKDAYS.map((weekday) => {
      const sessions = spansOf(calendar.sessions[weekday]);
      return sessions.length > 0 ? { kind: 'session', sessions } : CLOSED;
    });
    for (const { date, name } of calendar.daysOff) {
      this.exceptions.set(dayNumberOf(date), { kind: 'dayOff', sessions: [], name });
    }
    // After the days off: a date in both lists is a make-up day (CONTRACT 5).
    for (const { date, name, sessions } of calendar.makeUpDays) {
      const own = sessions && sessions.length > 0 ? sessions : calendar.sessions.mon;
      if (own.length > 0) this.exceptions.set(dayNumberOf(date), { kind: 'makeUpDay', sessions: spansOf(own), name });
    }
  }

  /** Days since 1970-01-01 of the local date at an instant. */
  dayAt(instant: Instant): number {
    return this.zone.dayAtInstant(instant);
  }

  /** Milliseconds after local midnight on the wall clock at an instant. */
  clockAt(instant: Instant): number {
    const local = instant + this.zone.offsetAt(instant);
    return local - Math.floor(local / MS_PER_DAY) * MS_PER_DAY;
  }

  /** The instant of a wall clock on a local day. */
  instantOf(day: number, clock: number): Instant {
    return this.zone.instantOfLocal(day * MS_PER_DAY + clock);
  }

  /** What a local day is. */
  planOf(day: number): DayPlan {
    return this.exceptions.get(day) ?? this.week[weekdayIndexOf(day)] ?? CLOSED;
  }

  /** The stretch that holds a local day. */
  stretchOf(day: number): WorkStretch {
    const index = Math.floor(day / DAYS_PER_STRETCH);
    const known = this.stretches.get(index);
    if (known) return known;
    const stretch = new WorkStretch(index * DAYS_PER_STRETCH, this);
    if (this.stretches.size >= MOST_STRETCHES) this.stretches.clear();
    this.stretches.set(index, stretch);
    return stretch;
  }
}

function spanOf(calendarId: string, [start, end]: Session): ClockSpan {
  const span = [parseClockTime(start), parseClockTime(end)] as const;
  if (span[0] === null || span[1] === null || span[0] >= span[1]) {
    throw new DeadlineError('CALENDAR.INVALID', `session ${start}-${end} of calendar "${calendarId}"`, calendarId);
  }
  return [span[0], span[1]];
}

const compiled = new WeakMap<CalendarVersion, CompiledCalendar>();

/** The compiled form of a calendar object, made once per object. Throws `ZONE.UNKNOWN`, `DATE.INVALID`, `CALENDAR.INVALID`. */
export function compile(calendar: CalendarVersion): CompiledCalendar {
  const known = compiled.get(calendar);
  if (known) return known;
  const fresh = new CompiledCalendar(calendar);
  compiled.set(calendar, fresh);
  return fresh;
}
