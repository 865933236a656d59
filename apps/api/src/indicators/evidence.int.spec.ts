import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { openPromise } from 'yauzl';
import { ProjectionRunner, allProjections } from '#application';
import type { Role } from '#application';
import { ProjectionStore } from '#event-store';
import { verifyEvidence } from '#exchange';
import type { EvidenceDossier, EvidenceHead, EvidenceQuery } from '#exchange';
import { keyIdOfPublicKey, verifyDocument, verifyHead } from '#platform';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import { tokenFor } from '../../../../test/dsl/small-tenant.js';
import { eventually } from '../../../../test/faults/support/eventually.js';

const APPLICANT = {
  ...{ name: 'Nguyễn Thị Nhận Ra Được', idNumber: '001099887766', phone: '0912345678' },
  ...{ address: 'Ngõ Không Quên 12', email: 'nhan.ra@duoc.example' },
};
const ABSTRACT = 'Xin cấp lại bản chính của một việc rất riêng';
const NOTE = 'Ghi chú chỉ người thụ lý nên đọc';
const SUPPLEMENT = 'Giấy tờ chẳng ai khác biết';
const MARCH = '/indicators/evidence?period=2026-03&groupBy=agency';

let counter: Counter;
let folder: string;

beforeAll(async () => {
  counter = await Counter.open(400, 4);
  await counter.people('officer', ['cb-7'], 'H26.W2');
  folder = mkdtempSync(join(tmpdir(), 'evidence-http-'));
  const at = (day: string) => ({ occurredAt: `2026-03-${day}T09:00:00+07:00` });
  const intake = { applicant: APPLICANT, abstract: ABSTRACT };
  await counter.story(
    { ...intake, ...at('02') },
    ['clerk', 'request-supplement', { items: [{ name: SUPPLEMENT }], note: NOTE, ...at('04') }],
    ['clerk', 'receive-supplement', at('06')],
    ['officer', 'process', { decision: 'granted', ...at('27') }],
    ['clerk', 'return-result', { via: 'counter', ...at('30') }],
  );
  await counter.story({ ...intake, agencyId: 'H26.W1', ...at('03') }, [
    'officer',
    'hand-over',
    { toUnitId: 'H26.W2', toOfficerId: 'cb-7', ...at('05') },
  ]);
  await counter.story({ ...intake, agencyId: 'H26.W1', procedureCode: '1.000003', ...at('09') }, [
    'clerk',
    'withdraw',
    at('11'),
  ]);
  await project();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await counter.close();
});

async function project(): Promise<void> {
  const store = new ProjectionStore(counter.database);
  await new ProjectionRunner(store, allProjections(store)).sweep();
}

async function download(
  path: string,
  token?: string,
): Promise<{ status: number; headers: Record<string, string>; body: Buffer }> {
  const call =
    token === undefined
      ? counter.get(path, 'inspector')
      : request(counter.app.getHttpServer()).get(`/api/v1${path}`).set('Authorization', `Bearer ${token}`);
  const response = await call.buffer(true).parse((stream, done) => {
    buffer(stream as unknown as NodeJS.ReadableStream).then(
      (bytes) => {
        done(null, bytes);
      },
      (error: Error) => {
        done(error, null);
      },
    );
  });
  return {
    status: response.status,
    headers: response.headers as Record<string, string>,
    body: response.body as Buffer,
  };
}

let saves = 0;
function saved(bytes: Buffer): string {
  saves += 1;
  const path = join(folder, `${String(saves)}.zip`);
  writeFileSync(path, bytes);
  return path;
}

async function unzipped(path: string): Promise<Map<string, string>> {
  const zip = await openPromise(path, { autoClose: false });
  const files = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    files.set(entry.fileName, (await buffer(await zip.openReadStreamPromise(entry))).toString('utf8'));
  }
  zip.close();
  return files;
}

const dossiersIn = (files: Map<string, string>): EvidenceDossier[] =>
  (files.get('dossiers.ndjson') ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as EvidenceDossier);

const keys = { keyIdOf: keyIdOfPublicKey, verifyDocument, verifyHead };
const publicKey = async (): Promise<string> =>
  ((await counter.get('/log/head', 'inspector')).body as EvidenceHead).publicKey;

