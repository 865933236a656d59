import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CountedDossier, Question } from '../../counting/cells-of.js';
import { countPopulation, countPopulationBy } from '../../counting/count-population.js';
import { type Counts, noCounts } from '../../counting/counts.js';
import type { DossierFacts } from '../../facts.js';
import { findPolicy } from '../../policies/find-policy.js';
import { at, vietnam } from '../../testing/vietnam-time.js';
import { II06A_COLUMNS, II06A_MEMBERS } from './columns.js';
import { type Ii06aForm, ii06aForm } from './form.js';
import { orderedRows } from './ordered-rows.js';
import { type Ii06aComparisons, ii06aViolations } from './violations.js';

const HOUR = 3_600_000;
const FIRST = at('2026-03-01 00:00');
const instant = fc.integer({ min: 0, max: 60 * 24 }).map((hours) => FIRST + hours * HOUR);
const maybe = fc.option(instant, { nil: null });
const wait = fc.record({ kind: fc.constantFrom('supplement' as const, 'payment' as const), from: instant, to: maybe });
/** Any facts at all, contradictions included. */
const anyFacts: fc.Arbitrary<DossierFacts> = fc.record({
  receivedAt: instant,
  grain: fc.constantFrom('date' as const, 'instant' as const),
  dueAt: maybe,
  firstPromiseAt: maybe,
  promiseDueAt: maybe,
  indexDueAt: maybe,
  limit: fc.constant(null),
  processedAt: maybe,
  returnedAt: maybe,
  withdrawnAt: maybe,
  stoppedAt: maybe,
  waits: fc.array(wait, { maxLength: 3 }),
  supplementRequests: fc.nat({ max: 3 }),
});
const population: fc.Arbitrary<CountedDossier[]> = fc.array(
  fc.record({
    facts: fc.option(anyFacts, { nil: null, freq: 9 }),
    keys: fc.record({
      field: fc.constantFrom('A', 'B', null),
      channel: fc.constantFrom('online', 'counter', 'post', null),
    }),
    refusedAt: fc.option(instant, { nil: null, freq: 2 }),
  }),
  { maxLength: 20 },
);
const cuts = fc
  .tuple(instant, instant, instant, instant)
  .map((instants) => instants.sort((x, y) => x - y))
  .chain((ordered) => instant.map((asOf) => ({ ordered, asOf })));

const asked = (policy: 'ii06a' | 'tt01-2020', fromAt: number, endAt: number, asOf: number): Question => ({
  period: { fromAt, endAt },
  at: Math.min(endAt, asOf),
  policy: findPolicy(policy),
  zone: vietnam,
});

/** The form of the middle of three touching periods, and what it is compared with. */
function formOf(all: CountedDossier[], [a = 0, b = 0, c = 0, d = 0]: number[], asOf: number) {
  const byKey = (from: number, end: number, count: (counts: Counts) => number): Map<string | null, number> =>
    new Map(
      countPopulationBy(all, ['field'], asked('ii06a', from, end, asOf)).map(({ key, counts }) => [
        key['field'] ?? null,
        count(counts),
      ]),
    );
  const parts = countPopulationBy(all, ['field', 'channel'], asked('ii06a', b, c, asOf)).map(({ key, counts }) => ({
    ...{ key: key['field'] ?? null, channel: key['channel'] ?? null, counts },
  }));
  const form = ii06aForm(parts, countPopulation(all, asked('ii06a', b, c, asOf)));
  const compared: Ii06aComparisons = {
    previousOpen: byKey(a, b, (counts) => counts.open),
    nextCarriedOver: asOf < c ? null : byKey(c, d, (counts) => counts.carriedOver),
    apart: countPopulation(all, asked('tt01-2020', b, c, asOf)),
  };
  return { form, compared };
}

