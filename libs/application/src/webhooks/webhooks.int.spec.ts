import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { PostgresEventStore, SignedHeads } from '#event-store';
import { HttpOut, systemClock, uuidV7 } from '#platform';
import { CloudEvent } from 'cloudevents';
import { newEvent } from '../../../../test/dsl/open-dossiers.js';
import { openSpecDatabase } from '../../../../test/faults/support/spec-database.js';
import type { SpecDatabase } from '../../../../test/faults/support/spec-database.js';
import { WebhookDeliveries } from './deliver-webhooks.js';
import type { DeliveryOptions } from './deliver-webhooks.js';
import { Receiver } from '../../../../test/support/webhook-receiver.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { Webhooks } from './webhooks.js';

const DAY = 86_400_000;
const masterKey = randomBytes(32);
const secrets = new WebhookSecrets(masterKey);
const ids = { uuid: uuidV7 };
let db: SpecDatabase;
let webhooks: Webhooks;
let receiver: Receiver;
let http: HttpOut;
let tenant: string;
let ahead: number;
let count = 0;

beforeAll(async () => {
  db = await openSpecDatabase();
  webhooks = new Webhooks(db.database, secrets, ids);
});
afterAll(() => db.close());
beforeEach(async () => {
  tenant = `H${String((count += 1))}`;
  ahead = 0;
  await db.database.query('insert into tenant (tenant_id, name, timezone) values ($1, $1, $2)', [tenant, 'UTC']);
  receiver = new Receiver();
  http = new HttpOut({ allowedHosts: ['127.0.0.1'], timeLimit: 300, mostBytes: 1_000 });
  await receiver.open();
});
afterEach(async () => {
  await db.database.query('delete from webhook where tenant_id = $1', [tenant]);
  http.close();
  await receiver.close();
});

const clock = { now: () => systemClock.now() + ahead };
const deliveries = (options: DeliveryOptions = {}) =>
  new WebhookDeliveries({ database: db.database, calls: http, secrets, clock, ids }, { firstWait: 0, ...options });
/** Rounds until there is nothing to be told; whoever waits for a next try is not waited for. */
const deliver = async (options: DeliveryOptions = {}): Promise<void> => {
  while ((await deliveries(options).round()) > 0);
};
const append = async (...types: string[]) => {
  const store = new PostgresEventStore(db.database);
  const at = (await store.readStream(tenant, 'dossier-1')).length;
  const events = types.map((type) => newEvent(type, '2026-03-02T03:00:00.000Z', { n: type }));
  await store.append(tenant, [{ streamId: 'dossier-1', expectedVersion: at, events }]);
};
const subscribe = async (more: { types?: string[]; after?: number | null } = {}) => {
  const { types = null, after = 0 } = more;
  const made = await webhooks.create(tenant, { url: receiver.url, types, after, createdBy: 'admin' });
  receiver.secrets = [made.secret];
  return made;
};
const told = () => receiver.received.map(({ event }) => event.data['n']);
const attempts = async (id: string) =>
  (await webhooks.deliveries(tenant, id, Number.MAX_SAFE_INTEGER, 50)).toReversed();

describe('a webhook', () => {
  it('is told of every event in the order of the log, signed, as a CloudEvent with its hash', async () => {
    const { id } = await subscribe();
    await append('A', 'B', 'C');
    await append('D');
    await deliver();
    expect(told()).toEqual(['A', 'B', 'C', 'D']);
    const log = await new PostgresEventStore(db.database).readLog(tenant, { after: 0, limit: 10 });
    expect(receiver.received.map(({ id: message }) => message)).toEqual(log.map(({ eventId }) => eventId));
    expect(receiver.received.map(({ event }) => event.hash)).toEqual(log.map(({ hash }) => hash));
    for (const { event } of receiver.received) expect(new CloudEvent(event as never).validate()).toBe(true);
    expect(receiver).toMatchObject({ refused: [], mostBusy: 1 });
    expect(await webhooks.get(tenant, id)).toMatchObject({ position: 4, failures: 0, state: 'active' });
    expect(await attempts(id)).toMatchObject([
      { type: 'A', status: 204, attempt: 1 },
      { type: 'B' },
      { type: 'C' },
      { type: 'D' },
    ]);
  });

  it('begins with what comes from now on, and hears only what it asked for', async () => {
    await append('A');
    const { id } = await subscribe({ types: ['B'], after: null });
    await append('C', 'B', 'D', 'E');
    await deliver();
    expect(told()).toEqual(['B']);
    expect(await webhooks.get(tenant, id)).toMatchObject({ position: 5 });
  });

  it('is told of signed heads after the events that they seal', async () => {
    await subscribe({ types: ['B', 'HeadSigned'] });
    await append('A', 'B');
    const head = await new PostgresEventStore(db.database).head(tenant);
    const signed = {
      tenant,
      position: 2,
      hash: head.hash,
      signedAt: '2026-03-03T00:00:00.000Z',
      keyId: 'k',
      signature: 'AAAA',
    };
    await new SignedHeads(db.database).keep(signed);
    await deliver();
    await deliver();
    expect(receiver.received.map(({ event }) => event.type)).toEqual(['vn.dunghen.B.v1', 'vn.dunghen.HeadSigned.v1']);
    expect(receiver.received[1]).toMatchObject({
      id: `head-${tenant}-2`,
      event: { source: `/${tenant}`, data: signed },
    });
  });
});

