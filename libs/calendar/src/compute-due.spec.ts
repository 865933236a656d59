import { describe, expect, it } from '@jest/globals';
import { computeDue, replayDue } from './compute-due.js';
import { at, shown } from './testing/at.js';
import { CAL_A, CAL_B, officeCalendar } from './testing/calendars.js';
import type { CalendarVersion, ClockPolicy, Interruption, Limit } from './types.js';

const hours = (value: number): Limit => ({ value, unit: 'workingHour' });
const days = (value: number): Limit => ({ value, unit: 'workingDay' });
const calendarDays = (value: number): Limit => ({ value, unit: 'calendarDay' });
const months = (value: number): Limit => ({ value, unit: 'month' });
const supplement = (from: string, to?: string): Interruption => ({
  kind: 'supplement',
  from: at(from),
  ...(to ? { to: at(to) } : {}),
});
const payment = (from: string, to?: string): Interruption => ({ ...supplement(from, to), kind: 'payment' });
const RESTART: ClockPolicy = { supplement: 'restart', payment: 'pause' };

function due(receivedAt: string, limit: Limit, calendar: CalendarVersion = CAL_A, policy?: ClockPolicy): string {
  return shown(computeDue({ receivedAt: at(receivedAt), limit, calendar, ...(policy ? { policy } : {}) }).dueAt);
}

function dueAfter(receivedAt: string, limit: Limit, interruptions: Interruption[], policy?: ClockPolicy): string {
  return shown(replayDue({ receivedAt: at(receivedAt), limit, calendar: CAL_A, policy, interruptions }).dueAt);
}

describe('the start of the clock (6.1)', () => {
  it.each([
    ['inside a session, at once', '2026-03-02 10:00', '2026-03-02 11:00'],
    ['at the opening', '2026-03-02 07:30', '2026-03-02 08:30'],
    ['before the opening', '2026-03-02 05:00', '2026-03-02 08:30'],
    ['at the end of the morning: in the afternoon', '2026-03-02 11:30', '2026-03-02 14:30'],
    ['in the lunch break', '2026-03-02 12:15', '2026-03-02 14:30'],
    ['at closing: the next morning', '2026-03-02 17:30', '2026-03-03 08:30'],
    ['on Saturday: on Monday', '2026-03-07 10:00', '2026-03-09 08:30'],
    ['before Tết: after it', '2026-02-13 17:30', '2026-02-23 08:30'],
    ['on a make-up Saturday, at once', '2026-08-22 09:00', '2026-08-22 10:00'],
  ])('%s', (_why, received, expected) => {
    expect(due(received, hours(1))).toBe(expected);
  });

  const cutoff: ClockPolicy = { supplement: 'pause', payment: 'pause', cutoff: '15:00' };
  it.each([
    ['a minute before the cut-off counts today', '2026-03-02 14:59', '2026-03-02 15:59'],
    ['at the cut-off: the next working day', '2026-03-02 15:00', '2026-03-03 08:30'],
    ['after it on Friday: Monday', '2026-03-06 16:00', '2026-03-09 08:30'],
    ['at night before the opening: today', '2026-03-03 01:00', '2026-03-03 08:30'],
    ['Saturday evening: Monday', '2026-03-07 16:00', '2026-03-09 08:30'],
  ])('%s', (_why, received, expected) => {
    expect(due(received, hours(1), CAL_A, cutoff)).toBe(expected);
  });

  it('receives in a reception-only session without counting it', () => {
    const open = {
      ...CAL_A,
      receptionOnly: [{ weekday: 'sat' as const, sessions: [['07:30', '11:30'] as [string, string]] }],
    };
    expect(due('2026-03-07 08:00', hours(8), open)).toBe('2026-03-09 17:30');
    expect(due('2026-03-06 10:00', days(1), open)).toBe('2026-03-09 10:00');
  });
});

