import { parseClockTime } from './clock-time.js';
import { compile } from './compiled-calendar.js';
import { plainDateOf, WEEKDAYS, weekdayIndexOf } from './plain-date.js';
import type { CalendarVersion, Instant } from './types.js';

/**
 * Whether the counter receives at the instant: inside a counted session, or inside a reception-only one of that date
 * or weekday. A day off closes the weekly reception hours but not those given for its date (DOMAIN 3: two flags).
 */
export function isOpenForReception(calendar: CalendarVersion, instant: Instant): boolean {
  const compiled = compile(calendar);
  const day = compiled.dayAt(instant);
  if (
    compiled
      .stretchOf(day)
      .sessionsOn(day)
      .some(({ from, to }) => from <= instant && instant < to)
  )
    return true;
  const [date, weekday, clock] = [plainDateOf(day), WEEKDAYS[weekdayIndexOf(day)], compiled.clockAt(instant)];
  const closed = compiled.planOf(day).kind === 'dayOff';
  return (calendar.receptionOnly ?? [])
    .filter((entry) => entry.date === date || (!closed && entry.weekday !== undefined && entry.weekday === weekday))
    .some(({ sessions }) =>
      sessions.some(([start, end]) => {
        const [from, to] = [parseClockTime(start), parseClockTime(end)];
        return from !== null && to !== null && from <= clock && clock < to;
      }),
    );
}
