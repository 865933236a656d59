import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Rate } from '../counting/rate-of.js';
import { percent } from '../counting/percent.js';
import { againstTotal } from './against-total.js';
import { isBeyondChance } from './beyond-chance.js';

const rate = (numerator: number, denominator: number): Rate => ({
  ...{ numerator, denominator },
  percent: percent(numerator, denominator),
});
const Z = 1.959963984540054;

/** The closed form in floating arithmetic. */
function wilson({ numerator: x, denominator: n }: Rate): { low: number; high: number } {
  const half = Z * Math.sqrt((x * (n - x)) / n + (Z * Z) / 4);
  const bound = (side: number): number => (x + (Z * Z) / 2 + side * half) / (n + Z * Z);
  return { low: bound(-1), high: bound(1) };
}

/** Newcombe's method 10, of a − b. */
function newcombe(a: Rate, b: Rate): { low: number; high: number } {
  const [p, q] = [a.numerator / a.denominator, b.numerator / b.denominator];
  const [one, other] = [wilson(a), wilson(b)];
  return {
    low: p - q - Math.hypot(p - one.low, other.high - q),
    high: p - q + Math.hypot(one.high - p, q - other.low),
  };
}

const rates = fc
  .tuple(fc.integer({ min: 1, max: 5_000 }), fc.nat())
  .map(([denominator, part]) => rate(part % (denominator + 1), denominator));

describe('against the whole', () => {
  test.each([
    // 40 of 40 is 91.23 to 100: 95 % lies inside, 91 % below it.
    [rate(40, 40), rate(9_500, 10_000), 'notApart'],
    [rate(40, 40), rate(9_100, 10_000), 'above'],
    [rate(800, 1_000), rate(9_500, 10_000), 'below'],
    [rate(10, 10), rate(10, 10), 'notApart'],
    [rate(0, 10), rate(0, 500), 'notApart'],
    [rate(0, 0), rate(9, 10), null],
    [rate(0, 0), rate(0, 0), null],
  ])('%j of a city at %j is %s', (row, total, expected) => {
    expect(againstTotal(row, total)).toBe(expected);
  });

  test('is above or below exactly where the rate of all lies outside the interval', () => {
    fc.assert(
      fc.property(rates, rates, (row, total) => {
        const all = total.numerator / total.denominator;
        const { low, high } = wilson(row);
        // Within rounding of a bound floating arithmetic cannot tell.
        fc.pre(Math.abs(all - low) > 1e-12 && Math.abs(all - high) > 1e-12);
        expect(againstTotal(row, total)).toBe(all < low ? 'above' : all > high ? 'below' : 'notApart');
      }),
    );
  });
});

describe('more than chance', () => {
  // Newcombe, Statistics in Medicine 17 (1998), table II, method 10.
  test.each([
    [rate(56, 70), rate(48, 80), 0.0524, 0.3339],
    [rate(9, 10), rate(3, 10), 0.1705, 0.809],
    [rate(6, 7), rate(2, 7), 0.0582, 0.8062],
    [rate(5, 56), rate(0, 29), -0.0381, 0.1926],
    [rate(0, 10), rate(0, 20), -0.1611, 0.2775],
    [rate(10, 10), rate(0, 20), 0.6791, 1],
  ])('%j against %j: the difference lies between %f and %f', (a, b, low, high) => {
    expect(newcombe(a, b).low).toBeCloseTo(low, 4);
    expect(newcombe(a, b).high).toBeCloseTo(high, 4);
    expect(isBeyondChance(a, b)).toBe(low > 0);
    expect(isBeyondChance(b, a)).toBe(low > 0);
  });

  test('nothing judged on one side says nothing', () => {
    expect(isBeyondChance(rate(0, 0), rate(1, 2))).toBeNull();
    expect(isBeyondChance(rate(1, 2), rate(0, 0))).toBeNull();
  });

  test('is said only where 0 lies outside the interval, and always where it lies well outside', () => {
    fc.assert(
      fc.property(rates, rates, (a, b) => {
        const { low, high } = newcombe(a, b);
        const outside = Math.max(low, -high);
        if (isBeyondChance(a, b) === true) expect(outside).toBeGreaterThan(-0.0002);
        if (outside > 0.0005) expect(isBeyondChance(a, b)).toBe(true);
      }),
    );
  });
});
