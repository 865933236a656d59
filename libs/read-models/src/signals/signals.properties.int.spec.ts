import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#calendar';
import type { Database, StoredEvent } from '#event-store';
import { findPolicy, percent, rulesInForce } from '#indicators';
import type { SignalName, SignalValues } from '#indicators';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/support/spec-database.js';
import { availablePolicies } from '../indicators/policy-expression.js';
import { figures } from '../indicators/figures.js';
import { inSnapshot } from '../indicators/in-snapshot.js';
import { crowds } from '../testing/crowds.js';
import { Desk } from '../testing/desk.js';
import type { TestEvent, ToldTestEvent } from '../testing/desk.js';
import { DAYS, FIRST, logs } from '../../../../test/dsl/histories.js';
import type { OracleQuestion } from '../testing/oracle.js';
import { type Seen, seenDossiers, signalOracle } from '../testing/signal-oracle.js';
import type { SignalGroupName, SignalsRow } from './question.js';
import { signalDossiers } from './signal-dossiers.js';
import { allSignals } from './signal-statement.js';
import { signals } from './signals.js';

const HOUR = 3_600_000;

let testDatabase: SpecDatabase;
let database: Database;
let tenants = 0;

beforeAll(async () => {
  testDatabase = await openSpecDatabase(4);
  database = testDatabase.database;
});
afterAll(() => testDatabase.drop());

const day = fc.integer({ min: 0, max: DAYS + 20 }).map((days) => addDays('2026-03-01', days));
/** Wide enough that random histories, in whole hours, match and miss each signal. */
const values: fc.Arbitrary<SignalValues> = fc.record({
  bulkEndings: fc.record({ minCount: fc.integer({ min: 2, max: 3 }), withinSeconds: fc.constantFrom(60, 600) }),
  endEqualsDue: fc.record({ withinSeconds: fc.constantFrom(0, 60) }),
  supplementJustBeforeDue: fc.record({ withinHours: fc.integer({ min: 1, max: 168 }) }),
  resumedAndEndedWithinHour: fc.record({ withinMinutes: fc.constantFrom(60, 1440) }),
  receptionEnteredLate: fc.record({ afterHours: fc.integer({ min: 1, max: 300 }) }),
  dueMovedAfterPassed: fc.record({ afterDays: fc.integer({ min: 0, max: 5 }) }),
  correctedIntoTime: fc.record({ lateByDays: fc.integer({ min: 0, max: 3 }) }),
  processedWithoutStep: fc.record({
    withinMinutes: fc.constantFrom(60, 14_400, 527_040),
    limitOverHours: fc.constantFrom(0, 8),
  }),
  extensionNotTold: fc.record({ beforeDays: fc.constantFrom(0, 0, 1, 3) }),
});

const asked = fc.record({
  days: fc.oneof(fc.tuple(day, day), fc.constant<[string, string]>(['2026-03-01', '2026-04-30'])),
  asOf: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: (DAYS + 30) * 24 }), fc.record({ ofEvent: fc.nat() })),
  timezone: fc.constantFrom('Asia/Ho_Chi_Minh', 'America/New_York'),
  values,
  groupBy: fc.constantFrom<SignalGroupName[]>(
    [],
    ['agency'],
    ['officer'],
    ['field', 'channel'],
    ['level', 'procedure'],
  ),
  policies: fc.shuffledSubarray([...availablePolicies()], { minLength: 1, maxLength: 1 }),
  // Each run asks three signals for their dossiers; all of them are asked several times over the runs.
  drilled: fc.shuffledSubarray([...allSignals], { minLength: 3, maxLength: 3 }),
});

/** Hours after an extension was entered at which its applicant is told; null: never. */
const tellings = fc.array(fc.option(fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 72 })), { nil: null }), {
  ...{ minLength: 1, maxLength: 8 },
});

/** Some of them as a file tells them. */
const told = fc
  .tuple(logs, crowds, fc.nat({ max: 4 }), tellings)
  .map(([events, crowd, every, after]) =>
    [...events, ...crowd, ...apologiesOf([...events, ...crowd], after)]
      .sort((a, b) => (a.recordedAt ?? 0) - (b.recordedAt ?? 0))
      .map((event) => (Number(event.code.slice(1)) % 5 === every ? { ...event, origin: 'file:list.csv' } : event)),
  );

