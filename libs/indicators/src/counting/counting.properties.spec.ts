import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { classify } from '../classification/classify.js';
import type { DossierFacts } from '../facts.js';
import { findPolicy } from '../policies/find-policy.js';
import { POLICY_NAMES, type PolicyName } from '../policies/policy.js';
import { at, vietnam } from '../testing/vietnam-time.js';
import { balanceViolations } from './balance.js';
import { type CountedDossier, type Question, cellsOf } from './cells-of.js';
import { countPopulation, countPopulationBy } from './count-population.js';
import { addCounts } from './counts.js';
import { rateOf } from './rate-of.js';

const HOUR = 3_600_000;
const FIRST = at('2026-03-01 00:00');

/** Whole hours of sixty days, so that equal instants and midnights happen often. */
const instant = fc.integer({ min: 0, max: 60 * 24 }).map((hours) => FIRST + hours * HOUR);
const maybe = fc.option(instant, { nil: null });
const wait = fc.record({ kind: fc.constantFrom('supplement' as const, 'payment' as const), from: instant, to: maybe });

/** Any facts at all, contradictions included: an oracle must balance on what feeds really send. */
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
/** Ends as the lifecycle allows them: at most one of processed, stopped, withdrawn; returned only after processed. */
const lifecycleFacts = fc.tuple(anyFacts, fc.nat({ max: 3 })).map(([facts, end]): DossierFacts => {
  const { processedAt, returnedAt } = facts;
  const returned = end === 0 && processedAt !== null && returnedAt !== null && returnedAt >= processedAt;
  return {
    ...facts,
    processedAt: end === 0 ? processedAt : null,
    returnedAt: returned ? returnedAt : null,
    stoppedAt: end === 1 ? facts.stoppedAt : null,
    withdrawnAt: end === 2 ? facts.withdrawnAt : null,
  };
});
const populationOf = (facts: fc.Arbitrary<DossierFacts>): fc.Arbitrary<CountedDossier[]> =>
  fc.array(
    fc.record({
      facts: fc.option(facts, { nil: null, freq: 9 }),
      keys: fc.record({ agency: fc.constantFrom('A', 'B', null), channel: fc.constantFrom('online', 'counter') }),
      refusedAt: fc.option(instant, { nil: null, freq: 2 }),
    }),
    { maxLength: 20 },
  );
const policyName = fc.constantFrom(...POLICY_NAMES);

function question(policy: PolicyName, fromAt: number, endAt: number, asOf: number): Question {
  return { period: { fromAt, endAt }, at: Math.min(endAt, asOf), policy: findPolicy(policy), zone: vietnam };
}
const anyQuestion = fc
  .tuple(policyName, instant, instant, instant)
  .map(([policy, a, b, asOf]) => question(policy, Math.min(a, b), Math.max(a, b), asOf));

describe('whatever the population, period, as-of and policy', () => {
  test('B13 the row balances', () => {
    fc.assert(
      fc.property(populationOf(anyFacts), anyQuestion, (population, asked) => {
        expect(balanceViolations(countPopulation(population, asked), asked.policy)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('B13 the next period opens with what this one left', () => {
    fc.assert(
      fc.property(
        populationOf(lifecycleFacts),
        policyName,
        fc.tuple(instant, instant, instant, instant),
        (all, policy, ends) => {
          const [asOf, ...cuts] = ends;
          const [a = 0, b = 0, c = 0] = cuts.sort((x, y) => x - y);
          const before = countPopulation(all, question(policy, a, b, asOf));
          const after = countPopulation(all, question(policy, b, c, asOf));
          expect(after.carriedOver).toBe(before.open);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('B13 even on contradictory ends', () => {
    const asked = fc.tuple(instant, instant, instant, instant);
    fc.assert(
      fc.property(populationOf(anyFacts), policyName, asked, (all, policy, ends) => {
        const [asOf, ...cuts] = ends;
        const [a = 0, b = 0, c = 0] = cuts.sort((x, y) => x - y);
        const before = countPopulation(all, question(policy, a, b, asOf));
        expect(countPopulation(all, question(policy, b, c, asOf)).carriedOver).toBe(before.open);
      }),
      { numRuns: 500 },
    );
  });

  test('every grouping adds up to the total', () => {
    fc.assert(
      fc.property(populationOf(anyFacts), anyQuestion, (population, asked) => {
        const rows = countPopulationBy(population, ['agency', 'channel'], asked);
        expect(addCounts(...rows.map((row) => row.counts))).toEqual(countPopulation(population, asked));
      }),
    );
  });

  test('the rate is the dossiers behind its two cells', () => {
    fc.assert(
      fc.property(populationOf(anyFacts), anyQuestion, (population, asked) => {
        const cells = population.flatMap((dossier) => cellsOf(dossier, asked));
        const behind = (name: string): number => cells.filter((cell) => cell === name).length;
        const { numerator, denominator } = rateOf(countPopulation(population, asked), asked.policy);
        expect([numerator, denominator]).toEqual([behind('numerator'), behind('denominator')]);
      }),
    );
  });

  test('a dossier is in a cell at most once', () => {
    fc.assert(
      fc.property(populationOf(anyFacts), anyQuestion, (population, asked) => {
        for (const dossier of population) {
          const cells = cellsOf(dossier, asked);
          expect(new Set(cells).size).toBe(cells.length);
        }
      }),
    );
  });
});

describe('one predicate', () => {
  const open = anyFacts.map((facts): DossierFacts => ({
    ...facts,
    processedAt: null,
    returnedAt: null,
    stoppedAt: null,
    withdrawnAt: null,
    waits: [],
  }));

  test('B2 an open dossier is overdue exactly when ending it then would be late', () => {
    fc.assert(
      fc.property(open, policyName, instant, (facts, name, moment) => {
        fc.pre(moment >= facts.receivedAt);
        const policy = findPolicy(name);
        const ended = { ...facts, processedAt: moment, returnedAt: moment };
        const now = classify(facts, policy, moment, vietnam).class;
        const then = classify(ended, policy, moment, vietnam).class;
        expect(now === 'openOverdue').toBe(then === 'late');
      }),
      { numRuns: 1000 },
    );
  });

  test('C6 and a waiting one exactly when it was when the waiting began', () => {
    fc.assert(
      fc.property(open, instant, instant, (facts, a, b) => {
        const [began, moment] = a <= b ? [a, b] : [b, a];
        fc.pre(began >= facts.receivedAt);
        const waiting: DossierFacts = { ...facts, waits: [{ kind: 'supplement', from: began, to: null }] };
        const policy = findPolicy('tt01-2020');
        const result = classify(waiting, policy, moment, vietnam);
        expect(result.waiting).toBe(true);
        expect(result.class).toBe(classify(facts, policy, began, vietnam).class);
      }),
    );
  });

  test('an open dossier once overdue stays so while nothing happens', () => {
    fc.assert(
      fc.property(open, policyName, instant, instant, (facts, name, a, b) => {
        const [sooner, later] = a <= b ? [a, b] : [b, a];
        fc.pre(sooner >= facts.receivedAt);
        const standsAt = (moment: number): string => classify(facts, findPolicy(name), moment, vietnam).class;
        if (standsAt(sooner) === 'openOverdue') expect(standsAt(later)).toBe('openOverdue');
      }),
    );
  });
});
