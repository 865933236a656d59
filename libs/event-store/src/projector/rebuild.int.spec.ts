import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TypeOrmDatabase, withAdminClient } from '#platform';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/support/spec-database.js';
import { PostgresEventStore } from '../postgres-event-store.js';
import { newTenant } from '../testing/new-tenant.js';
import { newEvent, request } from '../testing/requests.js';
import { TOTALS_TABLE, TotalsProjection } from '../testing/totals.projection.js';
import { ProjectionStore } from './projection-store.js';
import { Projector } from './projector.js';
import { clearAbandoned, compareGenerations, discard, rebuild } from './rebuild.js';

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

/** Some more events on the streams s0 … s4. */
async function happened(count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const streamId = `s${String(n % 5)}`;
    const version = (await events.readStream(tenant, streamId)).length;
    await events.append(tenant, [request(streamId, version, { events: [newEvent({ data: { number: n } })] })]);
  }
}
const catchUp = (generation?: number) =>
  new Projector(store, projection, { batchSize: 3 }).catchUp(tenant, ZONE, { generation });
const rebuildNow = (options: Partial<Parameters<typeof rebuild>[4]> = {}) =>
  rebuild(store, projection, tenant, ZONE, { batchSize: 3, ...options });
const generations = async () =>
  (await store.states(tenant, projection.name)).map(({ generation, running, position }) => [
    generation,
    running,
    position,
  ]);
const rowsOf = async (generation: number) =>
  database.query(
    'select stream_id, events, total from spec_total where tenant_id = $1 and generation = $2 order by 1',
    [tenant, generation],
  );
const stopAfter = (batches: number) => {
  let asked = 0;
  return () => ++asked > batches;
};

describe('a rebuild', () => {
  it('fills a new generation, swaps, and clears the old one away', async () => {
    await happened(10);
    await catchUp();
    const before = await rowsOf(1);
    const progress: number[] = [];
    const result = await rebuildNow({ onProgress: (position) => progress.push(position) });
    expect(result).toEqual({ state: 'swapped', generation: 2, position: 10 });
    expect(progress).toEqual([3, 6, 9, 10]);
    expect(await generations()).toEqual([[2, true, 10]]);
    expect(await rowsOf(2)).toEqual(before);
    expect(await rowsOf(1)).toEqual([]);
  });

  it('works for a tenant without any event and for a projection that never ran', async () => {
    expect(await rebuildNow()).toEqual({ state: 'swapped', generation: 2, position: 0 });
  });

  it('loses nothing while commands are appended and the running generation moves on', async () => {
    await happened(12);
    await catchUp();
    const busy = (async () => {
      for (let n = 0; n < 6; n++) {
        await happened(5);
        await catchUp();
      }
    })();
    await rebuildNow({ batchSize: 2 });
    await busy;
    await catchUp();
    const [running] = await generations();
    expect(running).toEqual([2, true, 42]);
    await rebuildNow({ keepAside: true });
    expect(await compareGenerations(database, projection, tenant, [2, 3])).toEqual([]);
  });

  it('that is interrupted leaves a true position and goes on from there', async () => {
    await happened(10);
    await catchUp();
    expect(await rebuildNow({ stop: stopAfter(2) })).toEqual({ state: 'interrupted', generation: 2, position: 6 });
    expect(await generations()).toEqual([
      [1, true, 10],
      [2, false, 6],
    ]);
    projection.batches.length = 0;
    expect(await rebuildNow()).toEqual({ state: 'swapped', generation: 2, position: 10 });
    expect(projection.batches).toEqual([3, 1]);
  });

  it('that is interrupted by a crash in the middle of a batch goes on too', async () => {
    await happened(10);
    await catchUp();
    const before = await rowsOf(1);
    projection.beforeWrite = (batch) => {
      if ((batch[0]?.position ?? 0) > 5) throw Object.assign(new Error('gone'), { code: 'ECONNRESET' });
    };
    await expect(rebuildNow()).rejects.toThrow('gone');
    projection.beforeWrite = () => undefined;
    expect(await rebuildNow()).toMatchObject({ state: 'swapped', generation: 2 });
    expect(await rowsOf(2)).toEqual(before);
  });

  it('of a newer version throws away what an older one had begun', async () => {
    await happened(4);
    await catchUp();
    await rebuildNow({ stop: stopAfter(1) });
    projection = new TotalsProjection(2);
    expect(await rebuildNow()).toEqual({ state: 'swapped', generation: 2, position: 4 });
    expect(await store.running(tenant, projection.name)).toMatchObject({ version: 2, parked: 0 });
    expect(await rowsOf(2)).toHaveLength(4);
  });

  it('of an older version spares what a newer one has begun', async () => {
    await happened(10);
    await catchUp();
    const older = projection;
    projection = new TotalsProjection(2);
    await rebuildNow({ stop: stopAfter(1) });
    projection = older;
    expect(await rebuildNow()).toEqual({ state: 'swapped', generation: 3, position: 10 });
    expect(await generations()).toEqual([
      [2, false, 3],
      [3, true, 10],
    ]);
    projection = new TotalsProjection(2);
    expect(await rebuildNow()).toMatchObject({ state: 'swapped', position: 10 });
    expect(await generations()).toHaveLength(1);
  });

  it('done by two at once gives one new generation with the right rows', async () => {
    await happened(15);
    await catchUp();
    const before = await rowsOf(1);
    await Promise.all([rebuildNow({ batchSize: 2 }), rebuildNow({ batchSize: 4 })]);
    const [running, ...others] = await generations();
    expect(others).toEqual([]);
    expect(await rowsOf(Number(running?.[0]))).toEqual(before);
  });
});

