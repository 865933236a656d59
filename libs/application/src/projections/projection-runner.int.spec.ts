import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ProjectionStore, type Projection } from '#event-store';
import { append, appendTo, createTenant, event, lives } from '../../../../test/faults/support/log-writer.js';
import { eventually } from '../../../../test/faults/support/eventually.js';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/faults/support/spec-database.js';
import type { Principal } from '../access/principal.js';
import { allProjections } from './all-projections.js';
import { ListParkedStreams, RetryParkedStream } from './parked-streams.js';
import { ListParkedStreamsHandler, RetryParkedStreamHandler } from './parked-streams.handlers.js';
import { BackgroundHealth } from './projection-health.js';
import { catchUpBeside } from './catch-up-beside.js';
import { ProjectionRunner } from './projection-runner.js';
import { rebuildReadModels } from './rebuild-read-models.js';

const TIMEZONE = 'Asia/Ho_Chi_Minh';

describe('the projection runner', () => {
  let db: SpecDatabase;
  let store: ProjectionStore;
  let tenant: string;
  let count = 0;

  beforeAll(async () => {
    db = await openSpecDatabase();
    store = new ProjectionStore(db.database);
  });
  afterAll(() => db.close());
  beforeEach(async () => {
    tenant = `P${String((count += 1))}`;
    await createTenant(db.database, tenant);
  });

  const facts = async () =>
    (await db.database.query('select 1 from fact_current where tenant_id = $1', [tenant])).length;
  const health = async () =>
    (await new BackgroundHealth(db.database, allProjections(store)).projections()).find((row) => row.tenant === tenant);
  /** The product's read models as a later program would write them. */
  const newer = (): Projection[] =>
    allProjections(store).map((projection) => Object.assign(Object.create(projection) as Projection, { version: 99 }));

  it('sweeps up whatever lags, of every tenant, in one go', async () => {
    await append(db.database, tenant, lives(30));
    expect(await health()).toMatchObject({ position: 0, lagEvents: 65, parked: 0, rebuilding: false });
    expect((await health())?.lagSeconds).toBeGreaterThan(0);
    await new ProjectionRunner(store, allProjections(store)).sweep();
    expect(await facts()).toBe(30);
    expect(await health()).toMatchObject({ position: 65, head: 65, lagEvents: 0, lagSeconds: 0 });
  });

  it('runs once per tenant at a time and once more for what was asked meanwhile', async () => {
    const runner = new ProjectionRunner(store, allProjections(store), { batchSize: 10 });
    await append(db.database, tenant, lives(20));
    const first = runner.catchUp(tenant, TIMEZONE);
    expect(runner.catchUp(tenant, TIMEZONE)).toBe(first);
    await append(db.database, tenant, lives(20, '2025-03-03T02:00:00Z', 'E'));
    await runner.catchUp(tenant, TIMEZONE);
    expect(await facts()).toBe(40);
  });

  it('leaves it to a worker for as long as one gets on', async () => {
    await append(db.database, tenant, lives(30));
    const worker = new ProjectionRunner(store, allProjections(store), { batchSize: 5 });
    const working = worker.catchUp(tenant, TIMEZONE);
    const own = new ProjectionRunner(store, allProjections(store));
    const left: (number | undefined)[] = [];
    const after = own.catchUpTenant.bind(own);
    own.catchUpTenant = async (of) => {
      left.push((await health())?.lagEvents);
      await after(of);
    };
    await catchUpBeside(own, store, tenant, { everyMs: 5, patience: 1_000 });
    expect(left).toEqual([0]);
    await working;
  });

  it('does it itself where nobody else does', async () => {
    await append(db.database, tenant, lives(30));
    await catchUpBeside(new ProjectionRunner(store, allProjections(store)), store, tenant, { everyMs: 1, patience: 3 });
    expect(await health()).toMatchObject({ lagEvents: 0 });
    expect(await facts()).toBe(30);
  });

  it('rebuilds by itself when a later program writes other rows, and serves meanwhile', async () => {
    await append(db.database, tenant, lives(30));
    await new ProjectionRunner(store, allProjections(store)).sweep();
    const rebuilt: string[] = [];
    const runner = new ProjectionRunner(store, newer(), { onRebuilt: (of, name) => rebuilt.push(`${of} ${name}`) });
    await runner.sweep();
    await eventually(
      async () => rebuilt,
      (done) => done.includes(`${tenant} dossier-facts`),
    );
    const states = await store.states(tenant, 'dossier-facts');
    expect(states).toEqual([expect.objectContaining({ version: 99, generation: 2, running: true, position: 65 })]);
    expect(await facts()).toBe(30);
    await runner.stop();
  });

  it('stops after the batch under way, with a true checkpoint', async () => {
    await append(db.database, tenant, lives(60));
    const runner = new ProjectionRunner(store, allProjections(store), { batchSize: 5 });
    const work = runner.catchUp(tenant, TIMEZONE);
    await runner.stop();
    await work;
    expect((await health())?.lagEvents).toBeGreaterThan(0);
    await new ProjectionRunner(store, allProjections(store)).sweep();
    expect(await facts()).toBe(60);
  });

  it('parks the stream of a poison event; an admin may try it again', async () => {
    await append(db.database, tenant, lives(10));
    await appendTo(db.database, tenant, 'D-000003', 1, event('DossierExploded', '2025-04-01T02:00:00Z', {}));
    const parked: string[] = [];
    const runner = new ProjectionRunner(store, allProjections(store), {
      onParked: (_tenant, _projection, { streamId }) => parked.push(streamId),
    });
    await runner.sweep();
    expect(parked).toEqual(['dossier-D-000003']);
    expect(await health()).toMatchObject({ lagEvents: 0, parked: 1 });
    const list = new ListParkedStreamsHandler(store, allProjections(store));
    expect(await list.execute(new ListParkedStreams(admin()))).toEqual([
      expect.objectContaining({ projection: 'dossier-facts', streamId: 'dossier-D-000003' }),
    ]);
    const retry = new RetryParkedStreamHandler(store, allProjections(store));
    const again = (streamId: string) => retry.execute(new RetryParkedStream(admin(), 'dossier-facts', streamId));
    await expect(again('dossier-D-000003')).rejects.toMatchObject({ code: 'PROJECTION.PARKED' });
    await expect(again('dossier-D-000004')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    // A later program knows the event.
    const wiser = allProjections(store).map((projection) =>
      Object.assign(Object.create(projection) as Projection, { apply: () => Promise.resolve(() => undefined) }),
    );
    const cured = new RetryParkedStreamHandler(store, wiser);
    const request = new RetryParkedStream(admin(), 'dossier-facts', 'dossier-D-000003');
    expect(await cured.execute(request)).toEqual({ resumed: true });
    expect(await health()).toMatchObject({ parked: 0 });
  });

  it('rebuilds by hand while running, and names what it knows', async () => {
    await append(db.database, tenant, lives(10));
    await new ProjectionRunner(store, allProjections(store)).sweep();
    const [result] = await rebuildReadModels(store, allProjections(store), { tenant });
    expect(result).toMatchObject({ projection: 'dossier-facts', state: 'swapped', generation: 2 });
    expect(await facts()).toBe(10);
    const unknown = rebuildReadModels(store, allProjections(store), { tenant, name: 'nothing' });
    await expect(unknown).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'no read model nothing; there are: dossier-facts, late-reviews',
    });
  });

  const admin = (): Principal => ({
    ...{ tenant, timezone: TIMEZONE, tokenId: 't', role: 'admin', actorId: 'admin', unitId: null },
  });
});
