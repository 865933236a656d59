import { describe, expect, test } from '@jest/globals';
import type { TargetFindings } from './evaluate-target.js';
import { evaluateTarget } from './evaluate-target.js';
import type { Measured } from './measured.js';
import type { Condition, Target } from './plan.js';

const target = (condition: Condition | null, given: Partial<Target> = {}): Target => ({
  ...{ id: 't', title: 'T', kind: 'log', source: 'log', unit: null, measure: null, beside: [], note: null },
  goals: condition === null ? [] : [{ years: { from: 2022, to: 2022 }, condition }],
  ...given,
});
const ratio = (numerator: number, denominator: number): Measured => ({ kind: 'ratio', numerator, denominator });
const judged = (
  condition: Condition | null,
  current: Measured | null,
  base: Measured | null = null,
  more: Partial<TargetFindings> = {},
) => evaluateTarget(target(condition), { year: 2022, current, base, stated: false, partOnly: false, ...more });
const brief = (...asked: Parameters<typeof judged>) => {
  const { state, met, gap } = judged(...asked);
  return [state, met, gap?.text ?? null];
};

const count = (value: string): Measured => ({ kind: 'count', value });
const GROWN: Condition & { kind: 'growth' } = { kind: 'growth', operator: '>=', by: '20', as: 'relative', base: 2021 };

const over = (percent: string): Condition => ({ kind: 'share', operator: '>', percent });
const least = (percent: string): Condition => ({ kind: 'share', operator: '>=', percent });

describe('a share', () => {
  test.each([
    ['9,900 of 10,000 does not meet > 99', over('99'), ratio(9_900, 10_000), false, '0.00'],
    ['and meets ≥ 99', least('99'), ratio(9_900, 10_000), true, '0.00'],
    ['9,901 meets > 99', over('99'), ratio(9_901, 10_000), true, '+0.01'],
    ['B9: 9,996 of 10,000 meets ≥ 99', least('99'), ratio(9_996, 10_000), true, '+0.96'],
    ['and > 99', over('99'), ratio(9_996, 10_000), true, '+0.96'],
    ['and not 100', least('100'), ratio(9_996, 10_000), false, '-0.04'],
    [
      '999,999 of 1,000,000 does not meet 100 and is seen not to',
      least('100'),
      ratio(999_999, 1_000_000),
      false,
      '-0.01',
    ],
    [
      'one of nine million over the target shows that it is over',
      over('50'),
      ratio(4_500_001, 9_000_000),
      true,
      '+0.01',
    ],
    ['86 as published meets ≥ 86', least('86'), { kind: 'percent', value: '86.0' } as const, true, '0.00'],
    ['and not > 86', over('86'), { kind: 'percent', value: '86.000' } as const, false, '0.00'],
    ['85.000000001 meets > 85', over('85'), { kind: 'percent', value: '85.000000001' } as const, true, '+0.01'],
  ])('%s', (_, condition, measured, met, gap) => {
    expect(brief(condition, measured)).toEqual(['figure', met, gap]);
  });

  test('of which nothing can be judged is no figure, neither 0 nor 100', () => {
    expect(brief(least('99'), ratio(0, 0))).toEqual(['noFigureYet', null, null]);
    expect(brief(least('99'), null)).toEqual(['noFigureYet', null, null]);
    expect(brief(least('99'), ratio(0, 7))).toEqual(['figure', false, '-99.00']);
  });

  test('says its gap exactly beside the rounded one', () => {
    expect(judged(least('99'), ratio(2, 3)).gap).toEqual({
      ...{ unit: 'percentagePoints', numerator: '-97', denominator: '3', text: '-32.33' },
    });
  });
});

describe('all fields', () => {
  const part = (key: string, numerator: number, denominator: number) => ({ key, numerator, denominator });

  test('are as good as the worst one, which need not be the one with most late dossiers', () => {
    const parts = [part('land', 9_500, 10_000), part('birth', 9, 10), part('trade', 50, 50)];
    expect(brief(over('90'), { kind: 'parts', parts })).toEqual(['figure', false, '0.00']);
    expect(brief(least('90'), { kind: 'parts', parts })).toEqual(['figure', true, '0.00']);
  });

  test('without a base are no figure and no zero', () => {
    const parts = [part('land', 95, 100), part('empty', 0, 0)];
    expect(brief(over('90'), { kind: 'parts', parts })).toEqual(['figure', true, '+5.00']);
    expect(brief(over('90'), { kind: 'parts', parts: [part('empty', 0, 0)] })).toEqual(['noFigureYet', null, null]);
    expect(brief(over('90'), { kind: 'parts', parts: [] })).toEqual(['noFigureYet', null, null]);
  });
});

describe('a rank', () => {
  const rank = (value: number): Measured => ({ kind: 'rank', value });
  const five: Condition = { kind: 'rankImproved', by: 5, base: 2021 };

  test.each([
    ['10 is in the top 10', { kind: 'rank', atMost: 10 } as const, rank(10), null, true, '0'],
    ['11 is not', { kind: 'rank', atMost: 10 } as const, rank(11), null, false, '-1'],
    ['3 is by seven', { kind: 'rank', atMost: 10 } as const, rank(3), null, true, '+7'],
    ['48 to 43 is five better', five, rank(43), rank(48), true, '0'],
    ['48 to 44 is not', five, rank(44), rank(48), false, '-1'],
    ['9 to 12 went the other way', five, rank(12), rank(9), false, '-8'],
  ])('%s', (_, condition, current, base, met, gap) => {
    expect(brief(condition, current, base)).toEqual(['figure', met, gap]);
  });

  test('compared with a year that has no figure has no base', () => {
    expect(brief(five, rank(43))).toEqual(['noBase', null, null]);
    expect(brief(five, null, rank(48))).toEqual(['noFigureYet', null, null]);
  });
});

