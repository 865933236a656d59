import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import type { Database } from '#event-store';
import { namedPeriod, periodInstants } from '#indicators';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/support/spec-database.js';
import { inSnapshot } from '../indicators/in-snapshot.js';
import { knownPosition } from '../indicators/known-position.js';
import { availablePolicies } from '../indicators/policy-expression.js';
import { Desk } from '../testing/desk.js';
import { DAYS, FIRST, logs } from '../../../../test/dsl/histories.js';
import { zoneOf } from '../zone-of.js';
import { hashOfList } from './canonical-list-hash.js';
import { closedFigures, closedRows, keepClosedRows } from './closed-figures.js';
import { CLOSED_COUNTS, finestFigures } from './finest-figures.js';
import type { ClosedCounts } from './finest-figures.js';
import { periodsTouched } from './periods-touched.js';
import { restatedDossiers, restatedSlices } from './restated-dossiers.js';
import type { RestatedDossier, Standing, StandingKey } from './restated-dossiers.js';

const HOUR = 3_600_000;
const RUNS = 40;

let testDatabase: SpecDatabase;
let database: Database;
let tenants = 0;

beforeAll(async () => {
  testDatabase = await openSpecDatabase(4);
  database = testDatabase.database;
});
afterAll(() => testDatabase.drop());

const period = fc.constantFrom(
  namedPeriod('2026-03', 'gregorian'),
  namedPeriod('2026-04', 'gregorian'),
  namedPeriod('2026-03', 'kstt'),
  namedPeriod('2026-04', 'kstt'),
  namedPeriod('2026-Q1', 'kstt'),
);

const asked = fc.record({
  period,
  /** Hours after the end of the period at which it was closed. */
  closedAfter: fc.oneof(fc.constantFrom(0, 1, 25), fc.integer({ min: 0, max: 10 * 24 })),
  timezone: fc.constantFrom('Asia/Ho_Chi_Minh', 'Asia/Ho_Chi_Minh', 'America/New_York'),
  batchSize: fc.integer({ min: 4, max: 20 }),
  // Each run asks some of the policies; all of them are asked several times over the runs.
  policies: fc.shuffledSubarray(availablePolicies(), { minLength: 2, maxLength: 2 }),
});

