import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { civilServiceCalendar, nextWorkingInstant } from '#calendar';
import { noticeDates } from './notice-dates.js';
import type { DatingRules, Promised } from './promise.js';

/** The instant of a Vietnamese wall time. */
const at = (wallTime: string): number => Date.parse(`${wallTime.replace(' ', 'T')}+07:00`);
const wall = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

const RULES: DatingRules = { calendar: civilServiceCalendar, timezone: 'Asia/Ho_Chi_Minh', dueSoonShare: 0.2 };
const promised = (start: string, due: string, more: Partial<Promised> = {}): Promised => ({
  clockStartsAt: at(start),
  dueAt: at(due),
  firstPromiseAt: at(due),
  byDate: false,
  ...more,
});
const dates = (of: Promised, rules: Partial<DatingRules> = {}): (string | null)[] => {
  const { dueSoonAt, overdueAt } = noticeDates(of, { ...RULES, ...rules });
  return [wall(dueSoonAt), wall(overdueAt)];
};

describe('a promise is spoken of', () => {
  test.each<[string, Promised, string | null, string]>([
    // 38 hours: a fifth of them is Friday until 15:00 and 96 minutes of Thursday.
    [
      'when a fifth of the limit is left',
      promised('2026-03-02 08:00', '2026-03-06 15:00'),
      '2026-03-05 15:24',
      '2026-03-06 15:00',
    ],
    [
      'at the due of a limit in hours',
      promised('2026-03-02 08:00', '2026-03-02 16:00'),
      '2026-03-02 14:36',
      '2026-03-02 16:00',
    ],
    [
      'the morning after the due day of a limit in days',
      promised('2026-03-02 09:00', '2026-03-04 17:00', { byDate: true }),
      '2026-03-04 11:24',
      '2026-03-05 08:00',
    ],
    [
      'at the next session where the due is at its end',
      promised('2026-03-02 08:00', '2026-03-02 17:00'),
      '2026-03-02 15:24',
      '2026-03-03 08:00',
    ],
    [
      'on Monday for what is due on Friday evening',
      promised('2026-03-02 08:00', '2026-03-06 20:00'),
      '2026-03-06 08:00',
      '2026-03-09 08:00',
    ],
    ['after the lunch break', promised('2026-03-02 08:00', '2026-03-02 14:00'), '2026-03-02 13:00', '2026-03-02 14:00'],
    [
      'only once where no session lies between',
      promised('2026-03-02 16:30', '2026-03-02 20:00'),
      '2026-03-02 16:54',
      '2026-03-03 08:00',
    ],
    [
      'not before the due where no working time is left',
      promised('2026-03-07 08:00', '2026-03-08 20:00'),
      null,
      '2026-03-09 08:00',
    ],
  ])('%s', (_, of, dueSoon, overdue) => {
    expect(dates(of)).toEqual([dueSoon, overdue]);
  });

  it('by the share that is configured', () => {
    const day = promised('2026-03-02 08:00', '2026-03-02 16:00');
    expect(dates(day, { dueSoonShare: 0.5 })[0]).toBe('2026-03-02 11:30');
  });

  it('with the same work left after a wait has moved the due', () => {
    const week = promised('2026-03-02 08:00', '2026-03-06 15:00');
    const moved = { ...week, dueAt: at('2026-03-20 15:00') };
    expect([dates(week)[0], dates(moved)[0]]).toEqual(['2026-03-05 15:24', '2026-03-19 15:24']);
  });

  it('by elapsed time without a calendar, or with one that has no working time', () => {
    const day = promised('2026-03-02 08:00', '2026-03-03 08:00', { byDate: true });
    const nobodyWorks = {
      ...civilServiceCalendar,
      sessions: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
      makeUpDays: [],
    };
    for (const calendar of [null, nobodyWorks]) {
      expect(dates(day, { calendar })).toEqual(['2026-03-03 03:12', '2026-03-04 00:00']);
    }
  });

  it('by the local day in New York, also over a change of the clocks', () => {
    const calendar = { ...civilServiceCalendar, timezone: 'America/New_York' };
    const of = promised('2026-03-02 08:00', '2026-03-07 10:00', { byDate: true });
    // 2026-03-06 22:00 there; the day after is a Saturday, and on Sunday the clocks go forward.
    const { overdueAt } = noticeDates(of, { ...RULES, calendar, timezone: 'America/New_York' });
    expect(new Date(overdueAt).toISOString()).toBe('2026-03-09T12:00:00.000Z');
  });

  it('never the reminder after the warning, both in sessions, whatever was promised', () => {
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 60 });
    fc.assert(
      fc.property(
        minutes,
        minutes,
        minutes,
        fc.boolean(),
        fc.double({ min: 0.05, max: 0.9, noNaN: true }),
        (a, b, c, byDate, share) => {
          const start = at('2026-01-05 08:00') + a * 60_000;
          const of = { clockStartsAt: start, dueAt: start + b * 60_000, firstPromiseAt: start + c * 60_000, byDate };
          const { dueSoonAt, overdueAt } = noticeDates(of, { ...RULES, dueSoonShare: share });
          expect(overdueAt).toBeGreaterThanOrEqual(of.dueAt);
          expect(nextWorkingInstant(civilServiceCalendar, overdueAt)).toBe(overdueAt);
          if (dueSoonAt === null) return;
          expect(dueSoonAt).toBeGreaterThanOrEqual(start);
          expect(dueSoonAt).toBeLessThan(of.dueAt);
          expect(nextWorkingInstant(civilServiceCalendar, dueSoonAt)).toBe(dueSoonAt);
        },
      ),
    );
  });
});
