import type { CompiledCalendar } from './compiled-calendar.js';
import { DeadlineError } from './deadline-error.js';
import { addMonthsToDay } from './plain-date.js';
import { afterWork, firstStartOf, lastEndOf, nthWorkingDayAfter, workingDayFrom } from './working-time.js';
import type { Instant, Limit, LimitUnit } from './types.js';

/** A century in each unit: no procedure comes near it, and it bounds the work one question can cause. */
const MOST: Record<LimitUnit, number> = { workingHour: 300_000, workingDay: 36_525, calendarDay: 36_525, month: 1200 };

/** Throws `LIMIT.INVALID` unless the unit exists and the value is > 0, whole except for hours (CONTRACT 6.6), at most a century. */
export function checkLimit(limit: Limit): void {
  const { value, unit } = limit;
  if (!Object.hasOwn(MOST, unit)) throw new DeadlineError('LIMIT.INVALID', `no unit "${String(unit)}"`);
  const whole = unit === 'workingHour' || Number.isInteger(value);
  if (!(value > 0) || value > MOST[unit] || !whole) {
    throw new DeadlineError(
      'LIMIT.INVALID',
      `value ${String(value)} must be > 0, at most ${MOST[unit]}, whole except hours`,
    );
  }
}

/** Whether the unit counts working time; the others count days of the calendar and roll at the end. */
export function isWorkingUnit(unit: LimitUnit): boolean {
  return unit === 'workingHour' || unit === 'workingDay';
}

/** The due before any roll: what later waits move. The start must lie inside a session (CONTRACT 6.2-6.4). */
export function unrolledDue(calendar: CompiledCalendar, start: Instant, { value, unit }: Limit): Instant {
  if (unit === 'workingHour') return afterWork(calendar, start, Math.round(value * 3_600_000));
  const [day, clock] = [calendar.dayAt(start), calendar.clockAt(start)];
  switch (unit) {
    case 'workingDay':
      return withinSessions(calendar, nthWorkingDayAfter(calendar, day, value), clock);
    case 'calendarDay':
      return calendar.instantOf(day + value, clock);
    case 'month':
      return calendar.instantOf(addMonthsToDay(day, value), clock);
    default:
      return unit satisfies never;
  }
}

/** The due in force: calendar units end with the last session of their last day, or of the next working day (CONTRACT 6.4). */
export function rolledDue(calendar: CompiledCalendar, unrolled: Instant, unit: LimitUnit): Instant {
  return isWorkingUnit(unit) ? unrolled : lastEndOf(calendar, workingDayFrom(calendar, calendar.dayAt(unrolled)));
}

/** A clock time outside the day's sessions becomes the end of the last one that ended before it, or the day's first start. */
function withinSessions(calendar: CompiledCalendar, workingDay: number, clock: number): Instant {
  const wanted = calendar.instantOf(workingDay, clock);
  let fallback = firstStartOf(calendar, workingDay);
  for (const { from, to } of calendar.stretchOf(workingDay).sessionsOn(workingDay)) {
    if (wanted < from) break;
    if (wanted < to) return wanted;
    fallback = to;
  }
  return fallback;
}
