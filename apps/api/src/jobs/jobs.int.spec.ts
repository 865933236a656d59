import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { Jobs, LogVerificationJobs } from '#application';
import { HeadFiles, PostgresEventStore, SignedHeads } from '#event-store';
import { createHeadSigner, systemClock, uuidV7 } from '#platform';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import { tokenFor } from '../../../../test/dsl/small-tenant.js';
import { temporaryFolder } from '../../../../test/support/temporary-folder.js';
import type { TemporaryFolder } from '../../../../test/support/temporary-folder.js';

interface JobView {
  id: string;
  kind: string;
  state: string;
  requestedBy: string;
  progress: { done: number; total: number | null; unit: string };
  result: Record<string, unknown> | null;
}
let counter: Counter;
let folder: TemporaryFolder;

beforeAll(async () => {
  counter = await Counter.open();
  folder = temporaryFolder();
});
afterAll(async () => {
  await counter.close();
  folder.remove();
});

const jobs = () => new Jobs(counter.database, { uuid: uuidV7 });
/** What the worker does with a job of this kind; heads lie in a folder of this spec. */
function verifier(signs = true): LogVerificationJobs {
  const signingKey = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const { database } = counter;
  const signing = {
    ...{ store: new PostgresEventStore(database), heads: new SignedHeads(database) },
    ...{ files: new HeadFiles(folder.path), signer: createHeadSigner(signingKey) },
  };
  return new LogVerificationJobs({ jobs: jobs(), clock: systemClock, signing: signs ? signing : null });
}
const begin = async (body: object = {}): Promise<string> =>
  ((await counter.post('/log/verifications', body, 'admin').expect(202)).body as { id: string }).id;
const look = async (id: string): Promise<JobView> =>
  (await counter.get(`/jobs/${id}`, 'inspector').expect(200)).body as JobView;

it('lists long work, the newest first, page by page, of the caller’s tenant alone', async () => {
  for (let n = 0; n < 3; n += 1) await counter.post('/recomputations', { period: '2026-0' + String(n + 1) }, 'admin');
  await jobs()
    .create('H99', { kind: 'recomputation', parameters: {}, unit: 'slice', requestedBy: 'x' })
    .catch(() => '');
  const first = (await counter.get('/jobs?limit=2', 'inspector').expect(200)).body as {
    items: JobView[];
    next: string;
  };
  expect(first.items).toMatchObject([
    { kind: 'recomputation', state: 'queued', requestedBy: 'token:admin', progress: { unit: 'slice' } },
    { kind: 'recomputation' },
  ]);
  const second = (await counter.get(`/jobs?limit=2&before=${first.next}`, 'inspector').expect(200)).body as {
    items: JobView[];
    next: string | null;
  };
  expect(second).toMatchObject({ items: [{ kind: 'recomputation' }], next: null });
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(3);
  await counter.get(`/jobs?before=${uuidV7()}`, 'admin').expect(404);
  await counter.get('/jobs?before=x', 'admin').expect(404);
  await counter.get('/jobs?limit=0', 'admin').expect(400);
});

it('is of the whole tenant: whoever sees a part of it is refused', async () => {
  const narrow = await tokenFor(counter.database, COUNTER_TENANT, 'admin', 'H26.W1');
  const http = { authorization: `Bearer ${narrow}` };
  for (const path of ['/jobs', '/projections']) await counter.get(path, 'admin').set(http).expect(403);
  await counter.post('/log/verifications', {}, 'admin').set(http).expect(403);
  await counter.post('/log/verifications', {}, 'inspector').expect(403);
  await counter.post('/log/verifications', { full: 'yes' }, 'admin').expect(400);
});

it('verifies the log and signs it; what is not sound is the result, with its position, and signed by nobody', async () => {
  const { code } = await counter.story({ agencyId: 'H26.12' });
  const sound = await begin();
  expect(await verifier().run(COUNTER_TENANT, sound)).toBe('done');
  const { result, state, requestedBy } = await look(sound);
  expect({ state, requestedBy, result }).toMatchObject({
    ...{ state: 'done', requestedBy: 'token:admin' },
    result: { ok: true, complete: true, since: null, signed: { tenant: COUNTER_TENANT } },
  });
  await counter.asSuperuser('alter table dunghen.event disable trigger all', []);
  await counter.asSuperuser(
    `update dunghen.event set occurred_at = occurred_at - interval '1 day' where tenant_id = $1 and stream_id = $2 and version = 1`,
    [COUNTER_TENANT, `dossier-${code}`],
  );
  const again = await begin();
  await verifier().run(COUNTER_TENANT, again);
  const full = await begin({ full: true });
  await verifier().run(COUNTER_TENANT, full);
  const found = (await look(full)).result;
  expect(found).toMatchObject({ ok: false, reason: 'hashMismatch', signed: null });
  expect(found?.['firstBadPosition']).toEqual(expect.any(Number));
});

it('is cancelled between two pages, and says so where a worker keeps no heads', async () => {
  const cancelled = await begin({ full: true });
  await jobs().cancel(COUNTER_TENANT, cancelled);
  expect(await verifier().run(COUNTER_TENANT, cancelled)).toBe('ended');
  expect((await look(cancelled)).state).toBe('cancelled');
  const headless = await begin();
  await verifier(false).run(COUNTER_TENANT, headless);
  expect(await look(headless)).toMatchObject({ state: 'failed', error: { code: 'LOG.NO_HEADS' } });
});

it('projections say how far they are behind, of this tenant alone', async () => {
  const { body } = await counter.get('/projections', 'inspector').expect(200);
  const { projections } = body as { projections: Record<string, unknown>[] };
  expect(projections.length).toBeGreaterThan(0);
  expect(projections[0]).toMatchObject({ projection: expect.any(String), lagEvents: expect.any(Number), parked: 0 });
  expect(projections[0]).not.toHaveProperty('tenant');
});
