import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TypeOrmDatabase, createHeadSigner, withAdminClient } from '#platform';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/support/spec-database.js';
import { PostgresEventStore } from '../postgres-event-store.js';
import { newTenant } from '../testing/new-tenant.js';
import { newEvent, request } from '../testing/requests.js';
import { HeadFiles } from './head-files.js';
import { SignedHeads, signHead } from './signed-heads.js';
import { verifyTenant, type VerifyTenantOptions } from './verify-tenant.js';

const YESTERDAY = Date.parse('2026-03-01T18:00:00.000Z');
const { privateKey } = generateKeyPairSync('ed25519');
const signer = createHeadSigner(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
let db: SpecDatabase;
let database: TypeOrmDatabase;
let store: PostgresEventStore;
let heads: SignedHeads;
let folder: string;
let files: HeadFiles;
let tenant: string;
beforeAll(async () => {
  db = await openSpecDatabase(4);
  database = db.database;
  folder = await mkdtemp(join(tmpdir(), 'dung-hen-heads-'));
  store = new PostgresEventStore(database);
  heads = new SignedHeads(database);
  files = new HeadFiles(folder);
});
beforeEach(async () => {
  tenant = await newTenant(database);
  await happened(20);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await db.drop();
});

async function happened(count: number): Promise<void> {
  const { position } = await store.head(tenant);
  const group = Array.from({ length: count }, (_, n) =>
    request(`s${String(position + n)}`, 0, {
      events: [newEvent({ personal: 'w6k=', data: { tên: 'Đỗ Thị Hà', n: 0.1 * n } }), newEvent()],
    }),
  );
  await store.append(tenant, group);
}
const sign = (now = YESTERDAY) => signHead({ store, heads, files, signer }, tenant, now);
const verify = (options?: VerifyTenantOptions) => verifyTenant({ store, heads, files, signer }, tenant, options);
/** What only somebody with all rights on the server can do. */
const tamper = (...statements: string[]) =>
  withAdminClient(db.superuserUrl, async (client) => {
    await client.query('set search_path = dunghen; alter table event disable trigger all');
    for (const statement of statements) await client.query(statement, statement.includes('$1') ? [tenant] : []);
    await client.query('alter table event enable always trigger append_only_row');
  });
const CUT = [
  'delete from event where tenant_id = $1 and position > 35',
  `update tenant_head h set position = 35, hash = e.hash, recorded_at = e.recorded_at
   from event e where h.tenant_id = $1 and e.tenant_id = h.tenant_id and e.position = 35`,
];

describe('signing a head', () => {
  it('keeps it in the table and in a file, once per position', async () => {
    const signed = await sign();
    expect(signed).toMatchObject({ tenant, position: 40, hash: (await store.head(tenant)).hash, keyId: signer.keyId });
    expect(await sign(YESTERDAY + 86_400_000)).toEqual(signed);
    expect(await heads.read(tenant)).toEqual([signed]);
    expect(await files.read(tenant)).toEqual([signed]);
    expect(await readdir(join(folder, tenant))).toEqual(['2026-03-01-40.json']);
    await happened(1);
    await sign(YESTERDAY + 86_400_000);
    expect((await heads.read(tenant)).map((head) => head.position)).toEqual([40, 42]);
    expect(await heads.newest(tenant)).toMatchObject({ position: 42, signedAt: '2026-03-02T18:00:00.000Z' });
  });

  it('by two at once gives one head', async () => {
    const both = await Promise.all([sign(), sign(YESTERDAY + 1)]);
    expect(both[0]).toEqual(both[1]);
    expect(await files.read(tenant)).toEqual(await heads.read(tenant));
  });

  it('writes the file that a crash had left out', async () => {
    const signed = await sign();
    await rm(join(folder, tenant), { recursive: true });
    await sign();
    expect(await files.read(tenant)).toEqual([signed]);
  });

  it('does nothing for an empty log', async () => {
    tenant = await newTenant(database);
    expect(await sign()).toBe(null);
    expect(await verify()).toMatchObject({ ok: true, position: 0 });
  });
});

describe('F5: verifying', () => {
  it('finds a sound log sound and goes on from there the next time', async () => {
    await sign();
    const whole = { ok: true, position: 40, checked: 40, complete: true, since: null };
    expect(await verify({ pageSize: 7, now: YESTERDAY })).toMatchObject(whole);
    await happened(2);
    const since = { position: 40, verifiedAt: new Date(YESTERDAY).toISOString() };
    expect(await verify()).toMatchObject({ ok: true, position: 44, checked: 4, since });
    expect(await verify()).toMatchObject({ ok: true, position: 44, checked: 0, since: { position: 44 } });
    expect(await verify({ full: true })).toMatchObject({ ok: true, position: 44, checked: 44, since: null });
  });

  it('names the position whose occurred_at a superuser changed', async () => {
    await tamper(
      `update event set occurred_at = occurred_at - interval '1 day' where tenant_id = $1 and position = 17`,
    );
    expect(await verify()).toMatchObject({ ok: false, firstBadPosition: 17, reason: 'hashMismatch' });
  });

  it('names it in the whole log even if what goes on from the last time did not look there', async () => {
    await verify();
    await tamper(`update event set data = data || '{"n": 1}' where tenant_id = $1 and position = 17`);
    expect(await verify()).toMatchObject({ ok: true });
    expect(await verify({ full: true })).toMatchObject({ ok: false, firstBadPosition: 17, reason: 'hashMismatch' });
  });

  it('notices deleted events where the head row still knows of them', async () => {
    await tamper('delete from event where tenant_id = $1 and position > 35');
    expect(await verify()).toMatchObject({ ok: false, firstBadPosition: 36, reason: 'truncated' });
  });

  it('notices the cut against yesterday’s signed head when the head row was set back too', async () => {
    await sign();
    await tamper(...CUT);
    expect(await verify()).toMatchObject({ ok: false, firstBadPosition: 36, reason: 'truncated' });
  });

  it('notices it by the file alone when the head was deleted from the table, and when the log has grown again', async () => {
    await sign();
    await tamper(...CUT, 'alter table signed_head disable trigger all', 'delete from signed_head where tenant_id = $1');
    expect(await verify()).toMatchObject({ ok: false, firstBadPosition: 36, reason: 'truncated' });
    await happened(10);
    expect(await verify()).toMatchObject({ ok: false, firstBadPosition: 40, reason: 'headMismatch' });
  });

  it('does not believe a head that somebody else signed', async () => {
    const theirs = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    await signHead({ store, heads, files, signer: createHeadSigner(theirs) }, tenant, YESTERDAY);
    expect(await verify()).toMatchObject({ ok: false, firstBadPosition: 40, reason: 'badSignature' });
  });
});
