import { describe, expect, test } from '@jest/globals';
import { dayNumberOf } from '#calendar';
import { at, vietnam } from '../testing/vietnam-time.js';
import { currentMonth, monthsOf } from './months.js';
import { PERIOD_FORMS, parsePeriod } from './parse-period.js';
import { parseSpan } from './parse-span.js';
import { periodInstants, viewpointOf } from './period-instants.js';
import { type PeriodCalendar, findPeriodCalendar } from './period.js';
import { resolvePeriod } from './resolve-period.js';

const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

describe('a period', () => {
  test.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-H1', '2026-01-01', '2026-06-30'],
    ['2026-H2', '2026-07-01', '2026-12-31'],
    ['2026-9M', '2026-01-01', '2026-09-30'],
    ['2026-Q1', '2026-01-01', '2026-03-31'],
    ['2026-Q2', '2026-04-01', '2026-06-30'],
    ['2026-Q3', '2026-07-01', '2026-09-30'],
    ['2026-Q4', '2026-10-01', '2026-12-31'],
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2028-02', '2028-02-01', '2028-02-29'],
    ['2026-12', '2026-12-01', '2026-12-31'],
  ])('gregorian %s is %s to %s', (period, from, to) => {
    expect(parsePeriod(period)).toEqual({ from, to });
  });

  test.each([
    ['2026', '2025-12-15', '2026-12-14'],
    ['2026-H1', '2025-12-15', '2026-06-14'],
    ['2026-H2', '2026-06-15', '2026-12-14'],
    ['2026-9M', '2025-12-15', '2026-09-14'],
    ['2026-Q1', '2025-12-15', '2026-03-14'],
    ['2026-Q2', '2026-03-15', '2026-06-14'],
    ['2026-Q3', '2026-06-15', '2026-09-14'],
    ['2026-Q4', '2026-09-15', '2026-12-14'],
    ['2026-01', '2025-12-15', '2026-01-14'],
    ['2026-08', '2026-07-15', '2026-08-14'],
    ['2026-12', '2026-11-15', '2026-12-14'],
  ])('kstt %s is %s to %s', (period, from, to) => {
    expect(parsePeriod(period, 'kstt')).toEqual({ from, to });
  });

  test.each<PeriodCalendar>(['gregorian', 'kstt'])('the parts of a %s year touch and fill it', (calendar) => {
    const year = parsePeriod('2026', calendar);
    for (const parts of [MONTHS, ['Q1', 'Q2', 'Q3', 'Q4'], ['H1', 'H2'], ['9M', 'Q4']]) {
      const spans = parts.map((part) => parsePeriod(`2026-${part}`, calendar));
      expect(spans[0]?.from).toBe(year.from);
      expect(spans.at(-1)?.to).toBe(year.to);
      spans.slice(1).forEach((span, index) => {
        expect(dayNumberOf(span.from)).toBe(dayNumberOf(spans[index]?.to ?? '') + 1);
      });
    }
  });

  test.each([
    '',
    '26',
    '2026-13',
    '2026-00',
    '2026-8',
    '2026-Q5',
    '2026-Q0',
    '2026-H3',
    '2026-6M',
    '2026-q1',
    '2026 ',
    '0026',
  ])('"%s" is refused with the forms accepted', (period) => {
    expect(() => parsePeriod(period)).toThrow(
      expect.objectContaining({ code: 'PERIOD.UNKNOWN_FORM', accepted: PERIOD_FORMS, pointer: '/period' }),
    );
  });

  test('the calendars are gregorian, the default, and kstt', () => {
    expect(findPeriodCalendar()).toBe('gregorian');
    expect(findPeriodCalendar('kstt')).toBe('kstt');
    expect(() => findPeriodCalendar('lunar')).toThrow(
      expect.objectContaining({ code: 'PERIOD.CALENDAR_UNKNOWN', accepted: ['gregorian', 'kstt'] }),
    );
  });
});

