import type { PlainDate } from '#calendar';
import { IndicatorsError } from '../indicators-error.js';

export const PERIOD_CALENDARS = ['gregorian', 'kstt'] as const;

/** `kstt`: the reporting calendar of procedure control; its month m is 15/(m−1) to 14/m (CONTRACT 7.10). */
export type PeriodCalendar = (typeof PERIOD_CALENDARS)[number];

/** Local dates, both inclusive. */
export interface Span {
  from: PlainDate;
  to: PlainDate;
}

/**
 * The calendar of a name; nothing given is gregorian.
 * @throws IndicatorsError `PERIOD.CALENDAR_UNKNOWN`
 */
export function findPeriodCalendar(name?: string | null): PeriodCalendar {
  if (name === undefined || name === null) return 'gregorian';
  const known = PERIOD_CALENDARS.find((candidate) => candidate === name);
  if (known === undefined) {
    throw new IndicatorsError('PERIOD.CALENDAR_UNKNOWN', PERIOD_CALENDARS, name, '/calendar');
  }
  return known;
}
