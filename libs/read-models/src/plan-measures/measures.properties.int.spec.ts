import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, localDate } from '#calendar';
import type { Database, StoredEvent } from '#event-store';
import { POLICY_NAMES, findPolicy } from '#indicators';
import type { Measure, Measured, PolicyName } from '#indicators';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/support/spec-database.js';
import { figures } from '../indicators/figures.js';
import { inSnapshot } from '../indicators/in-snapshot.js';
import {
  Desk,
  type TestEvent,
  handedOver,
  processed,
  received,
  returned,
  stopped,
  withdrawn,
} from '../testing/desk.js';
import { DAYS, FIRST, logs } from '../../../../test/dsl/histories.js';
import { oracleMeasure } from '../testing/plan-oracle.js';
import { dossiersOfMeasure, isListed } from './dossiers-of-measure.js';
import type { DossierOfMeasure, DossiersOfMeasurePage, DossiersOfMeasureQuestion } from './dossiers-of-measure.js';
import { measureOf } from './measure-of.js';
import type { MeasureQuestion } from './measure-question.js';

const HOUR = 3_600_000;
const RUNS = 25;
const OWN = [
  ...(['digitizedResults', 'digitizedComponents', 'satisfaction', 'electronicHandOvers'] as const),
  ...(['returnedByPost', 'lateNamed'] as const),
];

let testDatabase: SpecDatabase;
let database: Database;
let tenants = 0;

beforeAll(async () => {
  testDatabase = await openSpecDatabase(4);
  database = testDatabase.database;
});
afterAll(() => testDatabase.drop());

const day = fc.integer({ min: -2, max: DAYS + 20 });
const asked = fc.record({
  days: fc.tuple(day, day),
  // As-of may be the very moment an event was recorded.
  asOf: fc.oneof(
    fc.constant(null),
    fc.record({ hours: fc.nat({ max: (DAYS + 30) * 24 }) }),
    fc.record({ ofEvent: fc.nat() }),
  ),
  timezone: fc.constantFrom('Asia/Ho_Chi_Minh', 'Asia/Ho_Chi_Minh', 'America/New_York'),
});

const hours = fc.integer({ min: 0, max: 20 * 24 });

/** Few random histories come as far as a rating; these do. */
const rated = fc
  .array(
    fc.record({
      start: fc.integer({ min: 0, max: DAYS * 24 }),
      gaps: fc.array(hours, { minLength: 4, maxLength: 4 }),
      score: fc.integer({ min: 1, max: 5 }),
      late: hours,
    }),
    { maxLength: 4 },
  )
  .map((lives) => lives.flatMap(ratedLife));

function ratedLife(
  { start, gaps, score, late }: { start: number; gaps: number[]; score: number; late: number },
  index: number,
): TestEvent[] {
  const code = `r${String(index)}`;
  const [a = 0, b = 0, c = 0, d = 0] = gaps;
  const steps: [TestEvent, number][] = [
    [received(code, '2026-03-01 00:00', { agencyId: 'B', channel: 'post' }), start],
    [processed(code, '2026-03-01 00:00'), start + a],
    [{ code, occurredAt: 0, type: 'ResultDigitized', data: { flags: [] } }, start + a + b],
    [returned(code, '2026-03-01 00:00'), start + a + b + c],
    [{ code, occurredAt: 0, type: 'SatisfactionRated', data: { score, flags: [] } }, start + a + b + c + d],
  ];
  return steps.map(([event, hour]) => ({
    ...event,
    occurredAt: FIRST + hour * HOUR,
    recordedAt: FIRST + (hour + late) * HOUR,
  }));
}

/** And few end late in another way than by their result, after they changed hands; these do. */
const passedOn = fc
  .array(
    fc.record({
      start: fc.integer({ min: 0, max: DAYS * 12 }),
      gaps: fc.array(hours, { minLength: 3, maxLength: 3 }),
      officers: fc.array(fc.constantFrom('o1', 'o2', null), { minLength: 2, maxLength: 2 }),
      end: fc.constantFrom(processed, returned, stopped, withdrawn),
    }),
    { maxLength: 5 },
  )
  .map((lives) => lives.flatMap(passedLife));

