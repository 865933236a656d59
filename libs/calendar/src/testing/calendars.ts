import type { CalendarVersion, Session } from '../types.js';

/** A calendar for specs: five equal days, days off and make-up days by date. */
export function officeCalendar(sessions: Session[], more: Partial<CalendarVersion> = {}): CalendarVersion {
  const [mon, tue, wed, thu, fri] = [sessions, sessions, sessions, sessions, sessions];
  return {
    id: 'SPEC',
    version: 1,
    timezone: 'Asia/Ho_Chi_Minh',
    sessions: { mon, tue, wed, thu, fri, sat: [], sun: [] },
    daysOff: [],
    makeUpDays: [],
    ...more,
  };
}

/** The days off that CAL-A and CAL-B of the shared cases have. */
const DAYS_OFF_2026 = [
  ...['02-16', '02-17', '02-18', '02-19', '02-20', '04-27', '04-30', '05-01', '08-31', '09-01', '09-02'].map(
    (d) => `2026-${d}`,
  ),
  '2027-01-01',
].map((date) => ({ date, name: 'day off' }));
const days = { daysOff: DAYS_OFF_2026, makeUpDays: [{ date: '2026-08-22', name: 'làm bù' }] };

/** 07:30-11:30, 13:30-17:30. */
export const CAL_A = officeCalendar(
  [
    ['07:30', '11:30'],
    ['13:30', '17:30'],
  ],
  { id: 'CAL-A', ...days },
);

/** 07:00-11:30, 13:30-17:00. */
export const CAL_B = officeCalendar(
  [
    ['07:00', '11:30'],
    ['13:30', '17:00'],
  ],
  { id: 'CAL-B', ...days },
);
