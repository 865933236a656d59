import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { computeDue } from './compute-due.js';
import { explainDeadline } from './explain-deadline.js';
import { at, shown } from './testing/at.js';
import { CAL_A, CAL_B } from './testing/calendars.js';
import type { CalendarVersion, ClockPolicy, LimitUnit } from './types.js';
import { validateCalendar } from './validate-calendar.js';

type Worked = [
  why: string,
  calendar: CalendarVersion,
  receivedAt: string,
  value: number,
  unit: LimitUnit,
  firstPromiseAt: string,
  dueAt: string,
  waits?: [string, string][],
  regime?: ClockPolicy['supplement'],
];

/** The hand-made cases of the shared `deadline-cases.json`, typed in so that they hold without it. */
const CASES: Worked[] = [
  [
    'two working days keep the clock time',
    CAL_A,
    '2026-03-02 10:00',
    2,
    'workingDay',
    '2026-03-04 10:00',
    '2026-03-04 10:00',
  ],
  ['a make-up Saturday counts', CAL_A, '2026-08-10 10:00', 15, 'workingDay', '2026-08-28 10:00', '2026-08-28 10:00'],
  ['three days off on the way', CAL_A, '2026-04-20 10:00', 10, 'workingDay', '2026-05-07 10:00', '2026-05-07 10:00'],
  [
    'received after closing on Friday',
    CAL_A,
    '2026-03-06 17:30',
    8,
    'workingHour',
    '2026-03-09 17:30',
    '2026-03-09 17:30',
  ],
  ['received on Saturday', CAL_A, '2026-03-07 10:00', 8, 'workingHour', '2026-03-09 17:30', '2026-03-09 17:30'],
  [
    'received at opening on Monday',
    CAL_A,
    '2026-03-09 07:30',
    8,
    'workingHour',
    '2026-03-09 17:30',
    '2026-03-09 17:30',
  ],
  ['lunch does not count', CAL_B, '2026-03-02 16:30', 7, 'workingHour', '2026-03-03 15:30', '2026-03-03 15:30'],
  ['received in the lunch break', CAL_A, '2026-03-02 12:15', 1, 'workingHour', '2026-03-02 14:30', '2026-03-02 14:30'],
  [
    'end of month clamps, a day off rolls forward',
    CAL_A,
    '2026-01-30 10:00',
    1,
    'month',
    '2026-03-02 17:30',
    '2026-03-02 17:30',
  ],
  [
    'calendar days end on a day off',
    CAL_A,
    '2026-03-05 09:00',
    2,
    'calendarDay',
    '2026-03-09 17:30',
    '2026-03-09 17:30',
  ],
  [
    'a waiting over a weekend moves the due by counted minutes only',
    CAL_A,
    '2026-03-02 08:00',
    40,
    'workingHour',
    '2026-03-09 08:00',
    '2026-03-10 14:00',
    [['2026-03-05 15:30', '2026-03-09 09:30']],
  ],
  [
    'a waiting from closing to opening is nothing',
    CAL_A,
    '2026-03-02 08:00',
    16,
    'workingHour',
    '2026-03-04 08:00',
    '2026-03-04 08:00',
    [['2026-03-02 17:30', '2026-03-03 07:30']],
  ],
  [
    'a waiting after the due changes nothing',
    CAL_A,
    '2026-03-02 08:00',
    8,
    'workingHour',
    '2026-03-03 08:00',
    '2026-03-03 08:00',
    [['2026-03-04 08:00', '2026-03-06 08:00']],
  ],
  [
    'overlapping waitings count once',
    CAL_A,
    '2026-03-02 08:00',
    24,
    'workingHour',
    '2026-03-05 08:00',
    '2026-03-06 11:00',
    [
      ['2026-03-02 10:00', '2026-03-03 10:00'],
      ['2026-03-03 09:00', '2026-03-03 15:00'],
    ],
  ],
  [
    'restart gives the full limit again',
    CAL_A,
    '2026-03-02 10:00',
    5,
    'workingDay',
    '2026-03-09 10:00',
    '2026-03-17 15:00',
    [['2026-03-04 09:00', '2026-03-10 15:00']],
    'restart',
  ],
];

describe('the worked cases', () => {
  it.each(CASES)(
    '%s',
    (_why, calendar, receivedAt, value, unit, firstPromiseAt, dueAt, waits = [], regime = 'pause') => {
      const question = {
        receivedAt: at(receivedAt),
        limit: { value, unit },
        calendar,
        policy: { supplement: regime, payment: 'pause' as const },
      };
      const interruptions = waits.map(([from, to]) => ({ kind: 'supplement' as const, from: at(from), to: at(to) }));
      const answer = explainDeadline({ ...question, interruptions });
      expect(shown(answer.firstPromiseAt)).toBe(firstPromiseAt);
      expect(shown(answer.dueAt)).toBe(dueAt);
      expect(shown(computeDue(question).dueAt)).toBe(firstPromiseAt);
    },
  );
});

interface SharedCase {
  calendar: unknown;
  receivedAt: string;
  limit: { value: number; unit: LimitUnit };
  regime: ClockPolicy['supplement'];
  interruptions: { kind: 'supplement' | 'payment'; from: string; to?: string }[];
  firstPromiseAt: string;
  dueAt: string;
}

const shared = process.env['DUNGHEN_SHARED_DIR'] ?? resolve(process.cwd(), '../shared');
const file = resolve(shared, 'cases/deadline-cases.json');
const fileSpec = existsSync(file) ? it : it.skip;

describe('the shared file of cases', () => {
  fileSpec('holds in full, hand-made and random (../shared/cases/deadline-cases.json)', () => {
    const { calendars, cases, random } = JSON.parse(readFileSync(file, 'utf8')) as {
      calendars: { id: string }[];
      cases: SharedCase[];
      random: SharedCase[];
    };
    expect(cases.length).toBeGreaterThanOrEqual(15);
    expect(random.length).toBeGreaterThanOrEqual(40);
    for (const one of [...cases, ...random]) {
      const named = calendars.find(({ id }) => id === one.calendar);
      const verdict = validateCalendar(named ?? one.calendar);
      if (!verdict.ok) throw new Error(JSON.stringify(verdict.errors));
      const answer = explainDeadline({
        receivedAt: Date.parse(one.receivedAt),
        limit: one.limit,
        calendar: verdict.calendar,
        policy: { supplement: one.regime, payment: 'pause' },
        interruptions: one.interruptions.map(({ kind, from, to }) => ({
          kind,
          from: Date.parse(from),
          to: to ? Date.parse(to) : null,
        })),
      });
      const got = { ...one, firstPromiseAt: shown(answer.firstPromiseAt), dueAt: shown(answer.dueAt) };
      expect(got).toEqual({
        ...one,
        firstPromiseAt: shown(Date.parse(one.firstPromiseAt)),
        dueAt: shown(Date.parse(one.dueAt)),
      });
    }
  });
});