describe('a growth', () => {
  const percent = (value: string): Measured => ({ kind: 'percent', value });
  const relative = (operator: '>' | '>=', by: string): Condition => ({
    ...{ kind: 'growth', operator, by, as: 'relative', base: 2021 },
  });
  const points: Condition = { kind: 'growth', operator: '>=', by: '30', as: 'points', base: 2021, until: '100' };

  test.each([
    ['1,200 on 1,000 is +20 %', relative('>=', '20'), count('1200'), count('1000'), true, '0.00'],
    ['1,199 is not', relative('>=', '20'), count('1199'), count('1000'), false, '-0.10'],
    [
      'a share that grew by one in a million grew',
      relative('>', '0'),
      ratio(100_001, 1_000_000),
      ratio(1, 10),
      true,
      '+0.01',
    ],
    ['the same share of more did not', relative('>', '0'), ratio(20, 200), ratio(10, 100), false, '0.00'],
    ['something is more than nothing', relative('>', '0'), ratio(1, 200), ratio(0, 100), true, null],
    ['nothing is not', relative('>', '0'), ratio(0, 200), ratio(0, 100), false, null],
    ['50 on 20 is 30 points', points, percent('50'), percent('20'), true, '0.00'],
    ['49.99 is not', points, percent('49.99'), percent('20'), false, '-0.01'],
    ['80 on 80 should be 100', points, percent('80'), percent('80'), false, '-20.00'],
    ['100 is enough on 80', points, percent('100'), percent('80'), true, '0.00'],
    ['100 is enough on whatever was before', points, percent('100'), null, true, '0.00'],
  ])('%s', (_, condition, current, base, met, gap) => {
    expect(brief(condition, current, base)).toEqual(['figure', met, gap]);
  });

  test('without its base year is no verdict', () => {
    expect(brief(relative('>=', '20'), count('1200'))).toEqual(['noBase', null, null]);
    expect(brief(relative('>', '0'), ratio(5, 10), ratio(0, 0))).toEqual(['noBase', null, null]);
    expect(brief(points, percent('60'))).toEqual(['noBase', null, null]);
  });
});

describe('the year', () => {
  const years: Target = target(null, {
    goals: [
      { years: { from: 2021, to: 2023 }, condition: over('85') },
      { years: { from: 2024, to: 2025 }, condition: least('95') },
    ],
  });
  const asked = (year: number) => {
    const findings = { year, current: ratio(90, 100), base: null, stated: false, partOnly: false };
    const { state, met, metOutsideYears, withinYears } = evaluateTarget(years, findings);
    return [state, met, metOutsideYears, withinYears];
  };

  test.each([
    [2020, ['noGoal', null, null, false]],
    [2023, ['figure', true, null, true]],
    [2024, ['figure', false, null, true]],
    [2026, ['outsideYears', null, false, false]],
  ])(
    '%s has the goal of its time, and after the last one is held against that one without a verdict',
    (year, expected) => {
      expect(asked(year)).toEqual(expected);
    },
  );

  test('after its years a gap still says how far it is, and what has no figure has no state of its own', () => {
    const after = (current: Measured | null, partOnly = false) =>
      evaluateTarget(years, { year: 2030, current, base: null, stated: false, partOnly });
    expect(after(ratio(97, 100))).toMatchObject({
      state: 'outsideYears',
      metOutsideYears: true,
      gap: { text: '+2.00' },
    });
    expect(after(null)).toMatchObject({ state: 'noFigureYet', metOutsideYears: null, withinYears: false });
    expect(after(ratio(97, 100), true)).toMatchObject({ state: 'partOnly', metOutsideYears: null });
  });

  test('a plan that names no value is answered with the figure alone', () => {
    expect(brief(null, ratio(9, 10))).toEqual(['noGoal', null, null]);
  });

  test('a figure of a part of the city is not judged by what the city promised', () => {
    const of = (condition: Condition) => judged(condition, ratio(1, 1), count('1'), { partOnly: true });
    expect(of(least('99'))).toMatchObject({ state: 'partOnly', met: null, gap: null });
    expect(of(GROWN)).toMatchObject({ state: 'partOnly', met: null, gap: null });
    expect(judged(least('99'), ratio(0, 0), null, { partOnly: true })).toMatchObject({ state: 'noFigureYet' });
  });

  test('a relative growth is short by percent of its base, and one in points by points', () => {
    const short = judged(GROWN, count('1100'), count('1000'));
    expect(short.gap).toMatchObject({ unit: 'percentOfBase', text: '-10.00' });
    const points: Condition = { ...GROWN, as: 'points' };
    expect(judged(points, ratio(3, 10), ratio(2, 10)).gap).toMatchObject({ unit: 'percentagePoints', text: '-10.00' });
  });

  test('a statement is made or missing and never judged', () => {
    const statement = target(null, { kind: 'statement' });
    const of = (stated: boolean) =>
      evaluateTarget(statement, { year: 2022, current: null, base: null, stated, partOnly: false });
    expect([of(false).state, of(true).state, of(true).met]).toEqual(['statementMissing', 'stated', null]);
  });
});
