import { NOTICE_YEARS, type NoticeYear } from './civil-service-years.js';
import type { CalendarVersion, Session } from './types.js';
import { validateCalendar } from './validate-calendar.js';

const OFFICE_HOURS: Session[] = [
  ['08:00', '12:00'],
  ['13:00', '17:00'],
];

function dated(list: (year: NoticeYear) => NoticeYear['daysOff']): { date: string; name: string }[] {
  return NOTICE_YEARS.flatMap((notice) =>
    list(notice).map(([monthDay, name]) => ({ date: `${notice.year}-${monthDay}`, name })),
  );
}

function build(): CalendarVersion {
  const verdict = validateCalendar({
    id: 'vn-civil-service',
    version: 1,
    timezone: 'Asia/Ho_Chi_Minh',
    sessions: {
      mon: OFFICE_HOURS,
      tue: OFFICE_HOURS,
      wed: OFFICE_HOURS,
      thu: OFFICE_HOURS,
      fri: OFFICE_HOURS,
      sat: [],
      sun: [],
    },
    daysOff: dated(({ daysOff }) => daysOff),
    makeUpDays: dated(({ makeUpDays }) => makeUpDays),
    publishedThrough: 2026,
  });
  if (!verdict.ok) throw new Error(`civil-service calendar: ${JSON.stringify(verdict.errors)}`);
  return verdict.calendar;
}

/**
 * Version 1 of the working calendar of the Vietnamese civil service, 2019-2026 (DOMAIN 6; notices of the labour and
 * interior ministries, NQ 28/2026/QH16 for 24/11). A seed for an administrator to review and publish, not a constant of
 * nature: sessions differ per unit. It knows no day off before 2019.
 */
export const civilServiceCalendar: CalendarVersion = build();
