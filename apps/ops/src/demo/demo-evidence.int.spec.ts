import { generateKeyPairSync } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  ProjectionRunner,
  allProjections,
  openEvidence,
  parseIndicatorQuery,
  periodRecord,
  restateTouched,
} from '#application';
import { PostgresEventStore, ProjectionStore } from '#event-store';
import { verifyEvidence } from '#exchange';
import { namedPeriod } from '#indicators';
import {
  type TypeOrmDatabase,
  createHeadSigner,
  keyIdOfPublicKey,
  uuidV7,
  verifyDocument,
  verifyHead,
} from '#platform';
import { openSpecDatabase } from '../../../../test/support/spec-database.js';
import type { SpecDatabase } from '../../../../test/support/spec-database.js';
import { temporaryFolder } from '../../../../test/support/temporary-folder.js';
import type { TemporaryFolder } from '../../../../test/support/temporary-folder.js';
import { closeDemoMonth } from '../preparation/close-demo-month.js';
import { loadDemo } from './load-demo.js';
import { SUNDAY_MORNING, demoYear } from './testing/demo-year.js';

const TENANT = 'H26';
const ZONE = 'Asia/Ho_Chi_Minh';
const signer = createHeadSigner(
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
);

let testDatabase: SpecDatabase;
let database: TypeOrmDatabase;
let folder: TemporaryFolder;

beforeAll(async () => {
  testDatabase = await openSpecDatabase();
  database = testDatabase.database;
  folder = temporaryFolder();
  await database.query('insert into tenant (tenant_id, name, timezone) values ($1, $1, $2)', [TENANT, ZONE]);
  const generated = demoYear({ dossiers: 480 });
  await loadDemo({ store: new PostgresEventStore(database), tenant: TENANT, generated, uuid: uuidV7 });
  const store = new ProjectionStore(database);
  await new ProjectionRunner(store, allProjections(store)).sweep();
});
afterAll(async () => {
  await testDatabase.drop();
  folder.remove();
});

test.each([
  { period: '2026', groupBy: 'agency' },
  { period: '2026-9M', policy: 'qd766', groupBy: 'field,channel' },
  { period: '2026-Q2', policy: 'returned', groupBy: 'month,level', calendar: 'kstt' },
  { period: '2026-H1', policy: 'ii06a', groupBy: 'officer', asOf: '2026-05-15T00:00:00+07:00' },
  { period: '2026-08', policy: 'first-promise', groupBy: 'handlingAgency' },
  { period: '2026', policy: 'qd766', population: 'received', groupBy: 'month' },
])('the evidence of the demo year verifies: %j', async (parameters) => {
  const query = parseIndicatorQuery(parameters, SUNDAY_MORNING, ZONE);
  const options = { database, signer, mostDossiers: 1_000, program: { name: 'spec', version: '1' } };
  const question = { tenant: TENANT, timezone: ZONE, scope: null, now: SUNDAY_MORNING, ...query };
  const { zip, done } = await openEvidence(options, question, parameters.period);
  const path = join(folder.path, 'evidence.zip');
  await pipeline(zip, createWriteStream(path));
  await done;
  const keys = { keyIdOf: keyIdOfPublicKey, verifyDocument, verifyHead };
  const report = await verifyEvidence(path, { keys, publicKey: signer.publicKey });
  expect(report.checks.flatMap(({ failures }) => failures)).toEqual([]);
  expect(report.dossiers).toBeGreaterThan(10);
});

test('the month before last is closed once, on what was known on its own night, and compared with what came later', async () => {
  const store = new PostgresEventStore(database);
  const times = { present: SUNDAY_MORNING, now: SUNDAY_MORNING };
  expect(await closeDemoMonth({ database, store }, TENANT, times)).toBe('2026-09');
  expect(await closeDemoMonth({ database, store }, TENANT, times)).toBeNull();
  const record = await periodRecord(store, TENANT, namedPeriod('2026-09', 'gregorian'));
  expect(record?.closing.data).toMatchObject({ closedBy: 'nightly', asOf: '2026-09-30T18:30:00.000Z' });
  const [known] = await database.query<{ position: string }>(
    `select max(position) as position from event where tenant_id = $1 and recorded_at <= '2026-09-30T18:30:00Z'`,
    [TENANT],
  );
  expect(record?.closing.data.position).toBe(Number(known?.position));
  // Nothing is left to the first night.
  const tools = { database, store, newId: uuidV7 };
  const night = await restateTouched(tools, { tenant: TENANT, timezone: ZONE }, SUNDAY_MORNING);
  expect(night).toMatchObject({ restated: {}, left: [] });
});