describe('working hours (6.2)', () => {
  it.each([
    ['end at the session end they reach', '2026-03-09 07:30', 8, '2026-03-09 17:30'],
    ['and go on next morning a minute later', '2026-03-09 07:31', 8, '2026-03-10 07:31'],
    ['may be fractions', '2026-03-09 07:30', 1.5, '2026-03-09 09:00'],
    ['skip the break', '2026-03-09 11:00', 1, '2026-03-09 14:00'],
    ['end before the break', '2026-03-09 10:30', 1, '2026-03-09 11:30'],
  ])('%s', (_why, received, value, expected) => {
    expect(due(received, hours(value))).toBe(expected);
  });

  it('count the sessions of a make-up day, its own or Monday’s', () => {
    const own = {
      ...CAL_A,
      makeUpDays: [{ date: '2026-08-22', name: 'làm bù', sessions: [['08:00', '10:00'] as [string, string]] }],
    };
    expect(due('2026-08-21 16:30', hours(4), own)).toBe('2026-08-24 08:30');
    expect(due('2026-08-21 16:30', hours(4))).toBe('2026-08-22 10:30');
  });

  it('take a date in both lists for a make-up day', () => {
    const both = { ...CAL_A, daysOff: [...CAL_A.daysOff, { date: '2026-08-22', name: 'nghỉ' }] };
    expect(due('2026-08-22 09:00', hours(1), both)).toBe('2026-08-22 10:00');
  });
});

describe('working days (6.3)', () => {
  const uneven = officeCalendar(
    [
      ['08:00', '12:00'],
      ['13:00', '17:00'],
    ],
    {
      makeUpDays: [
        {
          date: '2026-03-07',
          name: 'bù',
          sessions: [
            ['09:00', '11:00'],
            ['14:00', '15:00'],
          ],
        },
      ],
    },
  );
  it.each([
    ['keep the clock time', '2026-03-05 10:00', '2026-03-06 10:00'],
    ['before the day’s first session: its start', '2026-03-06 08:15', '2026-03-07 09:00'],
    ['in its break: the end of the session before', '2026-03-06 11:30', '2026-03-07 11:00'],
    ['at the end of a session: that end', '2026-03-06 15:00', '2026-03-07 15:00'],
    ['after its last session: that end', '2026-03-06 16:45', '2026-03-07 15:00'],
    ['day 0 is the day the clock starts, not the day of reception', '2026-03-08 23:00', '2026-03-10 08:00'],
  ])('%s', (_why, received, expected) => {
    expect(due(received, days(1), uneven)).toBe(expected);
  });

  it('skip days off and count make-up Saturdays', () => {
    expect(due('2026-04-29 10:00', days(1))).toBe('2026-05-04 10:00');
    expect(due('2026-08-21 10:00', days(1))).toBe('2026-08-22 10:00');
  });
});

describe('calendar days and months (6.4)', () => {
  it.each([
    ['end with the last session of their last day', '2026-03-02 10:00', calendarDays(2), '2026-03-04 17:30'],
    ['roll over a weekend', '2026-03-05 09:00', calendarDays(2), '2026-03-09 17:30'],
    ['roll over days off', '2026-04-28 09:00', calendarDays(2), '2026-05-04 17:30'],
    ['do not roll on a make-up Saturday', '2026-08-20 09:00', calendarDays(2), '2026-08-22 17:30'],
    ['count from the start of the clock', '2026-03-07 09:00', calendarDays(1), '2026-03-10 17:30'],
    ['clamp the month’s end', '2026-01-30 10:00', months(1), '2026-03-02 17:30'],
    ['clamp it where the last day is worked', '2026-08-31 10:00', months(1), '2026-10-05 17:30'],
    ['cross the year', '2026-10-15 10:00', months(3), '2027-01-15 17:30'],
  ])('%s', (_why, received, limit, expected) => {
    expect(due(received, limit)).toBe(expected);
  });
});

