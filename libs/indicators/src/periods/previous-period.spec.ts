import { expect, test } from '@jest/globals';
import { parsePeriod } from './parse-period.js';
import { previousPeriod } from './previous-period.js';
import type { PeriodCalendar } from './period.js';

test.each([
  ['2026-Q3', 'gregorian', '2026-Q2'],
  ['2026-Q1', 'gregorian', '2025-Q4'],
  ['2026-08', 'gregorian', '2026-07'],
  ['2026-01', 'gregorian', '2025-12'],
  ['2026', 'gregorian', '2025'],
  ['2026-H2', 'gregorian', '2026-H1'],
  ['2026-H1', 'gregorian', '2025-H2'],
  ['2026-9M', 'gregorian', '2025-9M'],
  ['2026-Q1', 'kstt', '2025-Q4'],
  ['2026-01', 'kstt', '2025-12'],
])('the period before %s (%s) is %s', (period, name, before) => {
  const calendar = name as PeriodCalendar;
  expect(previousPeriod(period, parsePeriod(period, calendar), calendar)).toEqual(parsePeriod(before, calendar));
});

test.each([
  ['2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
  ['2026-03-02', '2026-03-31', '2026-01-31', '2026-03-01'],
  ['2026-03-05', '2026-03-05', '2026-03-04', '2026-03-04'],
  ['2026-01-01', '2026-01-14', '2025-12-18', '2025-12-31'],
])('before %s to %s lie %s to %s', (from, to, beforeFrom, beforeTo) => {
  expect(previousPeriod(null, { from, to }, 'gregorian')).toEqual({ from: beforeFrom, to: beforeTo });
});