interface PassedOn {
  start: number;
  gaps: number[];
  officers: (string | null)[];
  end: typeof processed;
}

function passedLife({ start, gaps, officers, end }: PassedOn, index: number): TestEvent[] {
  const code = `p${String(index)}`;
  const [a = 0, b = 0, c = 0] = gaps;
  const day = '2026-03-01 00:00';
  const due = new Date(FIRST + (start + 24) * HOUR + 7 * HOUR).toISOString().slice(0, 16).replace('T', ' ');
  const steps: [TestEvent, number][] = [
    [received(code, day, { agencyId: 'A', due }), start],
    [handedOver(code, day, 'B', officers[0]), start + a],
    [end(code, day), start + a + b],
    [handedOver(code, day, 'C', officers[1]), start + a + b + c],
  ];
  return steps.map(([event, hour]) => {
    const occurredAt = FIRST + hour * HOUR;
    return { ...event, occurredAt, recordedAt: occurredAt };
  });
}

const byRecording = (a: TestEvent, b: TestEvent): number => (a.recordedAt ?? 0) - (b.recordedAt ?? 0);
const histories = fc.tuple(logs, rated, passedOn).map((parts) => parts.flat().sort(byRecording));

const measureFor = (kind: (typeof OWN)[number]): Measure =>
  kind === 'lateNamed' ? { kind, policy: 'tt01-2020' } : { kind };
const ratio = (numerator: number, denominator: number): Measured => ({ kind: 'ratio', numerator, denominator });

/** What the runs counted in all: a property that only ever compared nothing with nothing has proved nothing. */
const counted = new Map<string, number>();

test('every measure is what brute force counts, for any history, period and as-of, and month by month', async () => {
  await fc.assert(
    fc.asyncProperty(histories, asked, async (events, { days, asOf: then, timezone }) => {
      tenants += 1;
      const desk = await Desk.open(database, `M${String(tenants)}`, timezone);
      await desk.log(events);
      await desk.project();
      const log = await desk.store.readLog(desk.tenant, { after: 0, limit: 10_000 });
      const recorded = log.map((event) => Date.parse(event.recordedAt));
      const now = Math.max(FIRST + (DAYS + 30) * 24 * HOUR, ...recorded);
      const asOf =
        then === null
          ? null
          : 'hours' in then
            ? FIRST + then.hours * HOUR
            : (recorded[then.ofEvent % log.length] ?? now);
      const [a, b] = [Math.min(...days), Math.max(...days)].map((offset) => addDays('2026-03-01', offset));
      const span = { from: a ?? '', to: b ?? '' };
      const question: MeasureQuestion = {
        ...{ tenant: desk.tenant, timezone, calendar: 'gregorian', scope: null, ...span, asOf, now, byMonth: true },
      };
      for (const kind of OWN) {
        const answer = await inSnapshot(database, (sql) => measureOf(sql, question, measureFor(kind)));
        const { numerator, denominator } = oracleMeasure(log, question, kind);
        expect([kind, answer.measured]).toEqual([kind, ratio(numerator, denominator)]);
        counted.set(kind, (counted.get(kind) ?? 0) + denominator);
        await expectListed(question, measureFor(kind), ratio(numerator, denominator));
        const begun = localDate(Math.min(asOf ?? now, now), timezone);
        for (const { from, to, measured } of answer.months ?? []) {
          expect(from <= begun).toBe(true);
          const month = oracleMeasure(log, { ...question, from, to }, kind);
          expect([kind, from, measured]).toEqual([kind, from, ratio(month.numerator, month.denominator)]);
        }
      }
      for (const policy of POLICY_NAMES) await expectLateLines(log, question, policy);
    }),
    { numRuns: RUNS },
  );
  for (const kind of OWN) expect([kind, (counted.get(kind) ?? 0) > 0]).toEqual([kind, true]);
}, 300_000);