describe('form II.06a', () => {
  test('B13 balances, row by row and with both neighbours, whatever was counted', () => {
    fc.assert(
      fc.property(population, cuts, (all, { ordered, asOf }) => {
        const { form, compared } = formOf(all, ordered, asOf);
        expect(ii06aViolations(form, compared)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('broken by one in any cell, is refused and the row is named', () => {
    const anyCell = fc.tuple(fc.constantFrom(...II06A_MEMBERS), fc.constantFrom(1, -1), fc.boolean());
    fc.assert(
      fc.property(population, cuts, anyCell, (all, { ordered, asOf }, [member, by, inTotal]) => {
        const { form, compared } = formOf(all, ordered, asOf);
        fc.pre(form.rows.length > 0);
        const broken = structuredClone(form);
        const cells = inTotal ? broken.total : broken.rows[0];
        if (cells !== undefined) cells[member] += by;
        const found = ii06aViolations(broken, compared);
        const row = inTotal ? 'total' : { key: form.rows[0]?.key ?? null };
        expect(found).toContainEqual(expect.objectContaining({ row }));
      }),
      { numRuns: 300 },
    );
  });
});

const cells = {
  ...{ toResolve: 10, receivedOnline: 3, receivedOther: 2, carriedOver: 5 },
  ...{ resolved: 6, early: 1, onTime: 2, late: 3, open: 4, openInTime: 1, openOverdue: 3 },
};
const apart: Counts = { ...noCounts(), resolved: 4, withdrawn: 1, stopped: 1, open: 4 };
const whole = (): { form: Ii06aForm; compared: Ii06aComparisons } => ({
  form: { rows: [{ key: 'F', ...cells }], total: { ...cells } },
  compared: { previousOpen: new Map([['F', 5]]), nextCarriedOver: new Map([['F', 4]]), apart },
});

describe('each balance', () => {
  test('holds in the example', () => {
    const { form, compared } = whole();
    expect(ii06aViolations(form, compared)).toEqual([]);
  });

  test.each([
    ['3=4+5+6', { receivedOnline: 4 }],
    ['3=7+11', { toResolve: 11, receivedOther: 3 }],
    ['7=8+9+10', { late: 4 }],
    ['11=12+13', { openInTime: 0 }],
    ['wholeNumbers', { openOverdue: 4.5, openInTime: -0.5 }],
  ])('%s is named with its row and both sides', (rule, change) => {
    const { form, compared } = whole();
    form.rows[0] = { key: 'F', ...cells, ...change };
    expect(ii06aViolations(form, compared)).toContainEqual(expect.objectContaining({ rule, row: { key: 'F' } }));
  });

  test('with the period before: what it left open is what this one opens with', () => {
    const { form, compared } = whole();
    const previousOpen = new Map([['F', 6]]);
    expect(ii06aViolations(form, { ...compared, previousOpen })).toEqual([
      { rule: '6=previous.11', row: { key: 'F' }, left: 5, right: 6 },
    ]);
  });

  test('with a row that only a neighbour has', () => {
    const { form, compared } = whole();
    const nextCarriedOver = new Map([
      ['F', 4],
      ['G', 1],
    ]);
    expect(ii06aViolations(form, { ...compared, nextCarriedOver })).toEqual([
      { rule: '11=next.6', row: { key: 'G' }, left: 0, right: 1 },
    ]);
  });

  test('with the policy that keeps withdrawn and stopped apart', () => {
    const { form, compared } = whole();
    expect(ii06aViolations(form, { ...compared, apart: { ...apart, withdrawn: 0, open: 5 } })).toEqual([
      { rule: '7=tt01-2020', row: 'total', left: 6, right: 5 },
      { rule: '11=tt01-2020', row: 'total', left: 4, right: 5 },
    ]);
  });

  test('of the rows with a total that was counted by itself', () => {
    const { form, compared } = whole();
    form.total = { ...cells, early: 2, onTime: 1 };
    expect(ii06aViolations(form, compared)).toEqual([
      { rule: 'rows=total', row: 'total', left: 1, right: 2 },
      { rule: 'rows=total', row: 'total', left: 2, right: 1 },
    ]);
  });
});

test('the columns are thirteen, and the sums are those of the printed form', () => {
  expect(II06A_COLUMNS.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  expect(II06A_COLUMNS.filter(({ sumOf }) => sumOf.length > 0)).toEqual([
    { number: 3, member: 'toResolve', sumOf: [4, 5, 6] },
    { number: 7, member: 'resolved', sumOf: [8, 9, 10] },
    { number: 11, member: 'open', sumOf: [12, 13] },
  ]);
});

test('rows stand by rank and then by the Vietnamese alphabet; unknown ones after, nameless ones last', () => {
  const labels = new Map([
    ['1', { name: 'Đất đai', rank: 0 }],
    ['2', { name: 'Ẩm thực', rank: 0 }],
    ['3', { name: 'Dân tộc', rank: 0 }],
    ['4', { name: 'Âm nhạc', rank: 1 }],
  ]);
  const rows = ['4', '1', null, 'unknown', '3', '2'].map((key) => ({ key, ...cells }));
  expect(orderedRows(rows, (key) => labels.get(key) ?? null).map(({ row, name }) => [row, name])).toEqual([
    [1, 'Ẩm thực'],
    [2, 'Dân tộc'],
    [3, 'Đất đai'],
    [4, 'Âm nhạc'],
    [5, 'unknown'],
    [6, null],
  ]);
});