describe('waiting that pauses (6.5)', () => {
  it('moves calendar days by the time that passed and rolls once at the end', () => {
    // 2 days from Thursday 09:00 end on Saturday 09:00; 24 hours waited make Sunday, still Monday evening.
    const wait = supplement('2026-03-05 10:00', '2026-03-06 10:00');
    expect(dueAfter('2026-03-05 09:00', calendarDays(2), [wait])).toBe('2026-03-09 17:30');
    expect(
      dueAfter('2026-03-05 09:00', calendarDays(2), [wait, supplement('2026-03-06 12:00', '2026-03-08 12:00')]),
    ).toBe('2026-03-10 17:30');
  });

  it('counts only from the start of the clock', () => {
    expect(dueAfter('2026-03-07 09:00', hours(8), [supplement('2026-03-07 10:00', '2026-03-09 08:30')])).toBe(
      '2026-03-10 08:30',
    );
    expect(dueAfter('2026-03-07 09:00', hours(8), [supplement('2026-03-07 10:00', '2026-03-08 10:00')])).toBe(
      '2026-03-09 17:30',
    );
  });

  it('counts when it begins exactly at the due, and not a minute later', () => {
    expect(dueAfter('2026-03-02 08:00', hours(8), [supplement('2026-03-03 08:00', '2026-03-03 10:00')])).toBe(
      '2026-03-03 10:00',
    );
    expect(dueAfter('2026-03-02 08:00', hours(8), [supplement('2026-03-03 08:01', '2026-03-03 10:00')])).toBe(
      '2026-03-03 08:00',
    );
  });

  it('is judged by the rolled due in calendar units', () => {
    const onMonday = supplement('2026-03-09 17:00', '2026-03-11 17:00');
    expect(dueAfter('2026-03-05 09:00', calendarDays(2), [onMonday])).toBe('2026-03-09 17:30');
    expect(dueAfter('2026-03-05 09:00', calendarDays(2), [supplement('2026-03-09 17:00', '2026-03-12 17:00')])).toBe(
      '2026-03-10 17:30',
    );
  });

  it('is one wait where two overlap or touch, of whatever kind, beginning with the first', () => {
    const first = supplement('2026-03-03 08:00', '2026-03-03 09:00');
    // Alone, the payment would begin after the due of 08:00; touching the first it is part of it.
    expect(dueAfter('2026-03-02 08:00', hours(8), [first, payment('2026-03-03 09:00', '2026-03-03 11:00')])).toBe(
      '2026-03-03 11:00',
    );
    expect(dueAfter('2026-03-02 08:00', hours(8), [payment('2026-03-03 08:30', '2026-03-03 11:00'), first])).toBe(
      '2026-03-03 11:00',
    );
  });

  it('lets a payment run where the policy says so', () => {
    const policy: ClockPolicy = { supplement: 'pause', payment: 'run' };
    expect(dueAfter('2026-03-02 08:00', days(2), [payment('2026-03-02 09:00', '2026-03-03 09:00')], policy)).toBe(
      '2026-03-04 08:00',
    );
    expect(dueAfter('2026-03-02 08:00', days(2), [payment('2026-03-02 09:00', '2026-03-03 09:00')])).toBe(
      '2026-03-05 08:00',
    );
  });

  it('moves under 766 exactly as under pause', () => {
    const waits = [
      supplement('2026-03-03 08:00', '2026-03-04 09:00'),
      supplement('2026-03-05 08:00', '2026-03-06 09:00'),
    ];
    expect(dueAfter('2026-03-02 08:00', days(5), waits, { supplement: '766', payment: 'pause' })).toBe(
      dueAfter('2026-03-02 08:00', days(5), waits),
    );
  });

  it('leaves the due alone while open and says since when', () => {
    const answer = replayDue({
      receivedAt: at('2026-03-02 08:00'),
      limit: days(2),
      calendar: CAL_A,
      interruptions: [supplement('2026-03-03 08:00')],
    });
    expect(answer).toMatchObject({
      dueAt: at('2026-03-04 08:00'),
      firstPromiseAt: at('2026-03-04 08:00'),
      waitingSince: at('2026-03-03 08:00'),
    });
  });

  it('has been open since the beginning of the one wait it belongs to', () => {
    const interruptions = [supplement('2026-03-03 08:00', '2026-03-03 10:00'), payment('2026-03-03 10:00')];
    const answer = replayDue({ receivedAt: at('2026-03-02 08:00'), limit: days(2), calendar: CAL_A, interruptions });
    expect(answer).toMatchObject({ dueAt: at('2026-03-04 10:00'), waitingSince: at('2026-03-03 08:00') });
  });
});

