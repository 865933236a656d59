import { describe, expect, test } from '@jest/globals';
import { civilServiceCalendar } from '#calendar';
import { placesOf } from './closed-runs.js';
import { dayWeight } from './day-weight.js';

const places = placesOf(civilServiceCalendar, '2026-01-01', '2026-12-31');
const weightOn = (date: string, channel: 'counter' | 'online' = 'counter') => {
  const place = places.find((candidate) => candidate.date === date);
  if (place === undefined) throw new Error(date);
  return dayWeight(place, channel);
};

test('the counter is shut on weekends and days off, and open on a make-up Saturday', () => {
  expect(weightOn('2026-03-07')).toBe(0);
  expect(weightOn('2026-04-30')).toBe(0);
  expect(weightOn('2026-01-10')).toBeGreaterThan(0);
});

test('people file on line on a Sunday, hardly at Tết', () => {
  expect(weightOn('2026-03-08', 'online')).toBeGreaterThan(0);
  expect(weightOn('2026-02-17', 'online')).toBeLessThan(weightOn('2026-03-08', 'online'));
});

test('Monday is the busiest day of an ordinary week', () => {
  const week = ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13'].map((day) => weightOn(day));
  expect(Math.max(...week)).toBe(week[0]);
});

describe('Tết, 16-20/02/2026', () => {
  test('is quiet before', () => {
    expect(weightOn('2026-02-13')).toBeLessThan(0.5 * weightOn('2026-02-06'));
  });
  test('surges after', () => {
    expect(weightOn('2026-02-24')).toBeGreaterThan(1.5 * weightOn('2026-03-10'));
  });
});
