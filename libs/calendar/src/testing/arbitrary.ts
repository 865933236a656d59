import fc from 'fast-check';
import { addDays } from '../plain-date.js';
import type { CalendarVersion, ClockPolicy, Instant, Interruption, Limit, Session } from '../types.js';
import { at } from './at.js';
import { officeCalendar } from './calendars.js';

const MINUTE = 60_000;
const weeks: Session[][] = [
  [
    ['07:30', '11:30'],
    ['13:30', '17:30'],
  ],
  [
    ['08:00', '12:00'],
    ['13:00', '17:00'],
  ],
  [['08:00', '16:00']],
  [
    ['07:00', '09:00'],
    ['09:00', '11:30'],
    ['14:00', '18:15'],
  ],
];
const date = fc.integer({ min: 0, max: 500 }).map((days) => addDays('2025-10-01', days));
const named = fc.uniqueArray(date, { maxLength: 40 }).map((dates) => dates.map((d) => ({ date: d, name: 'nghỉ' })));

/** Office weeks of several shapes, half Saturdays, days off and make-up days that sometimes coincide. */
export const calendars: fc.Arbitrary<CalendarVersion> = fc
  .record({
    sessions: fc.constantFrom(...weeks),
    saturday: fc.constantFrom<Session[]>([], [['07:30', '11:30']]),
    timezone: fc.constantFrom('Asia/Ho_Chi_Minh', 'Asia/Ho_Chi_Minh', 'America/New_York', 'Europe/Amsterdam'),
    daysOff: named,
    makeUpDays: named.map((list) => list.slice(0, 8)),
  })
  .map(({ sessions, saturday, ...more }) => {
    const calendar = officeCalendar(sessions, more);
    return { ...calendar, sessions: { ...calendar.sessions, sat: saturday } };
  });

/** Instants on the minute in a year with everything in it. */
export const instants: fc.Arbitrary<Instant> = fc
  .integer({ min: 0, max: 400 * 1440 })
  .map((minutes) => at('2025-10-20 00:00') + minutes * MINUTE);

/** All four units; hours in quarters. */
export const limits: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({ unit: fc.constant('workingHour' as const), value: fc.integer({ min: 1, max: 320 }).map((n) => n / 4) }),
  fc.record({ unit: fc.constant('workingDay' as const), value: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ unit: fc.constant('calendarDay' as const), value: fc.integer({ min: 1, max: 90 }) }),
  fc.record({ unit: fc.constant('month' as const), value: fc.integer({ min: 1, max: 4 }) }),
);

/** Every regime with and without a cut-off. */
export const policies: fc.Arbitrary<ClockPolicy> = fc.record({
  supplement: fc.constantFrom('pause' as const, 'restart' as const, '766' as const),
  payment: fc.constantFrom('pause' as const, 'run' as const),
  cutoff: fc.constantFrom(null, null, '15:00', '11:00'),
});

/** Up to four waits after an instant, in any order, overlapping or not, the odd one open. */
export function waitsAfter(receivedAt: Instant): fc.Arbitrary<Interruption[]> {
  const wait = fc
    .record({
      kind: fc.constantFrom('supplement' as const, 'payment' as const),
      after: fc.integer({ min: -2000, max: 40 * 1440 }),
      lasts: fc.integer({ min: 0, max: 15 * 1440 }),
      open: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    })
    .map(({ kind, after, lasts, open }) => {
      const from = receivedAt + after * MINUTE;
      return open ? { kind, from } : { kind, from, to: from + lasts * MINUTE };
    });
  return fc.array(wait, { maxLength: 4 });
}