describe('waiting that restarts (6.5)', () => {
  it('gives the full limit again from the completion', () => {
    expect(dueAfter('2026-03-02 10:00', days(5), [supplement('2026-03-04 09:00', '2026-03-10 15:00')], RESTART)).toBe(
      '2026-03-17 15:00',
    );
  });

  it('from the next session when completed outside one, cut-off included', () => {
    const wait = [supplement('2026-03-04 09:00', '2026-03-10 15:00')];
    expect(dueAfter('2026-03-02 10:00', days(5), wait, { ...RESTART, cutoff: '15:00' })).toBe('2026-03-18 07:30');
    expect(dueAfter('2026-03-02 10:00', hours(1), [supplement('2026-03-02 10:30', '2026-03-07 15:00')], RESTART)).toBe(
      '2026-03-09 08:30',
    );
  });

  it('changes nothing when completed before the clock started', () => {
    expect(dueAfter('2026-03-07 10:00', days(2), [supplement('2026-03-07 11:00', '2026-03-08 09:00')], RESTART)).toBe(
      '2026-03-11 07:30',
    );
  });

  it('counts a payment from the last restart on', () => {
    const waits = [payment('2026-03-03 08:00', '2026-03-05 10:00'), supplement('2026-03-04 08:00', '2026-03-05 08:00')];
    expect(dueAfter('2026-03-02 08:00', days(5), waits, RESTART)).toBe('2026-03-12 10:00');
    const before = [
      payment('2026-03-03 08:00', '2026-03-03 10:00'),
      supplement('2026-03-04 08:00', '2026-03-05 08:00'),
    ];
    expect(dueAfter('2026-03-02 08:00', days(5), before, RESTART)).toBe('2026-03-12 08:00');
    const after = [supplement('2026-03-04 08:00', '2026-03-05 08:00'), payment('2026-03-06 08:00', '2026-03-06 10:00')];
    expect(dueAfter('2026-03-02 08:00', days(5), after, RESTART)).toBe('2026-03-12 10:00');
  });

  it('does not happen after the due', () => {
    expect(dueAfter('2026-03-02 08:00', days(1), [supplement('2026-03-03 08:01', '2026-03-05 08:00')], RESTART)).toBe(
      '2026-03-03 08:00',
    );
  });
});

