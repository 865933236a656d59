import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Rate } from '../counting/rate-of.js';
import { percent } from '../counting/percent.js';
import { movementOf } from './movement.js';
import { type RankOrder, hundredths, placeRows } from './place-rows.js';

interface Row {
  name: string | null;
  rate: Rate;
}
const rate = (numerator: number, denominator: number): Rate => ({
  numerator,
  denominator,
  percent: percent(numerator, denominator),
});
const row = (name: string | null, numerator: number, denominator: number): Row => ({
  name,
  rate: rate(numerator, denominator),
});
const place = (rows: Row[], order: RankOrder = 'best', minimum = 30) =>
  placeRows(
    rows,
    (one) => one.rate,
    (one) => one.name === null,
    { order, minimum },
  );
const listed = (rows: Row[], order: RankOrder = 'best', minimum = 30) =>
  place(rows, order, minimum).map((placed) => [placed.row.name, placed.place, placed.unranked]);

describe('places', () => {
  test('are given by rate where the intervals lie apart', () => {
    const rows = [row('poor', 800, 1000), row('good', 990, 1000), row('middling', 900, 1000)];
    expect(listed(rows)).toEqual([
      ['good', 1, null],
      ['middling', 2, null],
      ['poor', 3, null],
    ]);
    expect(place(rows).map((one) => one.notDistinguished)).toEqual([false, false, false]);
    expect(listed(rows, 'worst').map(([name]) => name)).toEqual(['poor', 'middling', 'good']);
  });

  test('are shared where they do not, and the next place counts everybody before it', () => {
    // 40 of 40 is 91.23 to 100; 396 of 400 is 97.45 to 99.62; 850 of 1000 is 82.65 to 87.09.
    const rows = [row('few', 40, 40), row('many', 396, 400), row('behind', 850, 1000)];
    expect(listed(rows)).toEqual([
      ['few', 1, null],
      ['many', 1, null],
      ['behind', 3, null],
    ]);
    expect(place(rows).map((one) => one.notDistinguished)).toEqual([true, true, false]);
  });

  test('of two that are told apart are never the same, also where a third overlaps both', () => {
    const rows = [row('wide', 30, 30), row('high', 9500, 10_000), row('low', 9000, 10_000)];
    expect(listed(rows)).toEqual([
      ['wide', 1, null],
      ['high', 1, null],
      ['low', 3, null],
    ]);
  });

  test('a full rate of few dossiers does not stand above a good one of many', () => {
    const [first, second] = place([row('many', 9990, 10_000), row('few', 31, 31)]);
    expect([first?.place, second?.place]).toEqual([1, 1]);
  });
});

describe('who gets none', () => {
  test('small counts, rows without a base and what belongs to nobody stand last and say why', () => {
    const rows = [row(null, 50, 60), row('none', 0, 0), row('two', 2, 2), row('small', 29, 29), row('enough', 15, 30)];
    expect(listed(rows)).toEqual([
      ['enough', 1, null],
      ['small', null, 'smallCount'],
      ['two', null, 'smallCount'],
      ['none', null, 'noBase'],
      [null, null, 'unassigned'],
    ]);
    expect(place(rows)[1]?.interval).toEqual({ low: '88.30', high: '100.00' });
    expect(place(rows)[3]?.interval).toBeNull();
  });

  test('the smallest count that is ranked is the minimum asked for', () => {
    expect(listed([row('a', 5, 10)], 'best', 10)).toEqual([['a', 1, null]]);
    expect(listed([row('a', 5, 10)], 'best', 11)).toEqual([['a', null, 'smallCount']]);
  });
});

const rows = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 400 }), fc.nat()).map(([denominator, part]) => {
    const numerator = part % (denominator + 1);
    return row(`${String(numerator)}/${String(denominator)}`, numerator, denominator);
  }),
  { maxLength: 25 },
);

test('for any rows: places rise along the list, equal rates share one, no two of a place are told apart', () => {
  fc.assert(
    fc.property(rows, fc.constantFrom<RankOrder>('best', 'worst'), (some, order) => {
      const placed = place(some, order, 5).filter((one) => one.place !== null);
      expect(placed).toHaveLength(some.filter((one) => one.rate.denominator >= 5).length);
      placed.forEach((one, index) => {
        placed.slice(index + 1).forEach((other) => {
          expect(other.place).toBeGreaterThanOrEqual(one.place ?? 0);
          const [a, b] = [one.row.rate, other.row.rate];
          if (a.numerator * b.denominator === b.numerator * a.denominator) expect(other.place).toBe(one.place);
          if (other.place !== one.place || one.interval === null || other.interval === null) return;
          const [better, worse] = order === 'best' ? [one.interval, other.interval] : [other.interval, one.interval];
          expect(hundredths(worse.high)).toBeGreaterThanOrEqual(hundredths(better.low));
        });
        expect(one.place === index + 1 || one.place === placed[index - 1]?.place).toBe(true);
      });
    }),
  );
});

test('ten thousand rows are placed in one pass', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => row(String(index), 900 + (index % 100), 1000));
  const placed = place(many);
  expect(placed).toHaveLength(10_000);
  expect(placed.at(-1)?.place).toBeGreaterThan(5_000);
});

describe('movement against the period before', () => {
  test('is told in places towards the top and in points of the printed rates', () => {
    const now = { place: 2, rate: rate(9996, 10_000) };
    expect(movementOf(now, { place: 5, rate: rate(9871, 10_000) })).toEqual({
      ...{ places: 3, percentPoints: '+1.25', beyondChance: true },
    });
    expect(movementOf(now, { place: 1, rate: rate(1, 1) })).toEqual({
      ...{ places: -1, percentPoints: '-0.04', beyondChance: false },
    });
    expect(movementOf(now, { place: 2, rate: rate(9996, 10_000) })).toEqual({
      ...{ places: 0, percentPoints: '0.00', beyondChance: false },
    });
  });

  test('whoever had no base is new; whoever has none now moved nowhere', () => {
    expect(movementOf({ place: 1, rate: rate(1, 1) }, null)).toBe('new');
    expect(movementOf({ place: 1, rate: rate(1, 1) }, { place: null, rate: rate(0, 0) })).toBe('new');
    const before = { place: null, rate: rate(3, 4) };
    expect(movementOf({ place: null, rate: rate(0, 0) }, before)).toEqual({
      ...{ places: null, percentPoints: null, beyondChance: null },
    });
    expect(movementOf({ place: 1, rate: rate(1, 1) }, before)).toEqual({
      ...{ places: null, percentPoints: '+25.00', beyondChance: false },
    });
  });
});