describe('a receiver that fails', () => {
  const status = (code: number) => (response: import('node:http').ServerResponse) =>
    void response.writeHead(code, { location: receiver.url }).end();

  it.each<[string, () => void, object]>([
    ['answers 500', () => receiver.behaviours.push(status(500)), { status: 500, error: null }],
    ['redirects, which is not followed', () => receiver.behaviours.push(status(307)), { status: 307, error: null }],
    [
      'is slow',
      () => receiver.behaviours.push(() => undefined),
      { status: null, error: expect.stringContaining('no answer in 300 ms') },
    ],
    [
      'never ends its answer',
      () => receiver.behaviours.push((response) => void response.writeHead(200).write('x')),
      { status: null, error: expect.stringContaining('no answer') },
    ],
    [
      'answers without end',
      () => receiver.behaviours.push((response) => void response.writeHead(200).end('x'.repeat(5_000))),
      { status: null, error: expect.stringContaining('longer than 1000 bytes') },
    ],
    [
      'hangs up',
      () => receiver.behaviours.push((response) => void response.destroy()),
      { status: null, error: expect.stringMatching(/hang up|ECONNRESET/) },
    ],
  ])('because it %s is tried again with the same message, and nothing overtakes it', async (_, misbehave, expected) => {
    const { id } = await subscribe();
    await append('A', 'B');
    misbehave();
    await deliver();
    await deliver();
    expect(told()).toEqual(['A', 'B']);
    const made = await attempts(id);
    expect(made).toMatchObject([
      { type: 'A', attempt: 1, ...expected },
      { type: 'A', attempt: 2, status: 204 },
      { type: 'B', attempt: 1 },
    ]);
    expect(made[0]?.messageId).toBe(made[1]?.messageId);
  });

  it('waits longer and longer, and does not hold up the others', async () => {
    const { id } = await subscribe();
    const other = new Receiver();
    await other.open();
    other.secrets = [(await webhooks.create(tenant, { url: other.url, types: null, after: 0, createdBy: 'a' })).secret];
    await append('A');
    receiver.behaviours.push(...Array.from({ length: 4 }, () => status(503)));
    const waits = [];
    for (let round = 0; round < 4; round++) {
      const before = systemClock.now();
      await deliver({ firstWait: 60_000, longestWait: 200_000 });
      const { nextTryAt } = await webhooks.get(tenant, id);
      waits.push(Math.round((Date.parse(nextTryAt ?? '') - before) / 10_000));
      await deliver({ firstWait: 60_000 });
      await db.database.query('update webhook set next_try_at = now() where webhook_id = $1', [id]);
    }
    expect(waits).toEqual([6, 12, 20, 20]);
    expect(await attempts(id)).toHaveLength(4);
    expect(other.received).toHaveLength(1);
    await other.close();
  });

  it('or is down is told everything once it is back', async () => {
    const { id } = await subscribe();
    const port = Number(new URL(receiver.url).port);
    await receiver.close();
    await append('A', 'B');
    await deliver();
    expect(await webhooks.get(tenant, id)).toMatchObject({ failures: 1, position: 0 });
    const back = new Receiver();
    back.secrets = receiver.secrets;
    receiver = back;
    await receiver.open(port);
    await deliver();
    expect(told()).toEqual(['A', 'B']);
    expect(await webhooks.get(tenant, id)).toMatchObject({ failures: 0, failingSince: null, position: 2 });
  });

  it('for days is disabled with a note; a replay goes on where it stopped', async () => {
    const { id } = await subscribe();
    await append('A');
    receiver.behaviours.push(status(500));
    await deliver();
    // Its signature is from days ahead, which the library refuses: a failure like any other.
    expect(await webhooks.get(tenant, id)).toMatchObject({ state: 'active', failures: 1 });
    ahead = 6 * DAY;
    await deliver({ giveUpAfter: 5 * DAY });
    expect(await webhooks.get(tenant, id)).toMatchObject({
      state: 'disabled',
      note: expect.stringContaining('6 days'),
      position: 0,
    });
    await deliver();
    expect(await attempts(id)).toHaveLength(2);
    ahead = 0;
    expect(await webhooks.replay(tenant, id, null)).toMatchObject({ state: 'active', note: null, failures: 0 });
    await deliver();
    expect(told()).toEqual(['A']);
  });

  it('with 410 Gone is disabled at once', async () => {
    const { id } = await subscribe();
    await append('A');
    receiver.behaviours.push(status(410));
    await deliver();
    expect(await webhooks.get(tenant, id)).toMatchObject({ state: 'disabled', note: expect.stringContaining('410') });
  });
});

