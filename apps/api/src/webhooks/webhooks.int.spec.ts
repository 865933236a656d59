import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createLogger, systemClock } from '#platform';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import { tokenFor } from '../../../../test/dsl/small-tenant.js';
import { eventually } from '../../../../test/faults/support/eventually.js';
import { Receiver } from '../../../../test/support/webhook-receiver.js';
import { createWorker } from '../../../worker/src/create-worker.js';

interface Made {
  id: string;
  secret: string;
  position: number;
}
const URL = 'https://example.com/hook';
let counter: Counter;

beforeAll(async () => {
  counter = await Counter.open();
});
afterAll(() => counter.close());

const make = (body: object, role: 'admin' | 'integration' | 'supervisor' = 'admin') =>
  counter.post('/webhooks', body, role);

describe('/webhooks', () => {
  it('are made, shown, rotated and deleted by an admin; the secret is shown once', async () => {
    const made = (await make({ url: URL, types: ['DossierProcessed'] }).expect(201)).body as Made;
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const shown = (await counter.get(`/webhooks/${made.id}`, 'inspector').expect(200)).body as object;
    expect(shown).toMatchObject({ url: URL, types: ['DossierProcessed'], state: 'active', createdBy: 'token:admin' });
    expect(JSON.stringify(shown)).not.toContain('whsec_');
    expect((await counter.get('/webhooks', 'admin').expect(200)).body).toMatchObject({ items: [shown] });
    const rotated = await counter.post(`/webhooks/${made.id}/secret`, {}, 'admin').expect(200);
    expect((rotated.body as Made).secret).not.toBe(made.secret);
    expect((await counter.get(`/webhooks/${made.id}/deliveries`, 'admin').expect(200)).body).toEqual({
      items: [],
      next: null,
    });
    const remove = (id: string, token: string) =>
      request(counter.app.getHttpServer()).delete(`/api/v1/webhooks/${id}`).set('Authorization', `Bearer ${token}`);
    const admin = await tokenFor(counter.database, COUNTER_TENANT, 'admin');
    await remove(made.id, admin).expect(204);
    expect((await remove(made.id, admin).expect(404)).body).toMatchObject({ code: 'WEBHOOK.NOT_FOUND' });
    await counter.get('/webhooks/nonsense', 'admin').expect(404);
  });

  it.each([
    ['http://example.com/', 'URL.NOT_ALLOWED'],
    ['https://169.254.169.254/latest', 'URL.NOT_ALLOWED'],
    ['https://10.0.0.8/', 'URL.NOT_ALLOWED'],
    ['http://localhost:6379/', 'URL.NOT_ALLOWED'],
    ['http://127.0.0.2:5432/', 'URL.NOT_ALLOWED'],
    ['file:///etc/passwd', 'URL.NOT_ALLOWED'],
  ])('do not call %s', async (url, code) => {
    expect((await make({ url }).expect(400)).body).toMatchObject({ errors: [{ pointer: '/url', code }] });
  });

  it('belong to nobody else, nor to an admin of one unit', async () => {
    await make({ url: URL }, 'integration').expect(403);
    await make({ url: URL }, 'supervisor').expect(403);
    await counter.get('/webhooks', 'clerk').expect(403);
    const narrow = await tokenFor(counter.database, COUNTER_TENANT, 'admin', 'H26.W1');
    const body = { url: URL };
    await request(counter.app.getHttpServer())
      .post('/api/v1/webhooks')
      .set('Authorization', `Bearer ${narrow}`)
      .send(body)
      .expect(403);
  });

  it('are at most fifty', async () => {
    const made = await Promise.all(Array.from({ length: 50 }, () => make({ url: URL })));
    const full = await make({ url: URL }).expect(409);
    expect(full.body).toMatchObject({ code: 'WEBHOOK.TOO_MANY' });
    for (const { body } of made)
      await counter.database.query('delete from webhook where webhook_id = $1', [(body as Made).id]);
  });
});

it('a worker tells a receiver of what the counter records', async () => {
  const receiver = new Receiver();
  await receiver.open();
  const { id, secret, position } = (await make({ url: receiver.url }).expect(201)).body as Made;
  receiver.secrets = [secret];
  const logger = createLogger({ name: 'worker', format: 'lines', level: 'silent' });
  const settings = { databaseUrl: counter.databaseUrl, masterKey: counter.masterKey, logger, clock: systemClock };
  const worker = await createWorker(
    { ...settings, webhooks: { allowedHosts: ['127.0.0.1'] }, intervals: { webhooks: 100 } },
    0,
    '127.0.0.1',
  );
  try {
    const { code } = await counter.story({ applicant: { name: 'Nguyễn Văn A' } }, [
      'officer',
      'process',
      { decision: 'granted' },
    ]);
    const types = () => Promise.resolve(receiver.received.map(({ event }) => [event.subject, event.type]));
    const expected = [
      [`dossier-${code}`, 'vn.dunghen.DossierReceived.v1'],
      [`dossier-${code}`, 'vn.dunghen.DossierProcessed.v1'],
    ];
    expect(await eventually(types, (found) => found.length >= 2)).toEqual(expected);
    expect(receiver.refused).toEqual([]);
    expect(JSON.stringify(receiver.received)).not.toContain('Nguyễn');
    const moved = async () => ((await counter.get(`/webhooks/${id}`, 'admin')).body as Made).position;
    expect(await eventually(moved, (at) => at === position + 2)).toBe(position + 2);
  } finally {
    await worker.close();
    await receiver.close();
  }
});
