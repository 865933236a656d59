import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Test } from 'supertest';
import { ProjectionRunner, allProjections } from '#application';
import { ProjectionStore } from '#event-store';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import { tokenFor } from '../../../../test/dsl/small-tenant.js';

const applicant = { name: 'Nguyễn Thị Ngọc', phone: '0912345678', idNumber: '001190012345', address: 'Láng' };
const extension = { dueAt: '2026-04-01T10:00:00+07:00', reasonCode: 'overload', responsibleUnitId: 'H26.12' };
const at = (day: number): string => `2026-03-0${String(day)}T09:00:00+07:00`;
const missing = { items: [{ code: 'KS', name: 'Giấy chứng sinh' }, 'Giấy ủy quyền của ông Tư'] };

let counter: Counter;
let code: string;

beforeAll(async () => {
  counter = await Counter.open();
  const intake = { agencyId: 'H26.W1', applicant, abstract: 'khai sinh', occurredAt: at(2) };
  const story = await counter.story(
    intake,
    ['clerk', 'hand-over', { toUnitId: 'H26.12', occurredAt: at(2) }],
    ['officer', 'request-supplement', { ...missing, occurredAt: at(3) }],
    ['clerk', 'receive-supplement', { occurredAt: at(4) }],
    ['supervisor', 'extend-deadline', { ...extension, occurredAt: at(5) }],
  );
  code = story.code;
  const store = new ProjectionStore(counter.database);
  await new ProjectionRunner(store, allProjections(store)).sweep();
});
afterAll(() => counter.close());

const bytes = (test: Test) =>
  test.buffer(true).parse((response, done) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => {
      done(null, Buffer.concat(chunks));
    });
  });

interface Access {
  stream_id: string;
  reason: string;
  role: string;
}
const accesses = () =>
  counter.database.query<Access>('select stream_id, reason, role from access_record order by accessed_at, access_id');

describe('GET /dossiers/{code}/papers/{paper}', () => {
  it.each(['receipt', 'supplement', 'apology'])('prints %s and records who read the applicant', async (paper) => {
    const before = (await accesses()).length;
    const { status, headers, body } = await bytes(counter.get(`/dossiers/${code}/papers/${paper}?size=A5`));
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      ...{ 'content-type': 'application/pdf', 'cache-control': 'no-store' },
      'content-disposition': `inline; filename="${paper}-${code}.pdf"`,
    });
    expect((body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await accesses()).slice(before)).toEqual([
      { stream_id: `dossier-${code}`, reason: `print: ${paper} A5`, role: 'clerk' },
    ]);
  });

  it('prints the control slip, which names nobody and is no reading', async () => {
    const before = (await accesses()).length;
    await counter.get(`/dossiers/${code}/papers/control-slip`, 'officer').expect(200);
    expect(await accesses()).toHaveLength(before);
  });

  it('prints form 04 of a late case from its review, once its apology is issued, and tells nobody of an extension', async () => {
    const late = await counter.story({ agencyId: 'H26.W1', applicant, occurredAt: at(2) }, [
      'officer',
      'process',
      { decision: 'granted', occurredAt: '2026-06-01T09:00:00+07:00' },
    ]);
    const print = () => bytes(counter.get(`/dossiers/${late.code}/papers/apology`));
    const cause = { causeCode: 'slowHandling', responsibleUnitId: 'H26.W1', note: 'việc nội bộ' };
    const steps: [string, object][] = [
      ['open', {}],
      ['code-cause', cause],
      ['issue-apology', { documentNumber: '12' }],
    ];
    const before = (await accesses()).length;
    for (const [version, [name, body]] of steps.entries()) {
      await print().expect(409);
      const step = counter.post(`/reviews/${late.code}/commands/${name}`, body, 'supervisor');
      await step.set('If-Match', `"v${String(version)}"`).expect(200);
    }
    expect(await accesses()).toHaveLength(before);
    expect(((await print().expect(200)).body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await accesses()).at(-1)).toEqual({
      ...{ stream_id: `dossier-${late.code}`, reason: 'print: apology A4', role: 'clerk' },
    });
    await counter.get(`/dossiers/${code}/papers/apology?of=review`).expect(409);
    const told = await counter.database.query('select 1 from event where stream_id = $1', [`messages-${late.code}`]);
    expect(told).toEqual([]);
  });

  it('refuses a form of what did not happen, before anybody reads anything', async () => {
    const before = (await accesses()).length;
    const { body } = await counter.get(`/dossiers/${code}/papers/refusal`).expect(409);
    expect(body).toMatchObject({ code: 'PAPER.NONE' });
    await counter.get(`/dossiers/${code}/papers/supplement?eventId=another`).expect(409);
    await counter.get(`/dossiers/${code}/papers/receipt?size=A3`).expect(400);
    await counter.get(`/dossiers/${code}/papers/form-9`).expect(404);
    expect(await accesses()).toHaveLength(before);
  });

  it('is not for an admin, and 404 out of scope as for an unknown code', async () => {
    await counter.get(`/dossiers/${code}/papers/receipt`, 'admin').expect(403);
    const ward = await tokenFor(counter.database, COUNTER_TENANT, 'clerk', 'H26.W2');
    const asWard = (path: string) => counter.get(path).set('Authorization', `Bearer ${ward}`);
    const [here, unknown] = [
      await asWard(`/dossiers/${code}/papers/receipt`),
      await asWard('/dossiers/x/papers/receipt'),
    ];
    expect([here.status, unknown.status]).toEqual([404, 404]);
  });

  it('a receipt has one token however often it is printed', async () => {
    const tokens = async () =>
      counter.database.query<{ hash: string }>(
        `select encode(token_hash, 'hex') as hash from receipt where code = $1`,
        [code],
      );
    const [before] = await tokens();
    await counter.get(`/dossiers/${code}/papers/receipt`).expect(200);
    expect(await tokens()).toEqual([before]);
  });
});

describe('GET /papers/register', () => {
  it('as JSON masks the applicants and is no reading', async () => {
    const before = (await accesses()).length;
    const { body } = await counter.get('/papers/register?on=2026-03-02&agencyId=H26.W1&format=json').expect(200);
    expect(body).toMatchObject({
      on: '2026-03-02',
      office: { name: 'Phường Một' },
      items: [{ number: 1, code, applicant: { name: 'N*** T*** N***' }, receivedAt: new Date(at(2)).toISOString() }],
    });
    expect(JSON.stringify(body)).not.toContain('Ngọc');
    expect(await accesses()).toHaveLength(before);
  });

  it('as PDF records a reading of every dossier on it', async () => {
    const { body } = await bytes(counter.get('/papers/register?on=2026-03-02'));
    expect((body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await accesses()).at(-1)).toMatchObject({
      ...{ stream_id: `dossier-${code}`, reason: 'print: register of 2026-03-02' },
    });
  });

  it('shows a unit its own receptions only, and no other unit', async () => {
    const ward = await tokenFor(counter.database, COUNTER_TENANT, 'clerk', 'H26.W2');
    const asWard = (path: string) => counter.get(path).set('Authorization', `Bearer ${ward}`);
    const { body } = await asWard('/papers/register?on=2026-03-02&format=json').expect(200);
    expect(body).toMatchObject({ office: { name: 'Phường Hai' }, items: [] });
    await asWard('/papers/register?agencyId=H26.W1&format=json').expect(404);
    await asWard('/papers/register?on=02/03/2026').expect(400);
  });
});