it('a replay delivers again from a position, with the same ids', async () => {
  const { id } = await subscribe();
  await append('A', 'B', 'C');
  await deliver();
  await webhooks.replay(tenant, id, 1);
  await deliver();
  expect(told()).toEqual(['A', 'B', 'C', 'B', 'C']);
  expect(receiver.received[3]?.id).toBe(receiver.received[1]?.id);
});

it('after a rotation both secrets sign for a day, then the new one alone', async () => {
  const { id, secret: old } = await subscribe();
  const { secret } = await webhooks.rotate(tenant, id);
  expect(secret).not.toBe(old);
  receiver.secrets = [old];
  await append('A');
  await deliver();
  receiver.secrets = [secret];
  await append('B');
  await deliver();
  expect(told()).toEqual(['A', 'B']);
  await db.database.query(`update webhook set previous_until = now() - interval '1 second' where webhook_id = $1`, [
    id,
  ]);
  receiver.secrets = [old];
  await append('C');
  await deliver();
  expect(receiver.refused).toHaveLength(1);
});

it('whose secret does not open is disabled with a note, holds up nobody, and comes back with a new one', async () => {
  const { id } = await subscribe();
  const closed = await webhooks.create(tenant, { url: receiver.url, types: null, after: 0, createdBy: 'admin' });
  await db.database.query(String.raw`update webhook set secret = '\x00' where webhook_id = $1`, [closed.id]);
  await append('A');
  await deliver();
  expect(told()).toEqual(['A']);
  expect(await webhooks.get(tenant, id)).toMatchObject({ state: 'active', position: 1 });
  const disabled = await webhooks.get(tenant, closed.id);
  expect(disabled).toMatchObject({ state: 'disabled', position: 0, note: expect.stringContaining('does not open') });
  receiver.secrets.push((await webhooks.rotate(tenant, closed.id)).secret);
  await webhooks.replay(tenant, closed.id, null);
  await deliver();
  expect(told()).toEqual(['A', 'A']);
});

describe('a slow receiver', () => {
  const told = new Set<string>();
  const post = (url: string) => {
    told.add(url);
    ahead += 3_000;
    return Promise.resolve(204);
  };
  const calls = { refusalOf: () => null, post };
  const slow = () => new WebhookDeliveries({ database: db.database, calls, secrets, clock, ids });

  it('has a turn of five seconds, and goes on in the next one', async () => {
    const { id } = await subscribe();
    await append('A', 'B', 'C');
    expect(await slow().round()).toBe(2);
    expect(await webhooks.get(tenant, id)).toMatchObject({ position: 2, state: 'active' });
    expect(await slow().round()).toBe(1);
  });

  it('comes after those who have waited longer', async () => {
    told.clear();
    const urls = Array.from({ length: 11 }, (_, n) => `https://example.com/${String(n)}`);
    for (const url of urls) await webhooks.create(tenant, { url, types: null, after: 0, createdBy: 'admin' });
    await append('A', 'B', 'C', 'D');
    await slow().round();
    expect(told.size).toBe(10);
    await slow().round();
    expect([...told].toSorted()).toEqual(urls.toSorted());
  });
});

it('many workers at once tell each event once and in order', async () => {
  await subscribe();
  await append(...Array.from({ length: 40 }, (_, n) => `E${'x'.repeat(n)}`));
  const log = await new PostgresEventStore(db.database).readLog(tenant, { after: 0, limit: 100 });
  await Promise.all(Array.from({ length: 6 }, () => deliver()));
  await deliver();
  expect(receiver.received.map(({ id }) => id)).toEqual(log.map(({ eventId }) => eventId));
  expect(receiver.mostBusy).toBe(1);
});

it('a worker that was killed is followed by another one when its lease has run out', async () => {
  const { id } = await subscribe();
  await append('A');
  await db.database.query(
    `update webhook set runner = $2, leased_until = now() + interval '1 hour' where webhook_id = $1`,
    [id, uuidV7()],
  );
  await deliver();
  expect(told()).toEqual([]);
  await db.database.query(`update webhook set leased_until = now() - interval '1 second' where webhook_id = $1`, [id]);
  await deliver();
  expect(told()).toEqual(['A']);
});

it('a secret is not in the table, and opens for its own webhook alone', async () => {
  const { id, secret } = await subscribe();
  const [row] = await db.database.query<{ secret: Buffer }>('select secret from webhook where webhook_id = $1', [id]);
  expect(row!.secret.toString('latin1')).not.toContain(secret.slice(6));
  expect(secrets.open(tenant, id, row!.secret)).toBe(secret);
  expect(() => secrets.open(tenant, uuidV7(), row!.secret)).toThrow();
});