describe('GET /indicators/evidence', () => {
  it('is a zip that verifies with the key that the installation tells', async () => {
    const { status, headers, body } = await download(MARCH);
    expect([status, headers['content-type']]).toEqual([200, 'application/zip']);
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="evidence-H26-2026-03-01-2026-03-31-\d+\.zip"$/,
    );
    const report = await verifyEvidence(saved(body), { keys, publicKey: await publicKey() });
    expect(report.checks.flatMap(({ failures }) => failures)).toEqual([]);
    expect(report).toMatchObject({ ok: true, dossiers: 3 });
  });

  it('holds exactly the answer of the same question, and classes that explain themselves', async () => {
    const files = await unzipped(saved((await download(`${MARCH}&policy=qd766`)).body));
    const query = JSON.parse(files.get('query.json') ?? '') as EvidenceQuery;
    const answer = JSON.parse(files.get('answer.json') ?? '') as object;
    const asOf = encodeURIComponent(query.computedAt);
    const figures = await counter.get(
      `/indicators?period=2026-03&groupBy=agency&policy=qd766&asOf=${asOf}`,
      'inspector',
    );
    expect(figures.body).toEqual({ ...answer, computedAt: expect.any(String) });
    const dossiers = dossiersIn(files);
    expect(dossiers).toHaveLength(3);
    for (const { facts, asked } of dossiers) {
      const asked766 = { facts, policy: 'qd766', asOf: '2026-04-01T00:00:00+07:00' };
      const explained = await counter.post('/classifications/explain', asked766, 'inspector').expect(200);
      expect(explained.body).toMatchObject(asked ?? {});
    }
    expect(dossiers.map(({ asked }) => asked?.class)).toEqual(expect.arrayContaining(['late', 'openOverdue']));
  });

  it('tells every due with its cause, and every event without who', async () => {
    const [first] = dossiersIn(await unzipped(saved((await download(`${MARCH}&agencyId=H26.12`)).body)));
    expect(first?.dues.map(({ cause }) => cause)).toEqual([
      { event: 'DossierReceived' },
      { event: 'SupplementReceived' },
    ]);
    expect(first?.dues.at(-1)).toMatchObject({
      dueAt: first?.facts?.dueAt,
      calendar: { id: 'vn-civil-service', version: 1 },
    });
    expect(first?.events.map(({ type }) => type)).toEqual([
      ...['DossierReceived', 'SupplementRequested', 'SupplementReceived', 'DossierProcessed', 'ResultReturned'],
    ]);
    expect(Object.keys(first?.events[0] ?? {}).sort()).toEqual([
      ...['eventId', 'hash', 'occurredAt', 'position', 'recordedAt', 'type', 'version'],
    ]);
  });

  it('holds nothing personal, in any of its bytes', async () => {
    const files = await unzipped(saved((await download(`${MARCH},officer`)).body));
    expect(files.size).toBe(8);
    for (const [name, text] of files) {
      for (const secret of [
        ...Object.values(APPLICANT),
        ABSTRACT,
        NOTE,
        SUPPLEMENT,
        'Nhận Ra',
        'riêng',
        'token:clerk',
      ]) {
        expect({ name, holds: text.toLowerCase().includes(secret.toLowerCase()) }).toEqual({ name, holds: false });
      }
      expect(text).not.toContain('"personal"');
      expect(text).not.toContain('actorId');
    }
  });

  it('shows a principal of a unit that unit’s dossiers only', async () => {
    const ward = await tokenFor(counter.database, COUNTER_TENANT, 'inspector', 'H26.W1');
    const path = saved((await download(MARCH, ward)).body);
    const files = await unzipped(path);
    expect(dossiersIn(files).map(({ keys: { agency } }) => agency)).toEqual(['H26.W1', 'H26.W1']);
    expect(JSON.parse(files.get('query.json') ?? '')).toMatchObject({ scope: ['H26.W1'], dossiers: 2 });
    expect((await verifyEvidence(path, { keys })).ok).toBe(true);
    const byHolder = await download('/indicators/evidence?period=2026-03&groupBy=handlingAgency', ward);
    expect((await verifyEvidence(saved(byHolder.body), { keys })).ok).toBe(true);
  });

  it('may be asked by whoever may read figures', async () => {
    for (const role of ['clerk', 'officer', 'supervisor', 'inspector', 'admin'] satisfies Role[]) {
      await counter.get(MARCH, role).expect(200);
    }
    await counter.get(MARCH, 'integration').expect(403);
    await request(counter.app.getHttpServer()).get(`/api/v1${MARCH}`).expect(401);
  });

  it('refuses what figures refuse, before anything is sent', async () => {
    const { body } = await counter.get('/indicators/evidence?period=soon&class=late', 'inspector').expect(400);
    expect(body).toMatchObject({ code: 'VALIDATION.FAILED', errors: [{ pointer: '?class' }, { pointer: '?period' }] });
  });

  it('an empty period is evidence of nothing', async () => {
    const empty = await download('/indicators/evidence?period=2025-01');
    expect(await verifyEvidence(saved(empty.body), { keys })).toMatchObject({ ok: true, dossiers: 0 });
  });

  it('refuses more dossiers than it may hold, with the number and what to narrow; a smaller question goes on', async () => {
    const intake = { agencyId: 'H26.W2', occurredAt: '2026-03-16T09:00:00+07:00' };
    await counter.receive(intake).expect(201);
    await counter.receive(intake).expect(201);
    await project();
    const { body } = await counter.get(MARCH, 'inspector').expect(422);
    expect(body).toMatchObject({
      code: 'EVIDENCE.TOO_LARGE',
      dossiers: 5,
      most: 4,
      narrow: expect.arrayContaining(['agencyId']),
    });
    await counter.get(`${MARCH}&agencyId=H26.W2`, 'inspector').expect(200);
  });

  it('gives the database back also when nobody reads to the end', async () => {
    await counter.app.listen(0, '127.0.0.1');
    const url = `${await counter.app.getUrl()}/api/v1${MARCH}&agencyId=H26.W1`;
    const authorization = `Bearer ${await tokenFor(counter.database, COUNTER_TENANT, 'inspector')}`;
    for (let turn = 0; turn < 12; turn += 1) expect([200, 503]).toContain(await hungUp(url, authorization));
    await eventually(openSnapshots, (open) => open === 0);
    await counter.get(`${MARCH}&agencyId=H26.W1`, 'inspector').expect(200);
  });
});

/** Hangs up as soon as the answer begins. */
const hungUp = (url: string, authorization: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const call = get(url, { headers: { authorization }, agent: false }, (response) => {
      response.destroy();
      resolve(response.statusCode);
    });
    call.on('error', reject);
  });

async function openSnapshots(): Promise<number> {
  const [row] = await counter.database.query<{ open: number }>(
    "select count(*)::int as open from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'",
  );
  return row?.open ?? 0;
}
