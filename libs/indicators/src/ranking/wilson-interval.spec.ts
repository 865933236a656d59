import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { percent } from '../counting/percent.js';
import { wilsonInterval } from './wilson-interval.js';

/**
 * The closed form, centre ± half with z = 1.959963984540054:
 * (x + z²/2 ± z·√(x·(n − x)/n + z²/4)) / (n + z²), worked out by hand to 40 digits and rounded outward.
 */
describe('known values', () => {
  test.each([
    // Newcombe, Statistics in Medicine 17 (1998), table I, method 3 (Wilson): .2553–.3662, .0624–.1605, 0–.1611, .0061–.1718.
    [81, 263, '25.52', '36.63'], // 25.528852… to 36.620958…
    [15, 148, '6.23', '16.05'], // 6.238640… to 16.048724…
    [0, 20, '0.00', '16.12'], // 0 to z²/(20 + z²) = 16.112…
    [1, 29, '0.61', '17.18'], // 0.611321… to 17.175522…
    // With x = n the upper bound is 1 and the lower n/(n + z²): 1/4.841459 = 20.65493…
    [1, 1, '20.65', '100.00'],
    [0, 1, '0.00', '79.35'],
    [10, 10, '72.24', '100.00'], // 10/13.841459 = 72.246720…
    [30, 30, '88.64', '100.00'],
    [5, 10, '23.65', '76.35'], // 50 ± 26.340690…
    [9996, 10_000, '99.89', '99.99'], // 99.897187… to 99.984444…
  ])('%i of %i lie between %s and %s', (numerator, denominator, low, high) => {
    expect(wilsonInterval(numerator, denominator)).toEqual({ low, high });
  });

  test('nothing judged has no interval', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });

  test.each([
    [2, 1],
    [-1, 5],
    [0.5, 5],
  ])('%p of %p is refused', (numerator, denominator) => {
    expect(() => wilsonInterval(numerator, denominator)).toThrow(expect.objectContaining({ code: 'PERCENT.INVALID' }));
  });
});

const Z = 1.959963984540054;
const counts = fc
  .integer({ min: 1, max: 2_000_000 })
  .chain((denominator) => fc.tuple(fc.integer({ min: 0, max: denominator }), fc.constant(denominator)));

function bounds(numerator: number, denominator: number): { low: number; high: number } {
  const interval = wilsonInterval(numerator, denominator);
  if (interval === null) throw new Error('no interval');
  return { low: Number(interval.low), high: Number(interval.high) };
}

test('it lies within 0 and 100 and holds the rate that is printed', () => {
  fc.assert(
    fc.property(counts, ([numerator, denominator]) => {
      const { low, high } = bounds(numerator, denominator);
      const rate = Number(percent(numerator, denominator));
      expect(0 <= low && low <= rate && rate <= high && high <= 100).toBe(true);
    }),
  );
});

test('it is the closed form, rounded outward by less than a hundredth', () => {
  fc.assert(
    fc.property(counts, ([x, n]) => {
      const { low, high } = bounds(x, n);
      const half = Z * Math.sqrt((x * (n - x)) / n + (Z * Z) / 4);
      const exact = (side: number): number => (100 * (x + (Z * Z) / 2 + side * half)) / (n + Z * Z);
      const slack = 1e-9;
      expect(low).toBeLessThanOrEqual(exact(-1) + slack);
      expect(low).toBeGreaterThan(exact(-1) - 0.01 - slack);
      expect(high).toBeGreaterThanOrEqual(exact(1) - slack);
      expect(high).toBeLessThan(exact(1) + 0.01 + slack);
    }),
  );
});

test('the same rate of more dossiers is told more narrowly', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2000 }),
      fc.integer({ min: 0, max: 2000 }),
      fc.integer({ min: 2, max: 50 }),
      (denominator, part, times) => {
        const numerator = part % (denominator + 1);
        const [few, many] = [bounds(numerator, denominator), bounds(numerator * times, denominator * times)];
        expect(many.low).toBeGreaterThanOrEqual(few.low);
        expect(many.high).toBeLessThanOrEqual(few.high);
      },
    ),
  );
});

test('failures mirror successes', () => {
  fc.assert(
    fc.property(counts, ([numerator, denominator]) => {
      const [some, rest] = [bounds(numerator, denominator), bounds(denominator - numerator, denominator)];
      expect(rest.low).toBeCloseTo(100 - some.high, 6);
      expect(rest.high).toBeCloseTo(100 - some.low, 6);
    }),
  );
});
