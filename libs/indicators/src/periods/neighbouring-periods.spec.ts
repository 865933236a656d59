import { addDays } from '#calendar';
import { expect, test } from '@jest/globals';
import { neighbouringPeriods } from './neighbouring-periods.js';
import { parsePeriod } from './parse-period.js';
import { PERIOD_CALENDARS } from './period.js';

test.each([
  ['2026', '2025', '2027'],
  ['2026-H1', '2025-H2', '2026-H2'],
  ['2026-H2', '2026-H1', '2027-H1'],
  ['2026-9M', '2025-Q4', '2026-Q4'],
  ['2026-Q1', '2025-Q4', '2026-Q2'],
  ['2026-Q4', '2026-Q3', '2027-Q1'],
  ['2026-01', '2025-12', '2026-02'],
  ['2026-12', '2026-11', '2027-01'],
  ['1900', '1899', '1901'],
  ['1900-01', '1899-12', '1900-02'],
  ['2999-Q4', '2999-Q3', '3000-Q1'],
])('%s lies between %s and %s and touches both, in either calendar', (period, before, after) => {
  for (const calendar of PERIOD_CALENDARS) {
    const { previous, next } = neighbouringPeriods(period, calendar);
    expect([previous.period, next.period]).toEqual([before, after]);
    const { from, to } = parsePeriod(period, calendar);
    expect([addDays(previous.to, 1), addDays(to, 1)]).toEqual([from, next.from]);
  }
});

test('what is no period is refused', () => {
  expect(() => neighbouringPeriods('1899', 'gregorian')).toThrow(
    expect.objectContaining({ accepted: expect.arrayContaining([expect.stringContaining('1900 to 2999')]) }),
  );
  expect(() => neighbouringPeriods('2026-Q5', 'kstt')).toThrow(
    expect.objectContaining({ code: 'PERIOD.UNKNOWN_FORM' }),
  );
});
