import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Database } from '#event-store';
import { COUNT_NAMES, POLICY_NAMES, findPolicy } from '#indicators';
import type { Counts } from '#indicators';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/support/spec-database.js';
import { Desk, type TestEvent } from '../testing/desk.js';
import { type ContractRow, figuresByContract } from '../testing/figures-by-contract.js';
import { feedLogs } from '../testing/feed-histories.js';
import { byRecording, logs, waitingLogs } from '../../../../test/dsl/histories.js';
import { bordersOf, randomCut } from '../testing/random-cuts.js';
import { figures } from './figures.js';
import { inSnapshot } from './in-snapshot.js';
import type { FigureRow, GroupName } from './question.js';

const RUNS = 30;

let testDatabase: SpecDatabase;
let database: Database;
let tenants = 0;

beforeAll(async () => {
  testDatabase = await openSpecDatabase(2);
  database = testDatabase.database;
});
afterAll(() => testDatabase.drop());

const GROUPINGS: GroupName[][] = [
  [],
  ['agency'],
  ['field', 'channel'],
  ['level', 'procedure', 'agency'],
  ['officer'],
  ['month'],
  ['month', 'agency', 'officer'],
  ['handlingAgency'],
];

/** Corrections have an oracle of their own (#dossier: `corrected-dues.spec.ts`): here their dossiers are not in the log. */
function withoutCorrected(events: readonly TestEvent[]): TestEvent[] {
  const corrected = new Set(events.filter(({ type }) => type === 'DossierCorrected').map(({ code }) => code));
  return events.filter(({ code }) => !corrected.has(code));
}

const keyText = ({ key }: { key: object }): string => JSON.stringify(Object.entries(key).sort());
const inOrder = (rows: ContractRow[]): ContractRow[] => rows.sort((a, b) => (keyText(a) < keyText(b) ? -1 : 1));

function comparable(row: FigureRow): ContractRow {
  const { key, rate, firstPromise, survivorshipSafe, score } = row;
  const counts = Object.fromEntries(COUNT_NAMES.map((name) => [name, row[name]])) as unknown as Counts;
  return { key, counts, rates: { rate, firstPromise, survivorshipSafe }, score: score ?? null };
}

/** The one row of an ungrouped answer stands there also where it counts nobody. */
const countsSomebody = ({ counts, rates }: ContractRow): boolean =>
  counts.received + counts.carriedOver + counts.refused > 0 ||
  rates.firstPromise.denominator + rates.survivorshipSafe.denominator > 0;

/** Counters and case lists, or counters that wait a lot; beside either what only a feed tells. */
const histories = fc
  .tuple(fc.oneof(logs, waitingLogs), feedLogs)
  .map(([events, more]) => [...withoutCorrected(events), ...more].sort(byRecording));
const questions = fc.tuple(...GROUPINGS.map((groupBy) => fc.record({ groupBy: fc.constant(groupBy), ...randomCut })));
const zones = fc.constantFrom('Asia/Ho_Chi_Minh', 'Asia/Ho_Chi_Minh', 'America/New_York');

test('figures are what plain SQL over the log counts by the words of the contract, for every policy, grouping, period and as-of', async () => {
  const counted = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(histories, questions, zones, async (events, cuts, timezone) => {
      tenants += 1;
      const desk = await Desk.open(database, `S${String(tenants)}`, timezone);
      await desk.log(events);
      await desk.project();
      const log = await desk.store.readLog(desk.tenant, { after: 0, limit: 10_000 });
      for (const { groupBy, population, ...random } of cuts) {
        const { from, to, asOf, seen } = bordersOf(random, log, timezone);
        const cut = { tenant: desk.tenant, timezone, from, to, asOf, now: seen, population, filters: {}, scope: null };
        for (const name of POLICY_NAMES) {
          const question = { ...cut, policy: findPolicy(name), groupBy };
          const [answer, expected] = await inSnapshot(database, async (sql) => [
            await figures(sql, question),
            await figuresByContract(sql, question),
          ]);
          const rows = inOrder(answer.rows.map(comparable).filter(countsSomebody));
          expect({ name, groupBy, from, to, asOf, rows }).toEqual({
            ...{ name, groupBy, from, to, asOf },
            rows: inOrder(expected),
          });
          for (const { counts } of expected) {
            for (const cell of COUNT_NAMES) counted.set(cell, (counted.get(cell) ?? 0) + counts[cell]);
          }
        }
      }
    }),
    { numRuns: RUNS },
  );
  // A comparison of nothing with nothing proves nothing.
  expect(COUNT_NAMES.filter((cell) => (counted.get(cell) ?? 0) === 0)).toEqual([]);
}, 300_000);
