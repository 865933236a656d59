import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isOpenForReception } from './reception-hours.js';
import { calendars, instants } from './testing/arbitrary.js';
import { at } from './testing/at.js';
import { CAL_A } from './testing/calendars.js';
import { SlowClock } from './testing/slow-clock.js';
import { addCountedMinutes, countedMinutes, isWorkingDay } from './working-time.js';

describe('counted minutes', () => {
  it.each([
    ['one session', '2026-03-02 07:30', '2026-03-02 11:30', 240],
    ['a day with its break', '2026-03-02 00:00', '2026-03-03 00:00', 480],
    ['a weekend', '2026-03-06 17:30', '2026-03-09 07:30', 0],
    ['a make-up Saturday', '2026-08-22 00:00', '2026-08-23 00:00', 480],
    ['a reversed span', '2026-03-03 00:00', '2026-03-02 00:00', 0],
    ['the year 2026', '2026-01-01 00:00', '2027-01-01 00:00', (261 - 11 + 1) * 480],
  ])('of %s', (_why, from, to, minutes) => {
    expect(countedMinutes(CAL_A, at(from), at(to))).toBe(minutes);
  });

  it('keeps fractions of a minute, so that splits add up', () => {
    const [from, middle, to] = [at('2026-03-02 08:00'), at('2026-03-02 08:00') + 90_500, at('2026-03-02 09:00')];
    expect(countedMinutes(CAL_A, from, middle) + countedMinutes(CAL_A, middle, to)).toBeCloseTo(60, 9);
  });

  it('agree with the slow clock, and adding is the inverse of measuring', () => {
    const vietnamese = calendars.map((calendar) => ({ ...calendar, timezone: 'Asia/Ho_Chi_Minh' }));
    fc.assert(
      fc.property(vietnamese, instants, instants, fc.integer({ min: 0, max: 30_000 }), (calendar, a, b, minutes) => {
        const slow = new SlowClock(calendar);
        expect(countedMinutes(calendar, a, b)).toBe(a < b ? slow.worked(a, b) : 0);
        const added = addCountedMinutes(calendar, a, minutes);
        expect(added).toBe(slow.add(a, minutes));
        expect(countedMinutes(calendar, a, added)).toBe(minutes);
      }),
      { numRuns: 80 },
    );
  });

  it('add up over any cut, in every zone', () => {
    fc.assert(
      fc.property(
        calendars,
        fc.tuple(instants, instants, instants),
        fc.integer({ min: 1, max: 9000 }),
        (calendar, three, minutes) => {
          const [a = 0, b = 0, c = 0] = three.toSorted((x, y) => x - y);
          expect(countedMinutes(calendar, a, b) + countedMinutes(calendar, b, c)).toBe(countedMinutes(calendar, a, c));
          const added = addCountedMinutes(calendar, a, minutes);
          expect(countedMinutes(calendar, a, added)).toBe(minutes);
          expect(countedMinutes(calendar, a, added - 60_000)).toBe(minutes - 1);
        },
      ),
      { numRuns: 120 },
    );
  });
});

describe('working days and reception hours', () => {
  const open = {
    ...CAL_A,
    receptionOnly: [
      { weekday: 'sat' as const, sessions: [['07:30', '11:00'] as [string, string]] },
      { date: '2026-04-30', sessions: [['08:00', '09:00'] as [string, string]] },
    ],
  };

  it('knows a working day', () => {
    expect(['2026-03-06', '2026-03-07', '2026-08-22', '2026-04-30'].map((date) => isWorkingDay(open, date))).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it.each([
    ['2026-03-06 08:00', true],
    ['2026-03-06 12:00', false],
    ['2026-03-07 07:30', true],
    ['2026-03-07 11:00', false],
    ['2026-08-22 11:15', true],
    ['2026-04-30 08:30', true],
    ['2026-04-30 10:00', false],
  ])('at %s the counter receives: %s', (time, expected) => {
    expect(isOpenForReception(open, at(time))).toBe(expected);
  });
});
