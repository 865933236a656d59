import { describe, expect, it } from '@jest/globals';
import { CAL_A } from './testing/calendars.js';
import { validateCalendar } from './validate-calendar.js';

const good = (): Record<string, unknown> => structuredClone({ ...CAL_A }) as unknown as Record<string, unknown>;
const week = (mon: unknown) => ({ ...CAL_A.sessions, mon });

function problemsOf(change: Record<string, unknown>): string[] {
  const verdict = validateCalendar({ ...good(), ...change });
  return verdict.ok ? [] : verdict.errors.map(({ pointer }) => pointer);
}

describe('a calendar that may be used', () => {
  it('comes back as a frozen copy of itself', () => {
    const source = good();
    const verdict = validateCalendar(source);
    expect(verdict).toEqual({ ok: true, calendar: CAL_A });
    if (verdict.ok) {
      expect(verdict.calendar).not.toBe(source);
      expect(Object.isFrozen(verdict.calendar.sessions.mon[0])).toBe(true);
    }
  });

  it('may leave out empty lists and closed weekdays', () => {
    const verdict = validateCalendar({ id: 'X', version: 1, timezone: 'UTC', sessions: { mon: [['08:00', '12:00']] } });
    expect(verdict).toMatchObject({ ok: true, calendar: { sessions: { sun: [] }, daysOff: [], makeUpDays: [] } });
  });

  it('may have a date in both lists, touching sessions, reception hours and a last published year', () => {
    expect(problemsOf({ daysOff: [{ date: '2026-08-22', name: 'nghỉ' }] })).toEqual([]);
    expect(
      problemsOf({
        sessions: week([
          ['07:00', '09:00'],
          ['09:00', '11:00'],
        ]),
      }),
    ).toEqual([]);
    expect(problemsOf({ receptionOnly: [{ weekday: 'sat', sessions: [['08:00', '11:00']] }] })).toEqual([]);
    expect(problemsOf({ publishedThrough: 2026 })).toEqual([]);
  });
});

describe('a calendar that is refused, with the place of each problem', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ['no id', { id: '' }, ['/id']],
    ['an id unfit for a stream name', { id: 'a b' }, ['/id']],
    ['version 0', { version: 0 }, ['/version']],
    ['an unknown zone', { timezone: 'Asia/Hanoi_City' }, ['/timezone']],
    ['a bare offset', { timezone: '+07:00' }, ['/timezone']],
    ['no sessions object', { sessions: [] }, ['/sessions']],
    ['a misspelt weekday', { sessions: { ...CAL_A.sessions, monday: [] } }, ['/sessions/monday']],
    ['an empty session', { sessions: week([['08:00', '08:00']]) }, ['/sessions/mon/0']],
    ['a session backwards', { sessions: week([['12:00', '08:00']]) }, ['/sessions/mon/0']],
    [
      'overlapping sessions',
      {
        sessions: week([
          ['08:00', '12:00'],
          ['11:59', '17:00'],
        ]),
      },
      ['/sessions/mon/1'],
    ],
    [
      'unsorted sessions',
      {
        sessions: week([
          ['13:00', '17:00'],
          ['08:00', '12:00'],
        ]),
      },
      ['/sessions/mon/1'],
    ],
    ['clock times that are none', { sessions: week([['8:00', '24:00']]) }, ['/sessions/mon/0/0', '/sessions/mon/0/1']],
    ['a session of three', { sessions: week([['08:00', '12:00', '13:00']]) }, ['/sessions/mon/0']],
    ['30 February', { daysOff: [{ date: '2026-02-30', name: 'x' }] }, ['/daysOff/0/date']],
    ['a day off without a name', { daysOff: [{ date: '2026-02-03' }] }, ['/daysOff/0/name']],
    [
      'a day off with sessions',
      { daysOff: [{ date: '2026-02-03', name: 'x', sessions: [] }] },
      ['/daysOff/0/sessions'],
    ],
    [
      'a day off twice',
      {
        daysOff: [
          { date: '2026-02-03', name: 'x' },
          { date: '2026-02-03', name: 'y' },
        ],
      },
      ['/daysOff/1/date'],
    ],
    [
      'a make-up day twice',
      {
        makeUpDays: [
          { date: '2026-02-07', name: 'x' },
          { date: '2026-02-07', name: 'y' },
        ],
      },
      ['/makeUpDays/1/date'],
    ],
    ['a list that is none', { daysOff: 'none' }, ['/daysOff']],
    ['null for a list', { makeUpDays: null }, ['/makeUpDays']],
    [
      'reception for both',
      { receptionOnly: [{ weekday: 'sat', date: '2026-02-07', sessions: [['08:00', '11:00']] }] },
      ['/receptionOnly/0'],
    ],
    ['reception never', { receptionOnly: [{ weekday: 'sat', sessions: [] }] }, ['/receptionOnly/0/sessions']],
    [
      'reception on no weekday',
      { receptionOnly: [{ weekday: 'saturday', sessions: [['08:00', '11:00']] }] },
      ['/receptionOnly/0/weekday'],
    ],
    ['a year that is none', { publishedThrough: 2026.5 }, ['/publishedThrough']],
    ['a misspelt member', { 'make/upDays': [] }, ['/make~1upDays']],
  ])('%s', (_why, change, pointers) => {
    expect(problemsOf(change)).toEqual(pointers);
  });

  it.each([null, undefined, 7, 'calendar', [[]]])('%p is no calendar at all', (json) => {
    expect(validateCalendar(json)).toMatchObject({ ok: false });
  });

  it('is not fooled by prototypes', () => {
    const verdict = validateCalendar(JSON.parse(JSON.stringify(good()).replace('{', '{"__proto__":{"id":"evil"},')));
    expect(verdict).toMatchObject({ ok: false, errors: [{ pointer: '/__proto__' }] });
    expect(validateCalendar(Object.create(good()))).toMatchObject({ ok: false });
    expect(({} as { id?: string }).id).toBeUndefined();
  });
});