function apologiesOf(events: readonly TestEvent[], after: readonly (number | null)[]): ToldTestEvent[] {
  const extensions = events.filter(({ type }) => type === 'DeadlineExtended');
  return extensions.flatMap(({ code, eventId = '', occurredAt, recordedAt = occurredAt }, index) => {
    const hours = after[index % after.length] ?? null;
    if (hours === null) return [];
    const at = recordedAt + hours * HOUR;
    const data = { extensionEventId: eventId, channel: 'print' as const };
    return [{ type: 'ApologyTold', code, occurredAt: at, recordedAt: at, data }];
  });
}

const rateOf = (dossiers: readonly Seen[]) => {
  const numerator = dossiers.filter(({ cells }) => cells.includes('numerator')).length;
  const denominator = dossiers.filter(({ cells }) => cells.includes('denominator')).length;
  return { numerator, denominator, percent: percent(numerator, denominator) };
};
const tallyOf = (dossiers: readonly Seen[], codes: readonly string[]) => ({
  dossiers: dossiers.filter(({ code }) => codes.includes(code)).length,
  without: rateOf(dossiers.filter(({ code }) => !codes.includes(code))),
});

function expectedRow(dossiers: readonly Seen[], named: Record<SignalName, string[]>): Omit<SignalsRow, 'key'> {
  const cell = (name: 'received' | 'resolved'): number => dossiers.filter(({ cells }) => cells.includes(name)).length;
  return {
    ...{ received: cell('received'), resolved: cell('resolved'), rate: rateOf(dossiers) },
    signals: Object.fromEntries(
      allSignals.map((name) => [name, tallyOf(dossiers, named[name])]),
    ) as SignalsRow['signals'],
    any: tallyOf(dossiers, Object.values(named).flat()),
  };
}

const keyOf = ({ keys }: Seen, groupBy: readonly SignalGroupName[]) =>
  Object.fromEntries(groupBy.map((name) => [name, keys[name] ?? null]));

const matched = Object.fromEntries(allSignals.map((name) => [name, 0])) as Record<SignalName, number>;

test('signals name what a look at each event finds, and rates without are figures counted without', async () => {
  await fc.assert(
    fc.asyncProperty(
      told,
      asked,
      async (events, { days, asOf, timezone, values: given, groupBy, policies, drilled }) => {
        tenants += 1;
        const desk = await Desk.open(database, `S${String(tenants)}`, timezone);
        await desk.log(events);
        await desk.project(7);
        const log: StoredEvent[] = await desk.store.readLog(desk.tenant, { after: 0, limit: 10_000 });
        const recorded = log.map((event) => Date.parse(event.recordedAt));
        const now = Math.max(FIRST + (DAYS + 30) * 24 * HOUR, ...recorded);
        const [from, to] = days[0] < days[1] ? days : [days[1], days[0]];
        const instant =
          asOf === null
            ? null
            : typeof asOf === 'number'
              ? FIRST + asOf * HOUR
              : (recorded[asOf.ofEvent % log.length] ?? now);
        for (const name of policies) {
          const cut: OracleQuestion = { timezone, from, to, policy: findPolicy(name), asOf: instant, now };
          const question = { tenant: desk.tenant, ...cut, filters: {}, scope: null, values: given };
          const answer = await inSnapshot(database, (sql) => signals(sql, { ...question, groupBy }));
          const seen = seenDossiers(log, cut);
          const named = signalOracle(seen, cut, rulesInForce({}, given));
          expect({ name, ...answer.total }).toEqual({ name, key: {}, ...expectedRow(seen, named) });
          for (const row of answer.rows) {
            const own = seen.filter((one) => JSON.stringify(keyOf(one, groupBy)) === JSON.stringify(row.key));
            expect(row).toEqual({ key: row.key, ...expectedRow(own, named) });
          }
          for (const signal of allSignals) {
            matched[signal] += named[signal].length;
            const rows = answer.rows.map((row) => row.signals[signal].dossiers);
            expect(rows.reduce((sum, count) => sum + count, 0)).toBe(answer.total.signals[signal].dossiers);
          }
          for (const signal of drilled) {
            const page = await signalDossiers(database, { ...question, signal, limit: 200 });
            expect({ signal, codes: page.items.map(({ code }) => code) }).toEqual({ signal, codes: named[signal] });
          }
          const headline = await inSnapshot(database, (sql) => figures(sql, { ...question, groupBy: [] }));
          expect(answer.total.rate).toEqual(headline.total.rate);
          expect(answer.position).toBe(headline.position);
        }
      },
    ),
    { numRuns: 30 },
  );
  // A property that no history ever matches proves nothing; each signal by itself is told in signals.int.spec.ts.
  expect(Object.values(matched).filter((count) => count > 0).length).toBeGreaterThan(3);
}, 300_000);