describe('refusals and bounds (6.6)', () => {
  const ask =
    (limit: Limit, calendar: CalendarVersion = CAL_A) =>
    () =>
      computeDue({ receivedAt: at('2026-03-02 10:00'), limit, calendar });

  it.each<[string, Limit]>([
    ['zero', days(0)],
    ['less', hours(-1)],
    ['half a day', days(0.5)],
    ['half a month', months(1.5)],
    ['no number', hours(Number.NaN)],
    ['for ever', hours(Infinity)],
    ['more than a century', days(40_000)],
    ['a unit that is none', { value: 1, unit: 'toString' as Limit['unit'] }],
  ])('a limit of %s is invalid', (_why, limit) => {
    expect(ask(limit)).toThrow('LIMIT.INVALID');
  });

  it('a calendar without working time is named, after bounded work', () => {
    const never = officeCalendar([], { id: 'NEVER' });
    for (const limit of [hours(1), days(1), calendarDays(1), months(1)]) {
      expect(ask(limit, never)).toThrow(
        expect.objectContaining({ code: 'CALENDAR.NO_WORKING_TIME', calendarId: 'NEVER' }),
      );
    }
  });

  it('working time exactly 400 days away is found, at 401 it is not', () => {
    const once = (date: string) =>
      officeCalendar([], { makeUpDays: [{ date, name: 'bù', sessions: [['08:00', '12:00']] }] });
    const ask400 = (date: string) => () =>
      shown(computeDue({ receivedAt: at('2026-03-02 10:00'), limit: hours(1), calendar: once(date) }).dueAt);
    expect(ask400('2027-04-06')()).toBe('2027-04-06 09:00');
    expect(ask400('2027-04-07')).toThrow('CALENDAR.NO_WORKING_TIME');
    expect(() =>
      computeDue({ receivedAt: at('2027-04-06 11:00'), limit: hours(2), calendar: once('2027-04-06') }),
    ).toThrow('CALENDAR.NO_WORKING_TIME');
    expect(
      shown(computeDue({ receivedAt: at('2027-04-06 11:00'), limit: hours(1), calendar: once('2027-04-06') }).dueAt),
    ).toBe('2027-04-06 12:00');
  });

  it('a due beyond the last published year says so', () => {
    const published = { ...CAL_B, publishedThrough: 2026 };
    const answer = (received: string) => computeDue({ receivedAt: at(received), limit: days(2), calendar: published });
    expect(answer('2026-12-29 10:00')).toEqual({ dueAt: at('2026-12-31 10:00'), calendarUnpublished: null });
    expect(answer('2026-12-30 10:00')).toEqual({ dueAt: at('2027-01-04 10:00'), calendarUnpublished: 2027 });
    expect(
      computeDue({ receivedAt: at('2026-12-30 10:00'), limit: days(2), calendar: CAL_B }).calendarUnpublished,
    ).toBeNull();
  });

  it('unusable instants, policies and interruptions have codes', () => {
    const question = { receivedAt: at('2026-03-02 10:00'), limit: days(1), calendar: CAL_A };
    expect(() => computeDue({ ...question, receivedAt: Number.NaN })).toThrow('INSTANT.INVALID');
    expect(() => computeDue({ ...question, policy: { ...RESTART, cutoff: '25:00' } })).toThrow('POLICY.INVALID');
    expect(() => replayDue({ ...question, policy: { ...RESTART, payment: 'stop' as 'run' } })).toThrow(
      'POLICY.INVALID',
    );
    expect(() =>
      replayDue({ ...question, interruptions: [supplement('2026-03-03 10:00', '2026-03-03 09:59')] }),
    ).toThrow('INTERRUPTION.INVALID');
  });

  it('gets through the longest limits', () => {
    expect(due('2026-03-02 10:00', days(36_525), { ...CAL_A, daysOff: [], makeUpDays: [] })).toBe('2166-03-03 10:00');
    expect(due('2026-03-02 10:00', months(1200))).toBe('2126-03-04 17:30');
  });
});

describe('zones with clock changes', () => {
  it('count the minutes that passed, not those on the dial', () => {
    const allNight = { ...officeCalendar([['00:00', '23:59']], { timezone: 'America/New_York' }) };
    const sunday = { ...allNight, sessions: { ...allNight.sessions, sun: allNight.sessions.mon } };
    const midnight = Date.parse('2026-03-08T05:00:00Z');
    const answer = computeDue({ receivedAt: midnight, limit: hours(6), calendar: sunday });
    expect(new Date(answer.dueAt).toISOString()).toBe('2026-03-08T11:00:00.000Z');
    const day = computeDue({
      receivedAt: Date.parse('2026-03-07T15:00:00Z'),
      limit: calendarDays(2),
      calendar: sunday,
    });
    expect(new Date(day.dueAt).toISOString()).toBe('2026-03-11T03:59:00.000Z');
  });
});