test('closed rows are the figures as of the closing for ever, and with their restatement they are the figures now', async () => {
  let restated = 0;
  await fc.assert(
    fc.asyncProperty(logs, asked, async (events, { period, closedAfter, timezone, batchSize, policies }) => {
      tenants += 1;
      const desk = await Desk.open(database, `C${String(tenants)}`, timezone);
      const { endAt } = periodInstants(period, zoneOf(timezone));
      const closedAsOf = endAt + closedAfter * HOUR;
      const now = Math.max(closedAsOf, FIRST + (DAYS + 200) * 24 * HOUR);
      const question = { tenant: desk.tenant, timezone, from: period.from, to: period.to, asOf: closedAsOf };

      // Closed at its time, when nothing later was recorded.
      await desk.log(events.filter(({ recordedAt }) => (recordedAt ?? 0) <= closedAsOf));
      await desk.project(batchSize);
      const ref = { tenant: desk.tenant, closingId: randomUUID() };
      const closed = new Map<string, { total: ClosedCounts; hash: string }>();
      let closedPosition = 0;
      for (const policy of policies) {
        const figures = await inSnapshot(database, (sql) =>
          finestFigures(sql, { ...question, now: closedAsOf }, policy),
        );
        await keepClosedRows(database, ref, figures.rows);
        closed.set(policy, { total: figures.total, hash: hashOfList(figures.rows) });
        closedPosition = figures.position;
      }

      // What came later, told to a process that remembers nothing.
      await desk.log(events.filter(({ recordedAt }) => (recordedAt ?? 0) > closedAsOf));
      const other = Object.assign(Object.create(Object.getPrototypeOf(desk) as object) as Desk, desk, {
        projection: desk.newProjection(),
      });
      await other.project(batchSize);

      const asRestated = { ...question, asOf: null, now, policies, closedAsOf, closedPosition };
      const { dossiers } = await inSnapshot(database, (sql) => restatedDossiers(sql, asRestated));
      restated += dossiers.length;
      for (const codesAtOnce of [1, 2, 7]) {
        const sliced: RestatedDossier[] = [];
        await inSnapshot(database, (sql) =>
          restatedSlices(sql, asRestated, (slice) => void sliced.push(...slice), codesAtOnce),
        );
        expect(hashOfList(sliced)).toBe(hashOfList(dossiers));
      }
      for (const policy of policies) {
        const again = await inSnapshot(database, (sql) => finestFigures(sql, { ...question, now }, policy));
        const stored = await closedRows(database, ref, policy);
        expect(again.rows).toEqual(stored);
        expect(hashOfList(stored)).toBe(closed.get(policy)?.hash);
        expect(again.total).toEqual(closed.get(policy)?.total);
        const summed = await closedFigures(database, { ...ref, policy, groupBy: ['agency', 'level'], scope: null });
        expect(summed.at(-1)?.counts ?? closed.get(policy)?.total).toEqual(closed.get(policy)?.total);

        const present = await inSnapshot(database, (sql) =>
          finestFigures(sql, { ...question, asOf: now, now }, policy),
        );
        const expected = new Map(stored.map((row) => [rowKey(row), { ...row.counts }]));
        for (const dossier of dossiers) move(expected, dossier, policy);
        expect(comparable(expected)).toEqual(comparable(new Map(present.rows.map((row) => [rowKey(row), row.counts]))));
      }
      const last = dossiers.flatMap((dossier) => dossier.events.map((event) => event.position));
      expect(last.every((position) => position > closedPosition)).toBe(true);

      // Whoever asks as of the closing is told of nothing; the nightly search overlooks nothing.
      const atClosing = { ...asRestated, asOf: closedAsOf };
      expect((await inSnapshot(database, (sql) => restatedDossiers(sql, atClosing))).dossiers).toEqual([]);
      const { position } = await knownPosition(database, desk.tenant, null);
      const since = { tenant: desk.tenant, timezone, after: closedPosition };
      const touched = await inSnapshot(database, (sql) => periodsTouched(sql, since, [period]));
      expect(touched.position).toBe(position);
      if (dossiers.length > 0) expect(touched.periods.map((found) => found.period)).toEqual([period]);
      // What is told at once is never less than what the night will list, within a scope too.
      expect(touched.periods[0]?.dossiers ?? 0).toBeGreaterThanOrEqual(dossiers.length);
      const agency = dossiers[0]?.key.to?.agency ?? 'none';
      const own = dossiers.filter(({ key }) => key.from?.agency === agency || key.to?.agency === agency);
      const seen = await inSnapshot(database, (sql) => periodsTouched(sql, { ...since, scope: [agency] }, [period]));
      expect(seen.periods[0]?.dossiers ?? 0).toBeGreaterThanOrEqual(own.length);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  // Random histories that never restate would prove nothing.
  expect(restated).toBeGreaterThan(5);
}, 300_000);

const rowKey = (row: { agencyId: string; fieldCode: string; procedureCode: string; level: string; channel: string }) =>
  [row.agencyId, row.fieldCode, row.procedureCode, row.level, row.channel].join('/');

const keyText = ({ agency, field, procedure, level, channel }: StandingKey): string =>
  [agency, field, procedure, level, channel].map((value) => value ?? '').join('/');

/** Counts without the rate: that follows from the classes. */
const COUNTED = CLOSED_COUNTS.filter((name) => name !== 'numerator' && name !== 'denominator');

function move(rows: Map<string, ClosedCounts>, { key, policies }: RestatedDossier, policy: string): void {
  const changed = policies.find((candidate) => candidate.policy === policy);
  if (changed === undefined) return;
  if (key.from !== null && changed.from !== null) add(rows, keyText(key.from), changed.from, -1);
  if (key.to !== null && changed.to !== null) add(rows, keyText(key.to), changed.to, 1);
}

function add(rows: Map<string, ClosedCounts>, key: string, standing: Standing, by: number): void {
  const counts = rows.get(key) ?? (Object.fromEntries(CLOSED_COUNTS.map((name) => [name, 0])) as ClosedCounts);
  rows.set(key, counts);
  for (const name of cellsOf(standing)) counts[name] += by;
}

const OPEN = ['openInTime', 'openOverdue', 'noLimitOpen'];
const RESOLVED = ['early', 'onTime', 'late', 'noLimitResolved'];

function cellsOf(standing: Standing): (keyof ClosedCounts)[] {
  const { class: name, received, waiting, closedBy } = standing;
  if (name === 'refused') return ['refused'];
  const cells: (keyof ClosedCounts)[] = [received ? 'received' : 'carriedOver', name];
  if (OPEN.includes(name)) cells.push('open');
  if (RESOLVED.includes(name)) cells.push('resolved');
  if (waiting) cells.push('waiting');
  if (closedBy !== null && closedBy !== name) cells.push(closedBy);
  return cells;
}

const comparable = (rows: ReadonlyMap<string, ClosedCounts>) =>
  [...rows]
    .map(([key, counts]) => ({ key, counts: Object.fromEntries(COUNTED.map((name) => [name, counts[name]])) }))
    .filter(({ counts }) => COUNTED.some((name) => counts[name] !== 0))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
