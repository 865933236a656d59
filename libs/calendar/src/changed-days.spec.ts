import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changedDays } from './changed-days.js';
import { addDays } from './plain-date.js';
import { calendars } from './testing/arbitrary.js';
import { at } from './testing/at.js';
import { CAL_A, officeCalendar } from './testing/calendars.js';
import { clockStartsAt } from './clock-start.js';
import { nextWorkingInstant, sessionsOn } from './working-time.js';

const HALVES: [string, string][] = [
  ['07:30', '11:30'],
  ['13:30', '17:30'],
];
const off = (date: string, name = 'Nghỉ') => ({ date, name });

describe('what a new version of a calendar changes', () => {
  it('is nothing when both count the same time, whatever else is new', () => {
    expect(changedDays(CAL_A, structuredClone(CAL_A))).toBe(null);
    const names = CAL_A.daysOff.map(({ date }) => off(date, 'renamed'));
    const hours = { receptionOnly: [{ weekday: 'sat' as const, sessions: HALVES }], publishedThrough: 2026 };
    expect(changedDays(CAL_A, { ...CAL_A, version: 2, daysOff: names, ...hours })).toBe(null);
    const sunday = { ...CAL_A, daysOff: [...CAL_A.daysOff, off('2026-03-08')] };
    expect(changedDays(CAL_A, sunday)).toBe(null);
    const joined = officeCalendar([['08:00', '16:00']]);
    const cut = officeCalendar([
      ['08:00', '12:00'],
      ['12:00', '16:00'],
    ]);
    expect(changedDays(joined, cut)).toBe(null);
  });

  it('is the days that differ, in order, with their names and sessions before and after', () => {
    const before = { ...CAL_A, daysOff: [...CAL_A.daysOff, off('2026-12-24', 'gone')] };
    const after = {
      ...CAL_A,
      daysOff: [...CAL_A.daysOff, off('2026-11-24', 'Ngày Văn hóa')],
      makeUpDays: [...CAL_A.makeUpDays, { ...off('2026-11-28', 'Làm bù'), sessions: [HALVES[0] ?? ['', '']] }],
    };
    expect(changedDays(before, after)).toEqual({
      from: '2026-11-24',
      to: '2026-12-24',
      weekly: false,
      days: [
        { date: '2026-11-24', before: HALVES, after: [], name: 'Ngày Văn hóa' },
        { date: '2026-11-28', before: [], after: [['07:30', '11:30']], name: 'Làm bù' },
        { date: '2026-12-24', before: [], after: HALVES, name: 'gone' },
      ],
    });
  });

  it('has no bound when the week differs, and names the make-up days that follow it', () => {
    const later = { ...CAL_A, sessions: { ...CAL_A.sessions, mon: [['08:00', '12:00']] as [string, string][] } };
    expect(changedDays(CAL_A, later)).toEqual({
      from: null,
      to: null,
      weekly: true,
      days: [{ date: '2026-08-22', before: HALVES, after: [['08:00', '12:00']], name: 'làm bù' }],
    });
  });

  it('has no bound when the zone differs', () => {
    expect(changedDays(CAL_A, { ...CAL_A, timezone: 'America/New_York' })).toMatchObject({ from: null, weekly: true });
  });

  it('is null exactly when every day has the same sessions', () => {
    fc.assert(
      fc.property(calendars, calendars, (one, other) => {
        const [before, after] = [one, { ...other, timezone: one.timezone }];
        const change = changedDays(before, after);
        const textOf = (calendar: typeof one, date: string) =>
          JSON.stringify(sessionsOn(calendar, date)).replaceAll(/(\d+)\},\{"from":\1,/g, '');
        const differing = Array.from({ length: 540 }, (_, i) => addDays('2025-09-20', i)).filter(
          (date) => textOf(before, date) !== textOf(after, date),
        );
        if (change === null) expect(differing).toEqual([]);
        else if (!change.weekly) expect(change.days.map(({ date }) => date)).toEqual(differing);
        else expect(differing.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the next working instant', () => {
  it.each([
    ['2026-03-02 10:00', '2026-03-02 10:00'],
    ['2026-03-02 11:30', '2026-03-02 13:30'],
    ['2026-03-06 17:30', '2026-03-09 07:30'],
    ['2026-08-22 06:00', '2026-08-22 07:30'],
  ])('from %s is %s', (from, to) => {
    expect(nextWorkingInstant(CAL_A, at(from))).toBe(at(to));
  });
});

describe('the start of the clock', () => {
  it('is the next session, or the next working day from the cut-off on', () => {
    const policy = { supplement: 'pause' as const, payment: 'pause' as const, cutoff: '15:00' };
    expect(clockStartsAt(CAL_A, at('2026-03-06 14:59'), policy)).toBe(at('2026-03-06 14:59'));
    expect(clockStartsAt(CAL_A, at('2026-03-06 15:00'), policy)).toBe(at('2026-03-09 07:30'));
    expect(clockStartsAt(CAL_A, at('2026-03-06 15:00'))).toBe(at('2026-03-06 15:00'));
  });
});