describe('from and to', () => {
  test('real dates in order are taken, one day is enough', () => {
    expect(parseSpan('2026-02-28', '2026-03-01')).toEqual({ from: '2026-02-28', to: '2026-03-01' });
    expect(parseSpan('2026-02-28', '2026-02-28')).toEqual({ from: '2026-02-28', to: '2026-02-28' });
  });

  test.each([
    ['2026-02-29', '2026-03-01', 'PERIOD.NOT_A_DATE', '/from'],
    ['2026-02-01', '2026-3-1', 'PERIOD.NOT_A_DATE', '/to'],
    ['2026-02-01', '2026-04-31', 'PERIOD.NOT_A_DATE', '/to'],
    ['', '2026-04-30', 'PERIOD.NOT_A_DATE', '/from'],
    ['0026-04-30', '2026-04-30', 'PERIOD.NOT_A_DATE', '/from'],
    ['2026-04-30', '9999-12-31', 'PERIOD.NOT_A_DATE', '/to'],
    ['2026-03-02', '2026-03-01', 'PERIOD.TO_BEFORE_FROM', '/to'],
  ])('%s to %s is refused: %s', (from, to, code, pointer) => {
    expect(() => parseSpan(from, to)).toThrow(expect.objectContaining({ code, pointer }));
  });
});

describe('a question names its period', () => {
  const now = at('2026-11-22 08:00');

  test('by a period, by two dates, or not at all for the current calendar month', () => {
    expect(resolvePeriod({ period: '2026-Q1', calendar: 'kstt' }, now, vietnam)).toEqual({
      from: '2025-12-15',
      to: '2026-03-14',
    });
    expect(resolvePeriod({ from: '2026-03-02', to: '2026-03-08' }, now, vietnam)).toEqual({
      from: '2026-03-02',
      to: '2026-03-08',
    });
    expect(resolvePeriod({}, now, vietnam)).toEqual({ from: '2026-11-01', to: '2026-11-30' });
  });

  test('but not by both or by half of it', () => {
    const code = (expected: string): unknown => expect.objectContaining({ code: expected });
    expect(() => resolvePeriod({ period: '2026', from: '2026-01-01' }, now, vietnam)).toThrow(
      code('PERIOD.GIVEN_TWICE') as Error,
    );
    expect(() => resolvePeriod({ from: '2026-01-01' }, now, vietnam)).toThrow(code('PERIOD.HALF_GIVEN') as Error);
    expect(() => resolvePeriod({ to: '2026-01-01' }, now, vietnam)).toThrow(code('PERIOD.HALF_GIVEN') as Error);
  });

  test('the current month is that of the local date', () => {
    expect(currentMonth(at('2026-12-01 00:00'), vietnam)).toEqual({ from: '2026-12-01', to: '2026-12-31' });
    expect(currentMonth(at('2026-12-01 00:00') - 1, vietnam)).toEqual({ from: '2026-11-01', to: '2026-11-30' });
  });
});

describe('the months of a span', () => {
  test('are clipped to it', () => {
    expect(monthsOf({ from: '2025-12-20', to: '2026-02-03' })).toEqual([
      { month: '2025-12', from: '2025-12-20', to: '2025-12-31' },
      { month: '2026-01', from: '2026-01-01', to: '2026-01-31' },
      { month: '2026-02', from: '2026-02-01', to: '2026-02-03' },
    ]);
  });

  test('in kstt run from the 15th to the 14th', () => {
    expect(monthsOf({ from: '2025-12-14', to: '2026-01-20' }, 'kstt')).toEqual([
      { month: '2025-12', from: '2025-12-14', to: '2025-12-14' },
      { month: '2026-01', from: '2025-12-15', to: '2026-01-14' },
      { month: '2026-02', from: '2026-01-15', to: '2026-01-20' },
    ]);
  });

  test.each<PeriodCalendar>(['gregorian', 'kstt'])('of a %s year are its twelve', (calendar) => {
    expect(monthsOf(parsePeriod('2026', calendar), calendar)).toEqual(
      MONTHS.map((month) => ({ month: `2026-${month}`, ...parsePeriod(`2026-${month}`, calendar) })),
    );
  });
});

describe('the instants of a period', () => {
  const march = periodInstants({ from: '2026-03-01', to: '2026-03-31' }, vietnam);

  test('run from local midnight to the local midnight after', () => {
    expect(march).toEqual({ fromAt: at('2026-03-01 00:00'), endAt: at('2026-04-01 00:00') });
  });

  test('V is its end, or as-of when that is earlier', () => {
    expect(viewpointOf(march, at('2026-05-01 00:00'))).toBe(march.endAt);
    expect(viewpointOf(march, at('2026-03-10 00:00'))).toBe(at('2026-03-10 00:00'));
  });
});
