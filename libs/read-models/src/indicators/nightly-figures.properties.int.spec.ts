import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Jobs, NIGHTLY_POLICIES, createRecomputation, monthlyFigures, writeRecomputation } from '#application';
import type { Instant } from '#calendar';
import { COUNT_NAMES, KNOWN_POLICIES, spanOfMonths } from '#indicators';
import { fixedClock, uuidV7, type TypeOrmDatabase } from '#platform';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/support/spec-database.js';
import { Desk } from '../testing/desk.js';
import { logs } from '../../../../test/dsl/histories.js';
import { figures } from './figures.js';
import { inSnapshot } from './in-snapshot.js';

let testDatabase: SpecDatabase;
let database: TypeOrmDatabase;
let tenants = 0;

beforeAll(async () => {
  testDatabase = await openSpecDatabase(4);
  database = testDatabase.database;
});
afterAll(() => testDatabase.drop());

const FINEST = ['agency', 'field', 'procedure', 'level', 'channel'] as const;
/** Months since 1970-01 in which the random histories live, one before, and up to that of the last night. */
const MONTHS = Array.from({ length: 7 }, (_, index) => (2026 - 1970) * 12 + 1 + index);

const sorted = <T extends { key: object }>(rows: readonly T[]): T[] =>
  rows.toSorted((a, b) => (JSON.stringify(a.key) < JSON.stringify(b.key) ? -1 : 1));

async function live(desk: Desk, month: number, name: (typeof NIGHTLY_POLICIES)[number], now: Instant) {
  const span = spanOfMonths(1970 + Math.floor(month / 12), (month % 12) + 1, (month % 12) + 1, 'gregorian');
  const { tenant, timezone } = desk;
  const question = { tenant, timezone, ...span, policy: KNOWN_POLICIES[name], groupBy: FINEST, now };
  const { rows } = await inSnapshot(database, (sql) => figures(sql, { ...question, filters: {}, scope: null }));
  return rows
    .map((row) => ({
      key: row.key,
      counts: {
        ...Object.fromEntries(COUNT_NAMES.map((count) => [count, row[count]])),
        numerator: row.rate.numerator,
        denominator: row.rate.denominator,
      },
    }))
    .filter(({ counts }) => Object.values(counts).some((count) => count > 0));
}

test('figures read live equal the stored ones of the night, after any history and however the nights fall into it', async () => {
  await fc.assert(
    fc.asyncProperty(logs, fc.nat(), fc.integer({ min: 0, max: 150 }), async (events, cut, daysLater) => {
      tenants += 1;
      const desk = await Desk.open(database, `N${String(tenants)}`);
      const jobs = new Jobs(database, { uuid: uuidV7 });
      const first = Date.parse('2026-08-20T20:00:00Z');
      const clock = fixedClock(new Date(first).toISOString());
      const night = async () => {
        const jobId = await writeRecomputation(jobs, { tenant: desk.tenant, full: false, requestedBy: 'spec' });
        await createRecomputation(database, jobs, clock).run(desk.tenant, jobId);
        expect((await jobs.get(desk.tenant, jobId)).result).toMatchObject({ drifts: 0 });
      };
      const half = cut % (events.length + 1);
      await desk.log(events.slice(0, half));
      await desk.project();
      await night();
      await desk.log(events.slice(half));
      await desk.project();
      const now = first + daysLater * 86_400_000;
      clock.set(new Date(now).toISOString());
      await night();
      for (const month of MONTHS) {
        for (const name of NIGHTLY_POLICIES) {
          const stored = await monthlyFigures(database, desk.tenant, month, name);
          expect({ month, name, rows: sorted(stored) }).toEqual({
            ...{ month, name },
            rows: sorted(await live(desk, month, name, now)),
          });
        }
      }
    }),
    { numRuns: 15 },
  );
}, 300_000);
