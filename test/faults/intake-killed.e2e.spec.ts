import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PostgresEventStore } from '#event-store';
import { createSmallTenant } from '../dsl/small-tenant.js';
import { RunningProgram } from '../support/running-program.js';
import { temporaryFolder, type TemporaryFolder } from '../support/temporary-folder.js';
import { eventually } from './support/eventually.js';
import { openSpecDatabase, type SpecDatabase } from './support/spec-database.js';

const DH = fileURLToPath(new URL('../../dist/apps/ops/src/dh.js', import.meta.url));
const TENANT = 'SHEET';
const ROWS = 600;
/** Within a piece of rows that are looked up together: what was received last is known to the append alone. */
const KILLED_AT = 250;
const keys = {
  DUNGHEN_KEY: randomBytes(32).toString('base64'),
  DUNGHEN_SIGNING_KEY: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
};
let db: SpecDatabase;
let store: PostgresEventStore;
let folder: TemporaryFolder;
let running: RunningProgram[] = [];

beforeAll(async () => {
  db = await openSpecDatabase();
  store = new PostgresEventStore(db.database);
  folder = temporaryFolder();
  await createSmallTenant(db.database, TENANT);
});
afterEach(async () => {
  await Promise.all(running.map((program) => program.end()));
  running = [];
});
afterAll(async () => {
  await db.close();
  folder.remove();
});

const rowOf = (index: number): string =>
  `1.000001,Trực tiếp,Người Thứ ${String(index)},09${String(10_000_000 + index)}`;
function sheet(name: string, rows: string[]): string {
  const path = join(folder.path, name);
  writeFileSync(path, `${['Mã thủ tục,Kênh tiếp nhận,Họ tên,Điện thoại', ...rows].join('\n')}\n`);
  return path;
}
function receiving(file: string): RunningProgram {
  const args = [DH, 'intake', file, '--tenant', TENANT, '--agency', 'H26.W1', '--json'];
  const program = new RunningProgram(args, { DATABASE_URL: db.appUrl, ...keys });
  running.push(program);
  return program;
}
async function received(file: string): Promise<unknown> {
  const program = receiving(file);
  if ((await program.exitCode()) !== 0) throw new Error(program.output);
  return JSON.parse(program.output.slice(program.output.indexOf('{"rows"')).split('\n')[0] ?? '');
}
const headOf = async (): Promise<number> => (await store.head(TENANT)).position;

it('a sheet whose process is killed with -9 in its middle and run again, mended or not, receives every row once', async () => {
  const before = await headOf();
  const rows = Array.from({ length: ROWS }, (_, index) => rowOf(index));
  const file = sheet('ho-so.csv', rows);
  const killed = receiving(file);
  await eventually(headOf, (position) => position >= before + KILLED_AT, 60_000);
  killed.kill('SIGKILL');
  expect(await killed.exitCode()).toBe('SIGKILL');
  const after = (await headOf()) - before;
  expect(after).toBeLessThan(ROWS);

  // First as another sheet with a row more at its top: known by what its rows say, not by their place.
  const mended = sheet('mended.csv', [rowOf(ROWS), ...rows]);
  expect(await received(mended)).toMatchObject({ rows: ROWS + 1, received: ROWS + 1, repeated: after, refused: 0 });
  expect(await received(file)).toMatchObject({ rows: ROWS, received: ROWS, repeated: ROWS });
  const log = await store.readLog(TENANT, { after: before, limit: 5_000 });
  expect(log.map(({ type }) => type)).toEqual(Array.from({ length: ROWS + 1 }, () => 'DossierReceived'));
  expect(new Set(log.map(({ streamId }) => streamId)).size).toBe(ROWS + 1);
}, 180_000);
