import { mkdtempSync, rmSync } from 'node:fs';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openEvidence } from '#application';
import { addDays } from '#calendar';
import type { CalendarVersion } from '#calendar';
import { calendarStream } from '#dossier';
import type { Database } from '#event-store';
import { verifyEvidence } from '#exchange';
import type { EvidenceReport } from '#exchange';
import { POLICY_NAMES, findPolicy } from '#indicators';
import { createHeadSigner, keyIdOfPublicKey, verifyDocument, verifyHead } from '#platform';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/support/spec-database.js';
import { Desk, received, refused } from '../testing/desk.js';
import { CALENDARS, DAYS, FIRST, logs } from '../../../../test/dsl/histories.js';

import type { FiguresQuestion, GroupName } from './question.js';

const HOUR = 3_600_000;
const RUNS = 25;
const signer = createHeadSigner(
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
);
const keys = { keyIdOf: keyIdOfPublicKey, verifyDocument, verifyHead };

let testDatabase: SpecDatabase;
let database: Database;
let folder: string;
let tenants = 0;

beforeAll(async () => {
  testDatabase = await openSpecDatabase(4);
  database = testDatabase.database;
  folder = mkdtempSync(join(tmpdir(), 'evidence-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await testDatabase.drop();
});

async function publish(desk: Desk, calendar: CalendarVersion): Promise<void> {
  const nobody = { actorId: null, unitId: null, correlationId: null, causationId: null, personal: null };
  const stream = await desk.store.readStream(desk.tenant, calendarStream(calendar.id));
  const when = { occurredAt: '2026-01-01T00:00:00.000Z', recordedAt: '2026-01-01T00:00:00.000Z' };
  const event = { eventId: randomUUID(), type: 'CalendarPublished', schemaVersion: 1, data: { calendar } };
  await desk.store.append(desk.tenant, [
    {
      streamId: calendarStream(calendar.id),
      expectedVersion: stream.length,
      events: [{ ...event, ...when, ...nobody }],
    },
  ]);
}

const options = { signer, mostDossiers: 1_000, program: { name: 'spec', version: '1' } };

async function verified(question: FiguresQuestion, period: string | null = null): Promise<EvidenceReport> {
  const { zip, done, fileName } = await openEvidence({ ...options, database }, question, period);
  const path = join(folder, fileName);
  await pipeline(zip, createWriteStream(path));
  await done;
  return verifyEvidence(path, { keys, publicKey: signer.publicKey });
}

const failuresOf = ({ checks }: EvidenceReport) =>
  checks.flatMap(({ check, failures }) => failures.map((failure) => ({ check, ...failure })));

const day = fc.integer({ min: -2, max: DAYS + 20 }).map((days) => addDays('2026-03-01', days));
const GROUPINGS: GroupName[][] = [
  [],
  ['agency', 'level'],
  ['officer'],
  ['field', 'channel', 'procedure'],
  ['month'],
  ['month', 'agency'],
  ['month', 'officer'],
  ['handlingAgency'],
];
const asked = fc.record({
  days: fc.tuple(day, day),
  asOf: fc.option(fc.integer({ min: 0, max: (DAYS + 30) * 24 }), { nil: null }),
  now: fc.integer({ min: 60 * 24, max: 200 * 24 }).map((hours) => FIRST + hours * HOUR),
  timezone: fc.constantFrom('Asia/Ho_Chi_Minh', 'America/New_York'),
  calendar: fc.constantFrom('gregorian' as const, 'kstt' as const),
  scope: fc.constantFrom(null, null, ['A', 'B']),
  filters: fc.constantFrom({}, {}, { channel: 'online' as const }, { officerId: null }, { handlingAgencyId: 'B' }),
  population: fc.constantFrom('handled' as const, 'handled' as const, 'received' as const),
  groupBy: fc.constantFrom(...GROUPINGS),
});

test('whatever happened, evidence verifies under every policy, grouping and as-of', async () => {
  await fc.assert(
    fc.asyncProperty(logs, asked, async (events, { days, asOf, now, timezone, ...random }) => {
      tenants += 1;
      const desk = await Desk.open(database, `E${String(tenants)}`, timezone);
      for (const calendar of CALENDARS) await publish(desk, calendar);
      await desk.log(events);
      await desk.project();
      const log = await desk.store.readLog(desk.tenant, { after: 0, limit: 10_000 });
      const seen = Math.max(now, ...log.map((event) => Date.parse(event.recordedAt)));
      const [from, to] = days[0] < days[1] ? days : [days[1], days[0]];
      const common = { tenant: desk.tenant, timezone, from, to, now: seen, ...random };
      for (const name of POLICY_NAMES) {
        const question = {
          ...common,
          policy: findPolicy(name),
          asOf: asOf === null ? null : Math.min(seen, FIRST + asOf * HOUR),
        };
        const report = await verified(question);
        expect({ name, failures: failuresOf(report) }).toEqual({ name, failures: [] });
        expect(report.ok).toBe(true);
      }
    }),
    { numRuns: RUNS },
  );
}, 300_000);

test('a reader that gives up half-way leaves no snapshot open', async () => {
  const desk = await Desk.open(database, 'HALF');
  const many = Array.from({ length: 1_500 }, (_, index) => received(`d${String(index)}`, '2026-03-02 09:00'));
  await desk.log(many);
  await desk.project();
  const question = { tenant: 'HALF', timezone: 'Asia/Ho_Chi_Minh', from: '2026-03-01', to: '2026-03-31' };
  const asked = {
    ...question,
    policy: findPolicy(),
    groupBy: [],
    filters: {},
    scope: null,
    now: FIRST + 60 * 24 * HOUR,
  };
  for (let turn = 0; turn < 6; turn += 1) {
    const { zip, done } = await openEvidence({ ...options, mostDossiers: 2_000, database }, asked, null);
    for await (const chunk of zip) if ((chunk as Buffer).length > 0) break;
    await expect(done).rejects.toThrow();
  }
  // Four connections there are: a seventh question would wait for ever if they were not given back.
  const { zip, done } = await openEvidence({ ...options, mostDossiers: 2_000, database }, asked, null);
  zip.resume();
  await done;
});

test('more dossiers than allowed are refused with their number', async () => {
  const desk = await Desk.open(database, 'MANY');
  await desk.log([
    received('d1', '2026-03-02 09:00'),
    refused('d2', '2026-03-02 09:00'),
    received('d3', '2026-04-02 09:00'),
  ]);
  await desk.project();
  const asked = {
    tenant: 'MANY',
    timezone: 'Asia/Ho_Chi_Minh',
    from: '2026-03-01',
    to: '2026-03-31',
    groupBy: [],
    filters: {},
  };
  const question = { ...asked, policy: findPolicy(), scope: null, now: FIRST + 60 * 24 * HOUR };
  await expect(openEvidence({ ...options, mostDossiers: 1, database }, question, null)).rejects.toMatchObject({
    ...{ code: 'EVIDENCE.TOO_LARGE', extra: { dossiers: 2, most: 1, narrow: expect.arrayContaining(['period']) } },
  });
});
