import { describe, expect, test } from '@jest/globals';
import { type DossierFacts, completeFacts } from '../facts.js';
import { parsePeriod } from '../periods/parse-period.js';
import { parseSpan } from '../periods/parse-span.js';
import { periodInstants, viewpointOf } from '../periods/period-instants.js';
import type { Span } from '../periods/period.js';
import { findPolicy } from '../policies/find-policy.js';
import type { PolicyName } from '../policies/policy.js';
import { at, vietnam } from '../testing/vietnam-time.js';
import { balanceViolations } from './balance.js';
import { type CountedDossier, type Question, cellsOf } from './cells-of.js';
import { countPopulation, countPopulationBy } from './count-population.js';
import { addCounts, noCounts, noLimitOf } from './counts.js';
import { rateOf } from './rate-of.js';

const AS_OF = at('2026-11-22 08:00');
const MARCH = parsePeriod('2026-03');

function question(span: Span, policy: PolicyName = 'tt01-2020', asOf = AS_OF): Question {
  const period = periodInstants(span, vietnam);
  return { period, at: viewpointOf(period, asOf), policy: findPolicy(policy), zone: vietnam };
}
const dossier = (facts: Partial<DossierFacts> & { receivedAt: number }, agency = 'A'): CountedDossier => ({
  facts: completeFacts(facts),
  keys: { agency },
});
const times = (count: number, one: CountedDossier): CountedDossier[] => Array.from({ length: count }, () => one);

describe('a row of figures', () => {
  const receivedAt = at('2026-03-02 09:00');
  const dueAt = at('2026-03-09 09:00');
  const onTime = dossier({ receivedAt, dueAt, processedAt: at('2026-03-09 16:00') });
  const openOverdue = dossier({ receivedAt, dueAt });

  test('B8 a unit that finished nothing has no percentage', () => {
    const counts = countPopulation(times(3, openOverdue), question(MARCH));
    expect(counts).toEqual({ ...noCounts(), received: 3, open: 3, openOverdue: 3 });
    expect(rateOf(counts, findPolicy())).toEqual({ numerator: 0, denominator: 0, percent: null });
  });

  test('B10 10 on time and 5 open overdue: 100.00 under tt01-2020, 66.67 under survivorship-safe', () => {
    const counts = countPopulation([...times(10, onTime), ...times(5, openOverdue)], question(MARCH));
    expect(rateOf(counts, findPolicy('tt01-2020'))).toEqual({ numerator: 10, denominator: 10, percent: '100.00' });
    expect(rateOf(counts, findPolicy('survivorship-safe'))).toEqual({
      numerator: 10,
      denominator: 15,
      percent: '66.67',
    });
  });

  test('B13 opening and received are resolved, withdrawn, stopped and open; refused stands apart', () => {
    const population: CountedDossier[] = [
      onTime,
      openOverdue,
      dossier({ receivedAt: at('2026-02-10 09:00'), dueAt, processedAt: at('2026-03-03 09:00') }),
      dossier({ receivedAt: at('2026-02-10 09:00'), dueAt, processedAt: at('2026-02-27 09:00') }),
      dossier({ receivedAt, dueAt, withdrawnAt: at('2026-03-05 09:00') }),
      dossier({ receivedAt, dueAt, stoppedAt: at('2026-03-05 09:00') }),
      dossier({ receivedAt, processedAt: at('2026-03-05 09:00') }),
      dossier({ receivedAt }),
      dossier({ receivedAt: at('2026-04-01 00:00'), dueAt }),
      { facts: null, keys: { agency: 'A' }, refusedAt: receivedAt },
    ];
    const counts = countPopulation(population, question(MARCH));
    expect(counts).toEqual({
      ...noCounts(),
      carriedOver: 1,
      received: 6,
      resolved: 3,
      early: 1,
      onTime: 1,
      noLimitResolved: 1,
      open: 2,
      openOverdue: 1,
      noLimitOpen: 1,
      withdrawn: 1,
      stopped: 1,
      refused: 1,
    });
    expect(noLimitOf(counts)).toBe(2);
    expect(balanceViolations(counts, findPolicy())).toEqual([]);
    expect(countPopulation(population, question(parsePeriod('2026-04'))).carriedOver).toBe(counts.open);
  });

  test('B14 two payments and two supplements: counted once', () => {
    const waits = ['02', '03', '04', '05'].map((day, index) => ({
      kind: index < 2 ? ('payment' as const) : ('supplement' as const),
      from: at(`2026-03-${day} 10:00`),
      to: at(`2026-03-${day} 11:00`),
    }));
    const counts = countPopulation([dossier({ receivedAt, dueAt, waits })], question(MARCH));
    expect(counts).toEqual({ ...noCounts(), received: 1, open: 1, openOverdue: 1 });
  });

  test('B17 received on Saturday, processed on Tuesday: each in the cell of its own day', () => {
    const [saturday, tuesday] = ['2026-03-07', '2026-03-10'].map((day) => question(parseSpan(day, day)));
    const one = dossier({ receivedAt: at('2026-03-07 09:00'), dueAt, processedAt: at('2026-03-10 09:00') });
    expect(saturday && cellsOf(one, saturday)).toEqual(['received', 'open', 'openInTime']);
    expect(tuesday && cellsOf(one, tuesday)).toEqual(['carriedOver', 'resolved', 'late', 'denominator']);
  });

  test('reception and end at the very midnight belong to the day that begins', () => {
    const midnight = at('2026-04-01 00:00');
    const one = dossier({ receivedAt, dueAt, processedAt: midnight });
    expect(countPopulation([one], question(MARCH))).toMatchObject({ resolved: 0, openOverdue: 1 });
    expect(countPopulation([one], question(parsePeriod('2026-04')))).toMatchObject({ carriedOver: 1, late: 1 });
    expect(cellsOf(dossier({ receivedAt: midnight, dueAt }), question(MARCH))).toEqual([]);
  });

  test('before the end of the period open dossiers are judged at as-of', () => {
    const asOf = at('2026-03-09 23:00');
    expect(countPopulation([openOverdue], question(MARCH, 'tt01-2020', asOf))).toMatchObject({ openInTime: 1 });
    expect(countPopulation([onTime], question(MARCH, 'tt01-2020', at('2026-03-05 08:00')))).toMatchObject({ open: 1 });
  });

  test('an end before reception is resolved in the period of reception', () => {
    const one = dossier({ receivedAt, dueAt, processedAt: at('2026-02-01 09:00') });
    expect(countPopulation([one], question(MARCH))).toMatchObject({ received: 1, resolved: 1, early: 1 });
    expect(cellsOf(one, question(parsePeriod('2026-02')))).toEqual([]);
  });

  test('waiting is an of-which of open', () => {
    const waiting = dossier({ receivedAt, dueAt, waits: [{ kind: 'payment', from: receivedAt, to: null }] });
    expect(countPopulation([waiting], question(MARCH))).toMatchObject({ open: 1, openInTime: 1, waiting: 1 });
  });
});

