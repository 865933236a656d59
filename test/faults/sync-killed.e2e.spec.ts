import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { codeOfStream, replay } from '#dossier';
import type { FoldableEvent } from '#dossier';
import { PostgresEventStore } from '#event-store';
import type { StoredEvent } from '#event-store';
import { writeDaySync } from '../bench/sync/day-sync.js';
import { createSmallTenant } from '../dsl/small-tenant.js';
import { RunningProgram } from '../support/running-program.js';
import { temporaryFolder, type TemporaryFolder } from '../support/temporary-folder.js';
import { eventually } from './support/eventually.js';
import { openSpecDatabase, type SpecDatabase } from './support/spec-database.js';

const DH = fileURLToPath(new URL('../../dist/apps/ops/src/dh.js', import.meta.url));
const DOSSIERS = 1_000;
const FILES = ['DongBoHoSoMC.json', 'CapNhatTienDoHoSoMC.json'];
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
  for (const tenant of ['WHOLE', 'KILLED']) await createSmallTenant(db.database, tenant);
  await writeDaySync(folder.path, DOSSIERS);
});
afterEach(async () => {
  await Promise.all(running.map((program) => program.end()));
  running = [];
});
afterAll(async () => {
  await db.close();
  folder.remove();
});

function importing(tenant: string, file: string): RunningProgram {
  const args = [DH, 'import', 'dvcqg', `${folder.path}/${file}`, '--tenant', tenant, '--json'];
  const program = new RunningProgram(args, { DATABASE_URL: db.appUrl, ...keys });
  running.push(program);
  return program;
}

async function imported(tenant: string, file: string): Promise<void> {
  const program = importing(tenant, file);
  const code = await program.exitCode();
  if (code !== 0) throw new Error(program.output);
}

async function killedAt(tenant: string, file: string, events: number): Promise<void> {
  const program = importing(tenant, file);
  await eventually(
    () => store.head(tenant).then(({ position }) => position),
    (position) => position >= events,
    30_000,
  );
  program.kill('SIGKILL');
  expect(await program.exitCode()).toBe('SIGKILL');
}

/** What each dossier is in the end, whatever the log went through. */
async function factsOf(tenant: string): Promise<Map<string, unknown>> {
  const streams = new Map<string, StoredEvent[]>();
  for (const event of await store.readLog(tenant, { after: 0, limit: 50_000 })) {
    if (codeOfStream(event.streamId) === null) continue;
    streams.set(event.streamId, [...(streams.get(event.streamId) ?? []), event]);
  }
  return new Map<string, unknown>(
    [...streams].map(([streamId, events]) => {
      const state = replay(codeOfStream(streamId) ?? '', events as unknown as FoldableEvent[]);
      if (!state.received) return [streamId, state.status];
      const { status, receivedAt, dueAt, indexDueAt, waits, processedAt, returnedAt } = state;
      return [streamId, { status, receivedAt, dueAt, indexDueAt, waits, processedAt, returnedAt }];
    }),
  );
}

const headOf = async (tenant: string): Promise<number> => (await store.head(tenant)).position;

it('a sync whose process is killed with -9 in either file and run again ends in the same facts', async () => {
  let before = await headOf('WHOLE');
  for (const file of FILES) {
    await imported('WHOLE', file);
    const head = await headOf('WHOLE');
    const written = head - before;
    await killedAt('KILLED', file, (await headOf('KILLED')) + Math.floor(written / 4));
    expect(await headOf('KILLED')).toBeLessThan(head);
    await imported('KILLED', file);
    before = head;
  }
  const facts = await factsOf('WHOLE');
  expect(facts.size).toBe(DOSSIERS);
  expect(await factsOf('KILLED')).toEqual(facts);
}, 120_000);
