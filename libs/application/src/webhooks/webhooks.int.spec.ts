import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PostgresEventStore, SignedHeads } from '#event-store';
import { uuidV7 } from '#platform';
import { CloudEvent } from 'cloudevents';
import { WebhookStage } from './testing/webhook-stage.js';

let stage: WebhookStage;

beforeAll(async () => {
  stage = await WebhookStage.open();
});
afterAll(() => stage.close());
beforeEach(() => stage.set());
afterEach(() => stage.clear());

describe('a webhook', () => {
  it('is told of every event in the order of the log, signed, as a CloudEvent with its hash', async () => {
    const { id } = await stage.subscribe();
    await stage.append('A', 'B', 'C');
    await stage.append('D');
    await stage.deliver();
    expect(stage.told()).toEqual(['A', 'B', 'C', 'D']);
    const log = await new PostgresEventStore(stage.db.database).readLog(stage.tenant, { after: 0, limit: 10 });
    expect(stage.receiver.received.map(({ id: message }) => message)).toEqual(log.map(({ eventId }) => eventId));
    expect(stage.receiver.received.map(({ event }) => event.hash)).toEqual(log.map(({ hash }) => hash));
    for (const { event } of stage.receiver.received) expect(new CloudEvent(event as never).validate()).toBe(true);
    expect(stage.receiver).toMatchObject({ refused: [], mostBusy: 1 });
    expect(await stage.webhooks.get(stage.tenant, id)).toMatchObject({ position: 4, failures: 0, state: 'active' });
    expect(await stage.attempts(id)).toMatchObject([
      { type: 'A', status: 204, attempt: 1 },
      { type: 'B' },
      { type: 'C' },
      { type: 'D' },
    ]);
  });

  it('keeps the attempts of a month, and looks at the oldest alone for those that go', async () => {
    const { id } = await stage.subscribe();
    await stage.append('A');
    await stage.deliver();
    const older = `
      insert into webhook_delivery (tenant_id, webhook_id, message_id, type, position, attempt, attempted_at, took_ms)
      select tenant_id, webhook_id, 'm', 'Old', 1, 1, now() - make_interval(days => $3), 1
      from webhook, generate_series(1, $4) where tenant_id = $1 and webhook_id = $2`;
    for (const [days, rows] of [
      [31, 600],
      [29, 1],
      [31, 600],
    ])
      await stage.db.database.query(older, [stage.tenant, id, days, rows]);
    const left = async () =>
      (await stage.db.database.query('select from webhook_delivery where webhook_id = $1', [id])).length;
    await stage.append('B');
    await stage.deliver();
    // The attempt before them, the one that is young enough, the new one, and what a thousand rows did not reach.
    expect(await left()).toBe(205);
    await stage.append('C');
    await stage.deliver();
    expect(await left()).toBe(4);
  });

  it('begins with what comes from now on, and hears only what it asked for', async () => {
    await stage.append('A');
    const { id } = await stage.subscribe({ types: ['B'], after: null });
    await stage.append('C', 'B', 'D', 'E');
    await stage.deliver();
    expect(stage.told()).toEqual(['B']);
    expect(await stage.webhooks.get(stage.tenant, id)).toMatchObject({ position: 5 });
  });

  it('is told of signed heads after the events that they seal', async () => {
    await stage.subscribe({ types: ['B', 'HeadSigned'] });
    await stage.append('A', 'B');
    const head = await new PostgresEventStore(stage.db.database).head(stage.tenant);
    const signed = {
      tenant: stage.tenant,
      position: 2,
      hash: head.hash,
      signedAt: '2026-03-03T00:00:00.000Z',
      keyId: 'k',
      signature: 'AAAA',
    };
    await new SignedHeads(stage.db.database).keep(signed);
    await stage.deliver();
    await stage.deliver();
    expect(stage.receiver.received.map(({ event }) => event.type)).toEqual([
      'vn.dunghen.B.v1',
      'vn.dunghen.HeadSigned.v1',
    ]);
    expect(stage.receiver.received[1]).toMatchObject({
      id: `head-${stage.tenant}-2`,
      event: { source: `/${stage.tenant}`, data: signed },
    });
  });
});

it('a replay delivers again from a position, with the same ids', async () => {
  const { id } = await stage.subscribe();
  await stage.append('A', 'B', 'C');
  await stage.deliver();
  await stage.webhooks.replay(stage.tenant, id, 1);
  await stage.deliver();
  expect(stage.told()).toEqual(['A', 'B', 'C', 'B', 'C']);
  expect(stage.receiver.received[3]?.id).toBe(stage.receiver.received[1]?.id);
});

it('after a rotation both secrets sign for a day, then the new one alone', async () => {
  const { id, secret: old } = await stage.subscribe();
  const { secret } = await stage.webhooks.rotate(stage.tenant, id);
  expect(secret).not.toBe(old);
  stage.receiver.secrets = [old];
  await stage.append('A');
  await stage.deliver();
  stage.receiver.secrets = [secret];
  await stage.append('B');
  await stage.deliver();
  expect(stage.told()).toEqual(['A', 'B']);
  await stage.db.database.query(
    `update webhook set previous_until = now() - interval '1 second' where webhook_id = $1`,
    [id],
  );
  stage.receiver.secrets = [old];
  await stage.append('C');
  await stage.deliver();
  expect(stage.receiver.refused).toHaveLength(1);
});

it('whose secret does not open is disabled with a note, holds up nobody, and comes back with a new one', async () => {
  const { id } = await stage.subscribe();
  const closed = await stage.webhooks.create(stage.tenant, {
    url: stage.receiver.url,
    types: null,
    after: 0,
    createdBy: 'admin',
  });
  await stage.db.database.query(String.raw`update webhook set secret = '\x00' where webhook_id = $1`, [closed.id]);
  await stage.append('A');
  await stage.deliver();
  expect(stage.told()).toEqual(['A']);
  expect(await stage.webhooks.get(stage.tenant, id)).toMatchObject({ state: 'active', position: 1 });
  const disabled = await stage.webhooks.get(stage.tenant, closed.id);
  expect(disabled).toMatchObject({ state: 'disabled', position: 0, note: expect.stringContaining('does not open') });
  stage.receiver.secrets.push((await stage.webhooks.rotate(stage.tenant, closed.id)).secret);
  await stage.webhooks.replay(stage.tenant, closed.id, null);
  await stage.deliver();
  expect(stage.told()).toEqual(['A', 'A']);
});

it('a secret is not in the table, and opens for its own webhook alone', async () => {
  const { id, secret } = await stage.subscribe();
  const [row] = await stage.db.database.query<{ secret: Buffer }>('select secret from webhook where webhook_id = $1', [
    id,
  ]);
  expect(row!.secret.toString('latin1')).not.toContain(secret.slice(6));
  expect(stage.secrets.open(stage.tenant, id, row!.secret)).toBe(secret);
  expect(() => stage.secrets.open(stage.tenant, uuidV7(), row!.secret)).toThrow();
});
