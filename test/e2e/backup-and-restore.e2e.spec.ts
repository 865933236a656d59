import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PersonalVault } from '#application';
import { PostgresEventStore } from '#event-store';
import { fillTenant, newEvent } from '../dsl/open-dossiers.js';
import { openSpecDatabase } from '../faults/support/spec-database.js';
import type { SpecDatabase } from '../faults/support/spec-database.js';
import { RunningProgram } from '../support/running-program.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import type { TemporaryFolder } from '../support/temporary-folder.js';

jest.setTimeout(300_000);

const DH = fileURLToPath(new URL('../../dist/apps/ops/src/dh.js', import.meta.url));
const TENANT = 'X01';
const PERSONAL = 'dossier-PERSON';
const pem = () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const [KEY, SIGNING_KEY] = [randomBytes(32), pem()];
let old: SpecDatabase;
let fresh: SpecDatabase;
let place: TemporaryFolder;
let folder: string;

beforeAll(async () => {
  [old, fresh, place] = [await openSpecDatabase(), await openSpecDatabase(), temporaryFolder()];
  folder = join(place.path, 'backup');
  await fillTenant(old.database, TENANT, 30);
  const received = (await logOf(old)).find(({ type }) => type === 'DossierReceived');
  const event = newEvent('DossierReceived', received?.occurredAt ?? '', { ...received?.data, code: 'PERSON' });
  const content = { applicant: { name: 'Nguyễn Văn Xóa' } };
  const sealed = new PersonalVault(old.database, KEY).sealFirst(TENANT, PERSONAL, event.eventId, content);
  await new PostgresEventStore(old.database).append(TENANT, [
    {
      ...{ streamId: PERSONAL, expectedVersion: 0, wrappedKey: sealed.wrappedKey },
      events: [{ ...event, personal: sealed.personal }],
    },
  ]);
});
afterAll(async () => {
  await Promise.all([old.close(), fresh.close()]);
  place.remove();
});

interface Ran {
  code: number | string;
  output: string;
  answer: Record<string, unknown>;
}

/** The built command line on a house; what it printed last is its answer. */
async function dh(house: SpecDatabase, args: string[], signingKey = SIGNING_KEY): Promise<Ran> {
  const program = new RunningProgram([DH, ...args, '--json'], {
    ...{ DATABASE_URL: house.appUrl, DUNGHEN_TENANT: TENANT, DUNGHEN_KEY: KEY.toString('base64') },
    ...{ DUNGHEN_SIGNING_KEY: signingKey, DUNGHEN_DATA_DIR: join(place.path, house === old ? 'old' : 'fresh') },
  });
  const code = await program.exitCode();
  const start = program.output.lastIndexOf('\n{', program.output.length - 2);
  const json = program.output.startsWith('{') ? program.output : program.output.slice(start + 1);
  return { code, output: program.output, answer: code === 0 ? (JSON.parse(json) as Record<string, unknown>) : {} };
}
const done = async (...asked: Parameters<typeof dh>): Promise<Record<string, unknown>> => {
  const ran = await dh(...asked);
  if (ran.code !== 0) throw new Error(`${asked[1].join(' ')}: ${ran.output}`);
  return ran.answer;
};
const logOf = ({ database }: SpecDatabase) =>
  new PostgresEventStore(database).readLog(TENANT, { after: 0, limit: 10_000 });
const figuresOf = async (house: SpecDatabase) => {
  const answers: unknown[] = [];
  for (const policy of ['tt01-2020', 'qd766']) {
    const asked = ['indicators', '--period', '2026', '--group-by', 'agency,month', '--policy', policy];
    const { rows, total, position } = await done(house, asked);
    answers.push({ rows, total, position });
  }
  return answers;
};
const keyOf = ({ database }: SpecDatabase) =>
  database.query('select wrapped_key from personal_key where tenant_id = $1 and stream_id = $2', [TENANT, PERSONAL]);

