import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TypeOrmDatabase, withAdminClient } from '#platform';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/support/spec-database.js';
import { PostgresEventStore } from '../postgres-event-store.js';
import { newTenant } from '../testing/new-tenant.js';
import { newEvent, request } from '../testing/requests.js';
import { TOTALS_TABLE, TotalsProjection } from '../testing/totals.projection.js';
import { ProjectionStore } from './projection-store.js';
import { Projector } from './projector.js';

const ZONE = 'Asia/Ho_Chi_Minh';
let db: SpecDatabase;
let database: TypeOrmDatabase;
let events: PostgresEventStore;
let store: ProjectionStore;
let tenant: string;
let projection: TotalsProjection;
beforeAll(async () => {
  db = await openSpecDatabase(8);
  database = db.database;
  await withAdminClient(db.migratorUrl, (client) => client.query(TOTALS_TABLE));
  events = new PostgresEventStore(database);
  store = new ProjectionStore(database);
});
beforeEach(async () => {
  tenant = await newTenant(database);
  projection = new TotalsProjection();
});
afterAll(() => db.drop());

/** One event per letter, on the stream of that letter; the n-th event has the number n. "!x" is a poison on x. */
async function happened(story: string): Promise<void> {
  for (const [, poison, streamId = ''] of story.matchAll(/(!?)(\w+)/g)) {
    const version = (await events.readStream(tenant, streamId)).length;
    const number = (await events.head(tenant)).position + 1;
    const event = newEvent({ data: { number }, type: poison === '!' ? 'Poison' : 'Counted' });
    await events.append(tenant, [request(streamId, version, { events: [event] })]);
  }
}
const totals = async (generation = 1) => {
  const rows = await database.query<{ stream_id: string; events: number; total: number }>(
    'select stream_id, events, total from spec_total where tenant_id = $1 and generation = $2 order by 1',
    [tenant, generation],
  );
  return Object.fromEntries(rows.map((row) => [row.stream_id, [row.events, row.total]]));
};
const projector = (batchSize = 100) => new Projector(store, projection, { batchSize });
const running = () => store.running(tenant, projection.name);

describe('a projector', () => {
  it('applies the log in batches, moves the checkpoint with them, and then has nothing to do', async () => {
    await happened('a b a ignored c');
    const progress: number[][] = [];
    const done = await projector(2).catchUp(tenant, ZONE, { onProgress: (...numbers) => progress.push(numbers) });
    expect(done).toEqual({ position: 5, applied: 5, parked: 0 });
    expect(progress).toEqual([
      [2, 5],
      [4, 5],
      [5, 5],
    ]);
    expect(await totals()).toEqual({ a: [2, 4], b: [1, 2], c: [1, 5] });
    expect(projection.batches).toEqual([2, 1, 1]);
    expect(await projector().catchUp(tenant, ZONE)).toEqual({ position: 5, applied: 0, parked: 0 });
    expect(await running()).toMatchObject({ position: 5, head: 5, parked: 0, generation: 1, version: 1 });
  });

  it('stops between batches when it is told, and where it is told', async () => {
    await happened('a b c d');
    let asked = 0;
    expect(await projector(1).catchUp(tenant, ZONE, { stop: () => ++asked > 2 })).toMatchObject({
      position: 2,
      applied: 2,
    });
    expect(await projector(9).catchUp(tenant, ZONE, { upTo: 3 })).toMatchObject({ position: 3, applied: 1 });
    expect(await projector(1).catchUp(tenant, ZONE, { stop: () => true })).toMatchObject({ position: 3, applied: 0 });
  });

  it('gives the same rows wherever the log is cut', async () => {
    await happened('a b a c a b');
    for (let upTo = 1; upTo <= 6; upTo++) await projector(4).catchUp(tenant, ZONE, { upTo });
    expect(await totals()).toEqual({ a: [3, 9], b: [2, 8], c: [1, 4] });
  });

  it('gives the same rows when several run at once', async () => {
    await happened('a b a c a b a a c d e f b b');
    const others = Array.from({ length: 4 }, (_, index) => projector(index + 1).catchUp(tenant, ZONE));
    const done = await Promise.all(others);
    expect(await totals()).toEqual({ a: [5, 24], b: [4, 35], c: [2, 13], d: [1, 10], e: [1, 11], f: [1, 12] });
    expect(done.reduce((sum, one) => sum + one.applied, 0)).toBe(14);
  });

  it('writes neither rows nor checkpoint when a batch breaks off, and parks nobody for a lost connection', async () => {
    await happened('a b');
    projection.beforeWrite = () => {
      throw Object.assign(new Error('terminating connection'), { code: '57P01' });
    };
    await expect(projector().catchUp(tenant, ZONE)).rejects.toMatchObject({ code: '57P01' });
    expect(await totals()).toEqual({});
    expect(await running()).toMatchObject({ position: 0, parked: 0 });
  });

  it.each(['42703', '42501', '0A000', '26000'])(
    'parks nobody for a program newer than its schema: %s',
    async (code) => {
      await happened('a b');
      projection.beforeWrite = () => {
        throw Object.assign(new Error('not in this schema'), { code });
      };
      await expect(projector().catchUp(tenant, ZONE)).rejects.toMatchObject({ code });
      expect(await running()).toMatchObject({ position: 0, parked: 0 });
    },
  );

  it('halves a batch that takes too long, but parks nobody for that', async () => {
    await happened('a b c d');
    let most = 2;
    projection.beforeWrite = (batch) => {
      if (batch.length > most) throw Object.assign(new Error('statement timeout'), { code: '57014' });
    };
    expect(await projector().catchUp(tenant, ZONE)).toEqual({ position: 4, applied: 4, parked: 0 });
    most = 0;
    await happened('a');
    await expect(projector().catchUp(tenant, ZONE)).rejects.toMatchObject({ code: '57014' });
    expect(await running()).toMatchObject({ position: 4, parked: 0 });
  });
});

