import { WEEKDAYS } from '../plain-date.js';
import type { CalendarVersion, Instant, Limit } from '../types.js';

const [DAY, MINUTE, ZONE] = [86_400_000, 60_000, 7 * 3_600_000];

/**
 * The arithmetic of CONTRACT 6 the slow, obvious way, for +07:00 only: a flat list of all sessions, walked from the
 * beginning each time. Shares no code with the library; property specs hold the two against each other.
 */
export class SlowClock {
  readonly sessions: { day: string; from: Instant; to: Instant }[] = [];
  private readonly workDays: string[];

  constructor(calendar: CalendarVersion, firstDay = '2025-10-01', days = 640) {
    const listed = (list: { date: string }[], day: string) => list.some(({ date }) => date === day);
    for (let i = 0; i < days; i += 1) {
      const midnight = Date.parse(`${firstDay}T00:00Z`) + i * DAY;
      const day = new Date(midnight).toISOString().slice(0, 10);
      const weekday = WEEKDAYS[(new Date(midnight).getUTCDay() + 6) % 7] ?? 'mon';
      const makeUp = calendar.makeUpDays.find(({ date }) => date === day);
      const off = listed(calendar.daysOff, day) ? [] : calendar.sessions[weekday];
      for (const [start, end] of makeUp ? (makeUp.sessions ?? calendar.sessions.mon) : off) {
        const instant = (clock: string) => Date.parse(`${day}T${clock}+07:00`);
        this.sessions.push({ day, from: instant(start), to: instant(end) });
      }
    }
    this.workDays = [...new Set(this.sessions.map(({ day }) => day))];
  }

  normalise(t: Instant): Instant {
    const session = this.sessions.find(({ to }) => t < to);
    return Math.max(t, session?.from ?? Number.NaN);
  }

  worked(from: Instant, to: Instant): number {
    return this.sessions.reduce((sum, s) => sum + Math.max(0, Math.min(s.to, to) - Math.max(s.from, from)), 0) / MINUTE;
  }

  add(t: Instant, minutes: number): Instant {
    let left = minutes * MINUTE;
    if (left === 0) return t;
    for (const { from, to } of this.sessions) {
      const usable = Math.max(0, to - Math.max(from, t));
      if (left <= usable) return Math.max(from, t) + left;
      left -= usable;
    }
    return Number.NaN;
  }

  /** The due of something received at `t`, moved by `waitedMs` in calendar units. */
  due(t: Instant, { value, unit }: Limit, waitedMs = 0): Instant {
    const start = this.normalise(t);
    if (unit === 'workingHour') return this.add(start, value * 60);
    const local = new Date(start + ZONE);
    if (unit === 'workingDay') {
      const today = local.toISOString().slice(0, 10);
      const days = this.workDays.filter((day) => day > today);
      return this.fit(days[value - 1] ?? '', local.toISOString().slice(11, 23));
    }
    const end = new Date(local);
    if (unit === 'calendarDay') end.setUTCDate(end.getUTCDate() + value);
    else {
      end.setUTCDate(1);
      end.setUTCMonth(end.getUTCMonth() + value);
      const lastDay = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate();
      end.setUTCDate(Math.min(local.getUTCDate(), lastDay));
    }
    const date = new Date(end.getTime() + waitedMs).toISOString().slice(0, 10);
    const dueDay = this.sessions.find(({ day }) => day >= date)?.day;
    return this.sessions.findLast(({ day }) => day === dueDay)?.to ?? Number.NaN;
  }

  private fit(day: string, clock: string): Instant {
    const wanted = Date.parse(`${day}T${clock}+07:00`);
    const that = this.sessions.filter((session) => session.day === day);
    if (that.some(({ from, to }) => from <= wanted && wanted < to)) return wanted;
    return that.findLast(({ to }) => to <= wanted)?.to ?? that[0]?.from ?? Number.NaN;
  }
}