describe('two generations beside each other', () => {
  beforeEach(async () => {
    await happened(10);
    await catchUp();
    await rebuildNow({ keepAside: true });
  });

  it('are equal, row for row', async () => {
    expect(await generations()).toEqual([
      [1, true, 10],
      [2, false, 10],
    ]);
    expect(await compareGenerations(database, projection, tenant, [1, 2])).toEqual([]);
  });

  it('show a manipulated row, and one that was added or removed', async () => {
    const change = (sql: string) => database.query(sql, [tenant]);
    await change(
      `update spec_total set total = total + 1 where tenant_id = $1 and generation = 1 and stream_id = 's3'`,
    );
    const [difference] = await compareGenerations(database, projection, tenant, [1, 2]);
    expect(difference).toMatchObject({ table: 'spec_total', rows: 2, example: { stream_id: 's3' } });
    await change(`delete from spec_total where tenant_id = $1 and generation = 1 and stream_id = 's3'`);
    expect(await compareGenerations(database, projection, tenant, [1, 2])).toMatchObject([{ rows: 1 }]);
    await change(`insert into spec_total values ($1, 1, 'invented', 1, 1)`);
    expect(await compareGenerations(database, projection, tenant, [2, 1])).toMatchObject([{ rows: 2 }]);
  });

  it('the one aside can be discarded, the running one cannot', async () => {
    await expect(discard(store, projection, tenant, 1)).rejects.toThrow(
      'generation 1 of spec-totals is the running one',
    );
    await discard(store, projection, tenant, 2);
    await discard(store, projection, tenant, 2);
    expect(await generations()).toEqual([[1, true, 10]]);
    expect(await rowsOf(2)).toEqual([]);
    expect(await rowsOf(1)).toHaveLength(5);
  });

  it('a batch that was under way while its generation is discarded leaves no row behind', async () => {
    await happened(3);
    let discarding: Promise<unknown> = Promise.resolve();
    projection.beforeWrite = () => {
      discarding = discard(store, projection, tenant, 2);
    };
    await catchUp(2).catch(() => undefined);
    await discarding;
    expect(await rowsOf(2)).toEqual([]);
    expect(await generations()).toEqual([[1, true, 10]]);
    await expect(catchUp(2)).rejects.toThrow('no generation 2');
  });

  it('a discarding that broke off is not taken for a rebuild to be continued', async () => {
    await database.query(`update projection set position = -1 where tenant_id = $1 and generation = 2`, [tenant]);
    await expect(catchUp(2)).rejects.toThrow('no generation 2');
    expect(await rebuildNow({ stop: stopAfter(1) })).toMatchObject({ state: 'interrupted', position: 3 });
    await clearAbandoned(store, projection, tenant);
    expect(await generations()).toEqual([
      [1, true, 10],
      [2, false, 3],
    ]);
    expect(await rowsOf(2)).toHaveLength(3);
  });
});
