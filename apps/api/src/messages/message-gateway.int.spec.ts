import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { GatewaySecrets, MessageDeliveries, MessageWatch, PersonalVault, ReceiptSecrets } from '#application';
import type { MessageGateway, MessagePage, MessageView } from '#application';
import { HttpOut, systemClock, uuidV7 } from '#platform';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import { tokenFor } from '../../../../test/dsl/small-tenant.js';
import { Receiver } from '../../../../test/support/webhook-receiver.js';
import { project } from '../auth/testing/matrix-places.js';

const applicant = { name: 'Nguyễn Thị Ngọc', phone: '0912 345 678', email: 'ngoc@example.vn' };
const SITE = 'https://motcua.example.vn';

interface Sent {
  kind: string;
  to: { phone: string | null; email: string | null };
  text: string;
  link: string;
}

let counter: Counter;
let watch: MessageWatch;
let deliveries: MessageDeliveries;
let receiver: Receiver;
let http: HttpOut;

const deliveriesUnder = (masterKey: Buffer): MessageDeliveries =>
  new MessageDeliveries({
    ...{ database: counter.database, calls: http, clock: systemClock, ids: { uuid: uuidV7 }, site: SITE },
    vault: new PersonalVault(counter.database, counter.masterKey),
    receipts: new ReceiptSecrets(counter.masterKey),
    secrets: new GatewaySecrets(masterKey),
  });

beforeAll(async () => {
  counter = await Counter.open();
  http = new HttpOut({ allowedHosts: ['127.0.0.1'] });
  watch = new MessageWatch(
    counter.database,
    new PersonalVault(counter.database, counter.masterKey),
    new ReceiptSecrets(counter.masterKey),
  );
  await watch.round();
  deliveries = deliveriesUnder(counter.masterKey);
});
afterAll(async () => {
  http.close();
  await counter.close();
});

beforeEach(async () => {
  receiver = new Receiver();
  await receiver.open();
  await counter.asSuperuser('delete from dunghen.message', []);
  await setGateway({ delayMinutes: 0 });
});
afterEach(() => receiver.close());

/** As a worker keeps it; the API of a spec calls nobody. */
async function setGateway({ delayMinutes }: { delayMinutes: number }): Promise<void> {
  const { secret, sealed } = new GatewaySecrets(counter.masterKey).make(COUNTER_TENANT);
  receiver.secrets = [secret];
  await counter.asSuperuser('delete from dunghen.message_gateway', []);
  await counter.asSuperuser(
    `insert into dunghen.message_gateway (tenant_id, url, delay_minutes, secret, set_by) values ($1, $2, $3, $4, 'spec')`,
    [COUNTER_TENANT, receiver.url, delayMinutes, sealed],
  );
}

const receive = async (intake: object = { agencyId: 'H26.W1', applicant }): Promise<string> => {
  const { code } = await counter.story(intake);
  await watch.round();
  return code;
};
const messages = async (code: string) =>
  ((await counter.get(`/dossiers/${code}/messages`).expect(200)).body as { items: MessageView[] }).items;
const sent = (): Sent[] => receiver.received.map(({ event }) => event.data as unknown as Sent);
const dueAgain = () => counter.asSuperuser('update dunghen.message set next_try_at = now()', []);

