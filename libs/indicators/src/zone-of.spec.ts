import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainDateOf } from '#calendar';
import { currentMonth } from './periods/months.js';
import { parsePeriod } from './periods/parse-period.js';
import { periodInstants } from './periods/period-instants.js';
import { at, vietnam } from './testing/vietnam-time.js';
import { zoneOf } from './zone-of.js';

test('Viet Nam is seven hours east of Greenwich', () => {
  const zone = zoneOf('Asia/Ho_Chi_Minh');
  fc.assert(
    fc.property(fc.integer({ min: at('2010-01-01 00:00'), max: at('2040-01-01 00:00') }), (instant) => {
      expect(zone.localDay(instant)).toBe(vietnam.localDay(instant));
      const date = plainDateOf(zone.localDay(instant));
      expect(zone.startOfDay(date)).toBe(vietnam.startOfDay(date));
    }),
  );
});

test('a month in which the clocks change runs from local midnight to local midnight', () => {
  const boston = zoneOf('America/New_York');
  const march = periodInstants(parsePeriod('2026-03'), boston);
  expect(march).toEqual({
    fromAt: Date.parse('2026-03-01T05:00:00Z'),
    endAt: Date.parse('2026-04-01T04:00:00Z'),
  });
  expect(currentMonth(march.endAt - 1, boston)).toEqual(parsePeriod('2026-03'));
  expect(currentMonth(march.endAt, boston)).toEqual(parsePeriod('2026-04'));
});
