import { describe, expect, it } from '@jest/globals';
import { moveGivenDue } from './move-given-due.js';
import { at, shown } from './testing/at.js';
import { CAL_A } from './testing/calendars.js';
import type { Interruption, Limit } from './types.js';

const wait = (from: string, to?: string): Interruption => ({
  kind: 'supplement',
  from: at(from),
  ...(to ? { to: at(to) } : {}),
});
const days: Limit = { value: 3, unit: 'workingDay' };
const calendarDays: Limit = { value: 3, unit: 'calendarDay' };

function moved(
  dueAt: string,
  since: string,
  limit: Limit | null,
  interruptions: Interruption[],
  supplement: 'pause' | 'restart' = 'pause',
): string {
  const question = {
    dueAt: at(dueAt),
    since: at(since),
    limit,
    calendar: CAL_A,
    policy: { supplement, payment: 'pause' as const },
  };
  return shown(moveGivenDue({ ...question, interruptions }).dueAt);
}

describe('a due that was extended or given (6.5)', () => {
  it('stays as it is without a later wait, even on a Sunday', () => {
    expect(moved('2026-03-08 23:59', '2026-03-02 08:00', calendarDays, [])).toBe('2026-03-08 23:59');
    expect(moved('2026-03-08 23:59', '2026-03-04 08:00', days, [wait('2026-03-02 08:00', '2026-03-03 08:00')])).toBe(
      '2026-03-08 23:59',
    );
  });

  it('is moved by later waits: working time, or elapsed time and one roll', () => {
    expect(moved('2026-03-06 10:00', '2026-03-02 08:00', days, [wait('2026-03-03 08:00', '2026-03-03 10:00')])).toBe(
      '2026-03-06 14:00',
    );
    expect(moved('2026-03-06 10:00', '2026-03-02 08:00', null, [wait('2026-03-03 08:00', '2026-03-03 10:00')])).toBe(
      '2026-03-06 14:00',
    );
    expect(
      moved('2026-03-06 10:00', '2026-03-02 08:00', calendarDays, [wait('2026-03-03 08:00', '2026-03-04 10:00')]),
    ).toBe('2026-03-09 17:30');
  });

  it('counts of a wait only what comes after it was set', () => {
    expect(moved('2026-03-06 10:00', '2026-03-03 09:00', days, [wait('2026-03-03 08:00', '2026-03-03 10:00')])).toBe(
      '2026-03-06 11:00',
    );
  });

  it('is not moved by a wait that begins after it', () => {
    expect(moved('2026-03-06 10:00', '2026-03-02 08:00', days, [wait('2026-03-06 10:01', '2026-03-09 10:00')])).toBe(
      '2026-03-06 10:00',
    );
  });

  it('gets the full limit again under restart, but never an earlier due', () => {
    expect(
      moved('2026-03-06 10:00', '2026-03-02 08:00', days, [wait('2026-03-05 08:00', '2026-03-09 09:00')], 'restart'),
    ).toBe('2026-03-12 09:00');
    expect(
      moved('2026-03-20 10:00', '2026-03-02 08:00', days, [wait('2026-03-05 08:00', '2026-03-05 09:00')], 'restart'),
    ).toBe('2026-03-20 10:00');
  });

  it('says since when the applicant is awaited', () => {
    const question = { dueAt: at('2026-03-06 10:00'), since: at('2026-03-02 08:00'), limit: days, calendar: CAL_A };
    expect(moveGivenDue({ ...question, interruptions: [wait('2026-03-03 08:00')] })).toEqual({
      dueAt: at('2026-03-06 10:00'),
      waitingSince: at('2026-03-03 08:00'),
      calendarUnpublished: null,
    });
  });
});