/** The pages of those that count and of those that fall short add up to the share, each dossier once. */
async function expectListed(question: MeasureQuestion, measure: Measure, share: Measured): Promise<void> {
  if (!isListed(measure)) return;
  const items: DossierOfMeasure[] = [];
  for (const part of ['counted', 'short'] as const) {
    let after: string | null = null;
    do {
      const asked: DossiersOfMeasureQuestion = { ...question, part, after, limit: 3 };
      const page: DossiersOfMeasurePage = await inSnapshot(database, (sql) => dossiersOfMeasure(sql, asked, measure));
      items.push(...page.items);
      after = page.next;
    } while (after !== null);
  }
  const sum = (member: 'numerator' | 'denominator') => items.reduce((total, item) => total + item[member], 0);
  expect([measure, ratio(sum('numerator'), sum('denominator'))]).toEqual([measure, share]);
  expect(new Set(items.map(({ code }) => code)).size).toBe(items.length);
}

/** Who had them adds up to the late and the overdue of the figures, under every policy and officer by officer. */
async function expectLateLines(
  log: readonly StoredEvent[],
  question: MeasureQuestion,
  name: PolicyName,
): Promise<void> {
  const policy = findPolicy(name);
  const [answer, known] = await inSnapshot(database, async (sql) => [
    await measureOf(sql, { ...question, byMonth: false }, { kind: 'lateNamed', policy: name }),
    await figures(sql, { ...question, policy, filters: {}, groupBy: ['officer'] }),
  ]);
  const lines = answer.detail !== null && 'late' in answer.detail ? answer.detail.late : [];
  expect({
    late: lines.reduce((sum, line) => sum + line.late, 0),
    openOverdue: lines.reduce((sum, line) => sum + line.openOverdue, 0),
  }).toEqual({ late: known.total.late, openOverdue: known.total.openOverdue });
  const byOfficer = new Map<string | null, number>();
  for (const { officerId, late, openOverdue } of lines) {
    byOfficer.set(officerId, (byOfficer.get(officerId) ?? 0) + late + openOverdue);
  }
  const asGrouped = known.rows.flatMap(({ key, late, openOverdue }): [string | null, number][] =>
    late + openOverdue === 0 ? [] : [[key['officer'] ?? null, late + openOverdue]],
  );
  expect([name, byOfficer]).toEqual([name, new Map(asGrouped)]);
  const { numerator, denominator } = oracleMeasure(log, question, 'lateNamed', name);
  expect([name, answer.measured]).toEqual([name, ratio(numerator, denominator)]);
}

test('a level and a scope keep to their dossiers, and the parts add up to the whole', async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (events) => {
      tenants += 1;
      const desk = await Desk.open(database, `M${String(tenants)}`);
      await desk.log(events);
      await desk.project();
      const now = FIRST + 400 * 24 * HOUR;
      const span = { from: '2026-01-01', to: '2026-12-31' };
      const question: MeasureQuestion = {
        ...{ tenant: desk.tenant, timezone: desk.timezone, calendar: 'gregorian', ...span, asOf: null, now },
        ...{ scope: null, byMonth: false },
      };
      const of = async (kind: (typeof OWN)[number], scope: string[] | null): Promise<Measured> =>
        (await inSnapshot(database, (sql) => measureOf(sql, { ...question, scope }, measureFor(kind)))).measured;
      for (const kind of OWN) {
        const parts = [await of(kind, ['A']), await of(kind, ['B', 'C'])];
        const sum = (member: 'numerator' | 'denominator') =>
          parts.reduce((total, part) => total + (part.kind === 'ratio' ? part[member] : NaN), 0);
        expect([kind, await of(kind, null)]).toEqual([kind, ratio(sum('numerator'), sum('denominator'))]);
        const inDistrict = { ...measureFor(kind), level: 'district' as const };
        const answer = await inSnapshot(database, (sql) => measureOf(sql, question, inDistrict));
        const whole = await of(kind, null);
        expect(answer.measured.kind === 'ratio' && whole.kind === 'ratio').toBe(true);
        if (answer.measured.kind === 'ratio' && whole.kind === 'ratio') {
          expect(answer.measured.denominator).toBeLessThanOrEqual(whole.denominator);
        }
      }
    }),
    { numRuns: 5 },
  );
}, 300_000);
