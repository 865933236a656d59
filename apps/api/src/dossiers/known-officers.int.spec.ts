import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { ProjectionRunner, allProjections } from '#application';
import { dossierStream } from '#dossier';
import { PostgresEventStore, ProjectionStore } from '#event-store';
import { uuidV7 } from '#platform';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';

let counter: Counter;

beforeAll(async () => {
  counter = await Counter.open();
  await counter.people('officer', ['of-ward'], 'H26.W1');
  await counter.people('officer', ['of-twelve', 'gone'], 'H26.12');
  await counter.people('clerk', ['of-all']);
  await counter.people('inspector', ['reads-all']);
  await counter.asSuperuser(`update dunghen.account set disabled_at = now() where actor_id = 'gone'`, []);
});
afterAll(() => counter.close());

const UNKNOWN = (pointer: string) => ({ code: 'VALIDATION.FAILED', errors: [{ pointer, code: 'OFFICER.UNKNOWN' }] });
const received = async () => (await counter.story({})).code;
const handOver = (code: string, toOfficerId: string, toUnitId = 'H26.12', version = 1) =>
  counter.command(code, 'hand-over', version, { toUnitId, toOfficerId }, 'supervisor');

/** What another system tells: no person names this officer, and nobody asks who it is. */
async function heldElsewhere(officerId: string, unitId: string): Promise<void> {
  const code = await received();
  const data = { fromUnitId: 'H26.12', toUnitId: unitId, toOfficerId: officerId, step: null, mode: 'electronic' };
  const envelope = { schemaVersion: 1, occurredAt: new Date().toISOString(), personal: null };
  const who = { actorId: 'feed', unitId: null, correlationId: null, causationId: null };
  const events = [{ eventId: uuidV7(), type: 'DossierHandedOver', data, ...envelope, ...who }];
  await new PostgresEventStore(counter.database).append(COUNTER_TENANT, [
    { streamId: dossierStream(code), expectedVersion: 1, events },
  ]);
  const store = new ProjectionStore(counter.database);
  await new ProjectionRunner(store, allProjections(store)).sweep();
}

describe('whom a dossier is handed to', () => {
  it.each([
    ['nobody at all', 'acc-nobody-at-all'],
    ['an officer of a ward that sees nothing of the unit', 'of-ward'],
    ['somebody whose account is disabled', 'gone'],
    ['an inspector, who handles nothing', 'reads-all'],
    ['a token that handles nothing', 'token:integration'],
  ])('is never %s', async (_, officerId) => {
    const code = await received();
    const { body } = await handOver(code, officerId).expect(400);
    expect(body).toMatchObject(UNKNOWN('/toOfficerId'));
    expect((await counter.get(`/dossiers/${code}`).expect(200)).body).toMatchObject({ version: 1 });
  });

  it.each([
    ['an officer of the unit', 'of-twelve', 'H26.12'],
    ['somebody who sees it from above', 'of-all', 'H26.W1'],
    ['an officer of another unit, with the unit', 'of-ward', 'H26.W1'],
    ['a token in force', 'token:officer', 'H26.12'],
  ])('is %s', async (_, officerId, unitId) => {
    await handOver(await received(), officerId, unitId).expect(200);
  });

  it('is an officer without an account whom another system has brought, for the units it told of', async () => {
    await handOver(await received(), 'cb-9', 'H26.W2').expect(400);
    await heldElsewhere('cb-9', 'H26.W2');
    await handOver(await received(), 'cb-9', 'H26.W2').expect(200);
    await handOver(await received(), 'cb-9', 'H26.W1').expect(400);
  });

  it('is asked once for many, and what was answered before stays answered', async () => {
    const [first, second] = [await received(), await received()];
    const many = (code: string, toOfficerId: string, key: string = randomUUID()) => {
      const body = { items: [{ code, version: 1 }], toUnitId: 'H26.12', toOfficerId };
      return counter.post('/dossiers/hand-overs', body, 'supervisor').set('Idempotency-Key', key);
    };
    expect((await many(first, 'acc-nobody-at-all').expect(400)).body).toMatchObject(UNKNOWN('/toOfficerId'));
    expect((await many(first, 'of-ward').expect(400)).body).toMatchObject(UNKNOWN('/toOfficerId'));
    await counter.people('officer', ['leaves'], 'H26.12');
    const key = randomUUID();
    const before = (await many(second, 'leaves', key).expect(200)).body as object;
    expect(before).toMatchObject({ done: 1 });
    await counter.asSuperuser(`update dunghen.account set disabled_at = now() where actor_id = 'leaves'`, []);
    expect((await many(second, 'leaves', key).expect(200)).body).toEqual(before);
    await many(first, 'leaves').expect(400);
  });
});

describe('who answers for a late case', () => {
  const coded = async (officerId: string) => {
    const { code } = await counter.story(
      { occurredAt: '2026-03-02T08:00:00+07:00' },
      ['clerk', 'hand-over', { toUnitId: 'H26.12', toOfficerId: 'of-twelve', occurredAt: '2026-03-03T08:00:00+07:00' }],
      ['officer', 'process', { occurredAt: '2026-03-23T10:00:00+07:00' }],
    );
    const step = (name: string, version: number, body: object = {}) =>
      counter.post(`/reviews/${code}/commands/${name}`, body, 'supervisor').set('If-Match', `"v${String(version)}"`);
    await step('open', 0).expect(200);
    return step('code-cause', 1, {
      ...{ causeCode: 'slowHandling', responsibleUnitId: 'H26.12' },
      responsibleOfficerId: officerId,
    });
  };

  it('is nobody whom neither the dossier nor the house knows', async () => {
    const { status, body } = await coded('acc-nobody-at-all');
    expect([status, body]).toMatchObject([400, UNKNOWN('/responsibleOfficerId')]);
  });

  it.each(['of-twelve', 'token:clerk', 'gone'])(
    'is somebody who had it in hand or is seen by the reviewer: %s',
    async (id) => {
      expect((await coded(id)).status).toBe(200);
    },
  );
});
