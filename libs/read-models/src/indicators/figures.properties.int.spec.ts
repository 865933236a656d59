import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareGenerations, rebuild } from '#event-store';
import type { Database, StoredEvent } from '#event-store';
import { COUNT_NAMES, addCounts, balanceViolations, findPolicy } from '#indicators';
import type { CellName, Counts } from '#indicators';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/support/spec-database.js';
import { Desk } from '../testing/desk.js';
import { logs } from '../../../../test/dsl/histories.js';
import { type OracleQuestion, oracleRows } from '../testing/oracle.js';
import { bordersOf, randomCut } from '../testing/random-cuts.js';
import { dossiersBehind } from './dossiers-behind.js';
import { figures } from './figures.js';
import { inSnapshot } from './in-snapshot.js';
import { availablePolicies } from './policy-expression.js';
import type { FigureRow, FiguresQuestion, GroupName } from './question.js';

const RUNS = 30;

let testDatabase: SpecDatabase;
let database: Database;
let tenants = 0;

beforeAll(async () => {
  testDatabase = await openSpecDatabase(4);
  database = testDatabase.database;
});
afterAll(() => testDatabase.drop());

const GROUPINGS: GroupName[][] = [
  [],
  ['agency'],
  ['officer'],
  ['field', 'channel'],
  ['level', 'procedure', 'agency'],
  ['month'],
  ['month', 'agency'],
  ['handlingAgency'],
];
const CELLS: CellName[] = [...COUNT_NAMES, 'noLimit', 'numerator', 'denominator'];

const asked = fc.record({
  ...randomCut,
  timezone: fc.constantFrom('Asia/Ho_Chi_Minh', 'Asia/Ho_Chi_Minh', 'America/New_York'),
  batchSize: fc.integer({ min: 1, max: 9 }),
  // Each run asks every policy some of the questions; all of them are asked several times over the runs.
  groupings: fc.shuffledSubarray(GROUPINGS, { minLength: 2, maxLength: 2 }),
  cells: fc.shuffledSubarray(CELLS, { minLength: 5, maxLength: 5 }),
});

const ratesOf = ({
  rate,
  firstPromise,
  survivorshipSafe,
}: Pick<FigureRow, 'rate' | 'firstPromise' | 'survivorshipSafe'>) => ({ rate, firstPromise, survivorshipSafe });
const countsOf = (row: Counts): Counts =>
  Object.fromEntries(COUNT_NAMES.map((name) => [name, row[name]])) as unknown as Counts;
const byKey = (a: { key: object }, b: { key: object }): number => (keyText(a.key) < keyText(b.key) ? -1 : 1);
const keyText = (key: object): string => JSON.stringify(Object.entries(key).sort());

/** Rows in which the policy asked for counts nobody stand there for the sake of the other two rates. */
const comparable = (rows: readonly FigureRow[]) =>
  rows
    .filter((row) => row.received + row.carriedOver + row.refused > 0)
    .map((row) => ({ key: row.key, counts: countsOf(row), ...ratesOf(row) }))
    .sort(byKey);

async function wholeLog(desk: Desk): Promise<StoredEvent[]> {
  return desk.store.readLog(desk.tenant, { after: 0, limit: 10_000 });
}

test('figures and the dossiers behind them are what brute force counts, for every policy, grouping, period and as-of', async () => {
  await fc.assert(
    fc.asyncProperty(logs, asked, async (events, { timezone, batchSize, groupings, cells, population, ...random }) => {
      tenants += 1;
      const desk = await Desk.open(database, `Q${String(tenants)}`, timezone);
      await desk.log(events);
      await desk.project(batchSize);
      const log = await wholeLog(desk);
      const { from, to, asOf, seen } = bordersOf(random, log, timezone);

      for (const name of availablePolicies()) {
        const policy = findPolicy(name);
        const cut: OracleQuestion = { timezone, from, to, policy, population, asOf, now: seen };
        const question: Omit<FiguresQuestion, 'groupBy'> = { tenant: desk.tenant, ...cut, filters: {}, scope: null };
        for (const groupBy of groupings) {
          const answer = await inSnapshot(database, (sql) => figures(sql, { ...question, groupBy }));
          const expected = oracleRows(log, cut, groupBy).sort(byKey);
          expect({ name, groupBy, rows: comparable(answer.rows) }).toEqual({ name, groupBy, rows: expected });
          expect(balanceViolations(answer.total, policy)).toEqual([]);
          if (!groupBy.includes('month') && !groupBy.includes('handlingAgency')) {
            expect(addCounts(...answer.rows)).toEqual(countsOf(answer.total));
          }
          await expectBehind(question, answer.total, cells);
          if (groupBy.includes('officer')) await expectFiltered(question, answer.rows);
        }
        const latest = { ...question, groupBy: ['agency'] as const };
        const known = await inSnapshot(database, (sql) => figures(sql, { ...latest, asOf: null }));
        const asOfNow = await inSnapshot(database, (sql) => figures(sql, { ...latest, asOf: seen }));
        expect(asOfNow.rows).toEqual(known.rows);
      }
    }),
    { numRuns: RUNS },
  );
}, 300_000);

/** Every cell lists exactly as many dossiers as it counts. */
async function expectBehind(
  question: Omit<FiguresQuestion, 'groupBy'>,
  total: FigureRow,
  cells: readonly CellName[],
): Promise<void> {
  for (const cell of cells) {
    const { items } = await dossiersBehind(database, { ...question, class: cell, limit: 200 });
    const counted = cell === 'numerator' || cell === 'denominator' ? total.rate[cell] : total[cell];
    expect({ cell, listed: new Set(items.map((item) => item.code)).size }).toEqual({ cell, listed: counted });
    expect(items).toHaveLength(counted);
  }
}

/** A row's key used as filters gives the row again. */
async function expectFiltered(question: Omit<FiguresQuestion, 'groupBy'>, rows: readonly FigureRow[]): Promise<void> {
  for (const row of rows) {
    const filters = { officerId: row.key['officer'] ?? null };
    const { total } = await inSnapshot(database, (sql) => figures(sql, { ...question, filters, groupBy: [] }));
    expect(countsOf(total)).toEqual(countsOf(row));
  }
}

test('however the log is cut into batches, the rows are the same as rebuilt ones', async () => {
  await fc.assert(
    fc.asyncProperty(
      logs,
      fc.integer({ min: 1, max: 12 }),
      fc.nat({ max: 40 }),
      async (events, batchSize, restartAt) => {
        tenants += 1;
        const desk = await Desk.open(database, `Q${String(tenants)}`);
        await desk.log(events.slice(0, restartAt));
        await desk.project(batchSize);
        await desk.log(events.slice(restartAt));
        // A second process that remembers nothing takes over in the middle.
        const other = Object.assign(Object.create(Object.getPrototypeOf(desk) as object) as Desk, desk, {
          projection: desk.newProjection(),
        });
        await other.project(batchSize);
        const aside = await rebuild(desk.projections, desk.newProjection(), desk.tenant, desk.timezone, {
          batchSize: 1000,
          keepAside: true,
        });
        expect(aside.state).toBe('aside');
        expect(await compareGenerations(database, desk.projection, desk.tenant, [1, aside.generation])).toEqual([]);
      },
    ),
    { numRuns: RUNS },
  );
}, 300_000);