describe('a message gateway', () => {
  it('is given number, address and words once, signed, and the reading is recorded', async () => {
    const code = await receive();
    await deliveries.round();
    await deliveries.round();
    expect(sent()).toEqual([
      {
        kind: 'receipt',
        to: { phone: applicant.phone, email: applicant.email },
        text: expect.stringMatching(new RegExp(`^Hồ sơ ${code} đã được tiếp nhận, hẹn trả kết quả lúc `)),
        link: expect.stringMatching(new RegExp(`^${SITE}/tra-cuu/bien-nhan/[\\w-]{27}$`)),
      },
    ]);
    const [message] = await messages(code);
    expect(message).toMatchObject({ state: 'sent', channel: 'webhook', attempts: 1, lastError: null });
    expect(receiver.received[0]?.id).toBe(message?.eventId);
    const recorded = await counter.database.query(
      `select actor_id, reason from access_record where tenant_id = $1 and stream_id = $2`,
      [COUNTER_TENANT, `dossier-${code}`],
    );
    expect(recorded).toEqual([{ actor_id: 'system:message-gateway', reason: 'message: receipt' }]);
  });

  it('that does not answer well is tried again under the same id', async () => {
    const code = await receive();
    receiver.behaviours.push((response) => void response.writeHead(503).end());
    await deliveries.round();
    expect(await messages(code)).toMatchObject([
      { state: 'queued', attempts: 1, lastError: 'the gateway answered 503' },
    ]);
    await deliveries.round();
    expect(receiver.received).toEqual([]);
    await dueAgain();
    await deliveries.round();
    expect(await messages(code)).toMatchObject([{ state: 'sent', attempts: 2, lastError: null }]);
    expect(receiver.received).toHaveLength(1);
  });

  it('that took an apology has told it: an event of which extension, once, and not before it took it', async () => {
    const { code, dueAt } = await counter.story({ agencyId: 'H26.W1', applicant });
    const later = new Date(Date.parse(dueAt ?? '') + 14 * 86_400_000).toISOString();
    const why = { reasonCode: 'overload', responsibleUnitId: 'H26.12', dueAt: later };
    const extended = await counter.command(code, 'extend-deadline', 1, why, 'supervisor').expect(200);
    const { eventIds } = extended.body as { eventIds: string[] };
    await watch.round();
    const told = () =>
      counter.database.query(
        `select type, data, metadata ->> 'actorId' as actor from event where tenant_id = $1 and stream_id = $2`,
        [COUNTER_TENANT, `messages-${code}`],
      );
    receiver.behaviours.push((response) => void response.writeHead(503).end());
    receiver.behaviours.push((response) => void response.writeHead(503).end());
    await deliveries.round();
    expect(await told()).toEqual([]);
    await dueAgain();
    await deliveries.round();
    const data = { extensionEventId: eventIds[0], channel: 'gateway' };
    expect(await told()).toEqual([{ type: 'ApologyTold', data, actor: 'system:message-gateway' }]);
    await counter.post(`/dossiers/${code}/papers/apology/handed-out`, {}, 'clerk').expect(204);
    expect(await told()).toHaveLength(1);
  });

  it('that never does fails the message, which is listed within the caller’s units and tried again when asked', async () => {
    const code = await receive();
    for (let turn = 0; turn < 8; turn += 1) {
      receiver.behaviours.push((response) => void response.writeHead(500).end());
      await dueAgain();
      await deliveries.round();
    }
    const failed = async () => ((await counter.get('/messages').expect(200)).body as MessagePage).items;
    const [message] = await failed();
    expect(message).toMatchObject({ code, state: 'failed', attempts: 8, failure: 'gatewayRefused' });
    await dueAgain();
    await deliveries.round();
    expect(receiver.received).toEqual([]);
    const path = `/dossiers/${code}/messages/${message?.eventId ?? ''}/retry`;
    await counter.post(path, {}, 'clerk').expect(204);
    await counter.post(path, {}, 'clerk').expect(404);
    await deliveries.round();
    expect([await failed(), receiver.received.length]).toEqual([[], 1]);
  });

  it('is not asked where the applicant gave neither phone nor e-mail', async () => {
    const code = await receive({ agencyId: 'H26.W1', applicant: { name: 'Người không số' } });
    await deliveries.round();
    expect(await messages(code)).toMatchObject([{ state: 'failed', attempts: 1, failure: 'noContact' }]);
    expect([receiver.received, receiver.refused]).toEqual([[], []]);
  });

  it('that was down is given all that failed meanwhile, of the caller’s units, but nothing that has nowhere to go', async () => {
    const elsewhere = await receive({ agencyId: 'H26.W2', applicant });
    const here = await receive();
    const nowhere = await receive({ agencyId: 'H26.W1', applicant: { name: 'Người không số' } });
    await deliveries.round();
    await project(counter);
    await counter.asSuperuser(
      `update dunghen.message set state = 'failed', sent_at = null, last_error = 'connect ECONNREFUSED'
       where last_error is null`,
      [],
    );
    const token = await tokenFor(counter.database, COUNTER_TENANT, 'supervisor', 'H26.W1');
    const inside = request(counter.app.getHttpServer()).post('/api/v1/messages/retry');
    await inside.set('Authorization', `Bearer ${token}`).expect(200, { retried: 1 });
    const states = async () => (await Promise.all([elsewhere, here, nowhere].map(messages))).map(([one]) => one?.state);
    expect(await states()).toEqual(['failed', 'queued', 'failed']);
    await counter.post('/messages/retry', {}, 'admin').expect(200, { retried: 1 });
    await counter.post('/messages/retry', {}, 'inspector').expect(403);
    receiver.received.length = 0;
    await deliveries.round();
    expect([await states(), receiver.received.length]).toEqual([['sent', 'sent', 'failed'], 2]);
  });

  it('waits until the counter had its time to print, and is not given what was printed', async () => {
    await setGateway({ delayMinutes: 10 });
    const code = await receive();
    await deliveries.round();
    expect(await messages(code)).toMatchObject([{ state: 'queued', attempts: 0 }]);
    await counter.post(`/dossiers/${code}/papers/receipt/handed-out`, {}, 'clerk').expect(204);
    await setGateway({ delayMinutes: 0 });
    await deliveries.round();
    expect(await messages(code)).toMatchObject([{ state: 'sent', channel: 'print' }]);
    expect(receiver.received).toEqual([]);
  });

  it('whose secret does not open is disabled with a note, and loses no message', async () => {
    const code = await receive();
    await deliveriesUnder(randomBytes(32)).round();
    const { gateway } = (await counter.get('/message-gateway', 'admin').expect(200)).body as {
      gateway: MessageGateway;
    };
    expect(gateway).toMatchObject({ state: 'disabled', note: expect.stringContaining('DUNGHEN_KEY') });
    expect(await messages(code)).toMatchObject([{ state: 'queued' }]);
  });

  it('is set by an administrator of the whole tenant, outside the house’s own network; its secret is shown once', async () => {
    await counter.put('/message-gateway', { url: 'https://10.0.0.1/x' }, 'admin').expect(400);
    await counter.put('/message-gateway', { url: 'https://203.0.114.7/x', kinds: ['letter'] }, 'admin').expect(400);
    const set = await counter
      .put('/message-gateway', { url: 'https://203.0.114.7/x', kinds: ['apology'] }, 'admin')
      .expect(200);
    expect(set.body).toMatchObject({
      kinds: ['apology'],
      delayMinutes: 10,
      secret: expect.stringMatching(/^whsec_/),
    });
    const { body } = await counter.get('/message-gateway', 'inspector').expect(200);
    expect(body).toEqual({ gateway: expect.not.objectContaining({ secret: expect.anything() }) });
    await counter.put('/message-gateway', { url: 'https://203.0.114.7/x' }, 'supervisor').expect(403);
    const code = await receive();
    await deliveries.round();
    expect(await messages(code)).toMatchObject([{ state: 'queued', attempts: 0 }]);
  });
});