describe('policies that take withdrawn and stopped in', () => {
  const receivedAt = at('2026-03-02 09:00');
  const dueAt = at('2026-03-09 09:00');
  const population = [
    dossier({ receivedAt, dueAt, withdrawnAt: at('2026-03-09 09:00') }),
    dossier({ receivedAt, dueAt, stoppedAt: at('2026-03-10 09:00') }),
    dossier({ receivedAt, dueAt }),
    dossier({ receivedAt, dueAt: at('2026-04-09 09:00') }),
    dossier({ receivedAt }),
  ];

  test('their counts are an of-which of resolved', () => {
    const counts = countPopulation(population, question(MARCH, 'ii06a'));
    expect(counts).toEqual({
      ...noCounts(),
      received: 5,
      resolved: 2,
      onTime: 1,
      late: 1,
      open: 3,
      openInTime: 2,
      openOverdue: 1,
      withdrawn: 1,
      stopped: 1,
    });
    expect(balanceViolations(counts, findPolicy('ii06a'))).toEqual([]);
    expect(balanceViolations(counts, findPolicy('tt01-2020'))).toEqual([{ rule: 'population', left: 5, right: 7 }]);
  });

  test('the rate of qd766 has the open dossiers in it', () => {
    const counts = countPopulation(population, question(MARCH, 'qd766'));
    expect(rateOf(counts, findPolicy('qd766'))).toEqual({ numerator: 2, denominator: 4, percent: '50.00' });
  });

  test('the population may be the received alone', () => {
    const older = dossier({ receivedAt: at('2026-02-02 09:00'), dueAt });
    const received = { ...question(MARCH, 'qd766'), population: 'received' as const };
    expect(countPopulation([...population, older], received)).toMatchObject({ received: 5, carriedOver: 0, open: 3 });
  });
});

describe('rows by key', () => {
  const receivedAt = at('2026-03-02 09:00');
  test('are ordered, leave out what is not counted, and add up', () => {
    const population = [
      dossier({ receivedAt }, 'B'),
      dossier({ receivedAt }, 'A'),
      dossier({ receivedAt }, 'B'),
      dossier({ receivedAt: at('2026-04-02 09:00') }, 'C'),
    ];
    const rows = countPopulationBy(population, ['agency', 'officer'], question(MARCH));
    expect(rows.map(({ key, counts }) => [key, counts.received])).toEqual([
      [{ agency: 'A', officer: null }, 1],
      [{ agency: 'B', officer: null }, 2],
    ]);
    expect(addCounts(...rows.map((row) => row.counts))).toEqual(countPopulation(population, question(MARCH)));
    expect(addCounts()).toEqual(noCounts());
  });
});

describe('a row that does not balance says where', () => {
  test.each([
    [{ received: 1 }, ['population']],
    [{ received: 1, resolved: 1 }, ['resolved']],
    [{ received: 1, open: 1, openInTime: 1, waiting: 2 }, ['waitingIsOpen']],
    [{ received: 1, open: 1 }, ['open']],
    [{ refused: -1 }, ['wholeNumbers']],
  ])('%j: %j', (counts, rules) => {
    const violations = balanceViolations({ ...noCounts(), ...counts }, findPolicy());
    expect(violations.map(({ rule }) => rule)).toEqual(rules);
  });
});