describe('a tenant that moves house by the built command line', () => {
  it('has its log, its figures and its erasures there', async () => {
    await done(old, ['backup', '--out', folder]);
    const first = readdirSync(folder);
    await done(old, ['persons', 'erase', 'PERSON', '--reason-code', 'data-subject-request', '-y']);
    const second = await done(old, ['backup', '--out', folder]);
    expect(readdirSync(folder)).not.toEqual(first);
    const log = await logOf(old);
    expect(second).toMatchObject({ position: log.length, hash: log.at(-1)?.hash });

    const foreign = await dh(fresh, ['restore', folder], pem());
    expect(foreign.code).not.toBe(0);
    expect(foreign.output).toMatch(/not of this key/);
    const restored = await done(fresh, ['restore', folder]);
    expect(restored).toMatchObject({ position: log.length, signature: 'ok', verified: { ok: true }, keyMatches: true });
    expect(await logOf(fresh)).toEqual(log);
    expect(await figuresOf(fresh)).toEqual(await figuresOf(old));
    expect(await keyOf(fresh)).toEqual([{ wrapped_key: null }]);

    const verified = await done(fresh, ['verify-log', '--full']);
    const brought = { position: log.length, source: expect.stringMatching(/^backup of /) as unknown };
    expect(verified).toMatchObject({ ok: true, checked: log.length, brought });
    expect(await done(old, ['verify-log', '--full'])).toMatchObject({ ok: true, brought: null });
  });

  it('erases again what a backup older than the erasure still knows, by a key file of the old house', async () => {
    const late = await openSpecDatabase();
    try {
      const [older, exported] = [join(place.path, 'older'), join(place.path, 'log.ndjson.gz')];
      const key = join(place.path, 'old.pem');
      const event = newEvent('DossierSubmitted', '2026-03-02T03:00:00.000Z', {
        ...{ code: 'LATER', procedureCode: '1.000001', agencyId: 'A', channel: 'online', flags: [] },
      });
      const vault = new PersonalVault(old.database, KEY);
      const sealed = vault.sealFirst(TENANT, 'dossier-LATER', event.eventId, { note: 'của người xóa sau' });
      const request = { streamId: 'dossier-LATER', expectedVersion: 0, wrappedKey: sealed.wrappedKey };
      const store = new PostgresEventStore(old.database);
      await store.append(TENANT, [{ ...request, events: [{ ...event, personal: sealed.personal }] }]);
      await done(old, ['backup', '--out', older]);
      await done(old, ['persons', 'erase', 'LATER', '--reason-code', 'data-subject-request', '--yes']);
      await done(old, ['export', 'events', '--out', exported]);
      const { signedHead, ...manifest } = JSON.parse(readFileSync(join(older, 'manifest.json'), 'utf8')) as {
        signedHead: unknown;
        tables: { table: string; rows: number }[];
      };
      expect(signedHead).toBeNull();
      // Of the two dossiers, and of the review of the one that was erased before: it gets no key of its own any more.
      expect(manifest.tables).toContainEqual(expect.objectContaining({ table: 'personal_key', rows: 3 }));
      writeFileSync(key, createPublicKey(SIGNING_KEY).export({ type: 'spki', format: 'pem' }));
      const asked = ['restore', older, '--erasures', exported, '--public-key', key];
      expect(await done(late, asked, pem())).toMatchObject({ erasedAgain: 1, signature: 'ok' });
      expect(
        await late.database.query('select stream_id, wrapped_key from personal_key where tenant_id = $1 order by 1', [
          TENANT,
        ]),
      ).toEqual([
        { stream_id: 'dossier-LATER', wrapped_key: null },
        { stream_id: PERSONAL, wrapped_key: null },
        { stream_id: 'review-LATER', wrapped_key: null },
        { stream_id: 'review-PERSON', wrapped_key: null },
      ]);
    } finally {
      await late.close();
    }
  });
});