describe('a poison event', () => {
  beforeEach(() => {
    projection.poisoned.add('x');
  });

  it('is found by halving and its stream parked; the others go on, its later events are skipped', async () => {
    await happened('a x b !x c x d');
    const alarms: unknown[] = [];
    const onParked = (...alarm: [string, string, { position: number }, unknown]) =>
      alarms.push([alarm[1], alarm[2].position]);
    const done = await new Projector(store, projection, { batchSize: 100, onParked }).catchUp(tenant, ZONE);
    expect(done).toEqual({ position: 7, applied: 7, parked: 1 });
    expect(await totals()).toEqual({ a: [1, 1], x: [1, 2], b: [1, 3], c: [1, 5], d: [1, 7] });
    expect(alarms).toEqual([['spec-totals', 4]]);
    expect(await running()).toMatchObject({ position: 7, parked: 1 });
    expect(await store.parked(database, tenant, await running())).toMatchObject([
      { streamId: 'x', position: 4, error: 'Error: no timeout, just poison at 4' },
    ]);
    await happened('x a');
    expect(await projector().catchUp(tenant, ZONE)).toMatchObject({ position: 9, parked: 0 });
    expect(await totals()).toMatchObject({ x: [1, 2], a: [2, 10] });
  });

  it('that is tried again in vain stays parked where it was, with the new error', async () => {
    await happened('x !x x');
    await projector().catchUp(tenant, ZONE);
    projection.beforeWrite = () => {
      throw new Error('another reason \0');
    };
    projection.poisoned.clear();
    expect(await projector().retryParked(tenant, ZONE, 'x')).toBe(false);
    expect(await store.parked(database, tenant, await running())).toMatchObject([
      { streamId: 'x', position: 2, error: 'Error: another reason ' },
    ]);
    expect(await totals()).toEqual({ x: [1, 1] });
  });

  it('that is tried again with success goes on from where it was parked, once', async () => {
    await happened('a x !x b x');
    await projector().catchUp(tenant, ZONE);
    projection.poisoned.clear();
    await happened('x a');
    const retries = await Promise.all([1, 2, 3].map(() => projector().retryParked(tenant, ZONE, 'x')));
    await projector().catchUp(tenant, ZONE);
    expect(retries.filter(Boolean)).toEqual([true]);
    expect(await totals()).toEqual({ a: [2, 8], x: [4, 2 + 3 + 5 + 6], b: [1, 4] });
    expect(await running()).toMatchObject({ position: 7, parked: 0 });
    expect(await projector().retryParked(tenant, ZONE, 'x')).toBe(false);
  });

  it('can be tried again while the log moves on', async () => {
    await happened('!x x a x');
    await projector().catchUp(tenant, ZONE);
    projection.poisoned.clear();
    const goingOn = (async () => {
      for (let n = 0; n < 8; n++) {
        await happened('x a');
        await projector(1).catchUp(tenant, ZONE);
      }
    })();
    expect(await projector().retryParked(tenant, ZONE, 'x')).toBe(true);
    await goingOn;
    expect(await totals()).toMatchObject({ x: [11, 1 + 2 + 4 + 5 + 7 + 9 + 11 + 13 + 15 + 17 + 19] });
  });
});
