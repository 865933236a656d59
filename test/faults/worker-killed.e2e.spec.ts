import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Jobs, allProjections, writeRecomputation } from '#application';
import { ProjectionStore, compareGenerations, rebuild } from '#event-store';
import { KNOWN_POLICIES } from '#indicators';
import { openWakeUps, systemClock, uuidV7 } from '#platform';
import { figures, inSnapshot } from '#read-models';
import { eventually } from './support/eventually.js';
import { append, createTenant, lives } from './support/log-writer.js';
import { canStartRedis, startRedisServer, type TestRedisServer } from './support/redis-server.js';
import { openSpecDatabase, type SpecDatabase } from './support/spec-database.js';
import { WorkerProcess } from './support/worker-process.js';

const TIMEZONE = 'Asia/Ho_Chi_Minh';
/** About 6,600 events, written in thirty parts while the worker works. */
const DOSSIERS = 3_000;

describe.each(['postgres', 'redis'] as const)('a worker process on %s', (drive) => {
  const specs = drive === 'redis' && !canStartRedis ? describe.skip : describe;
  specs('under fire', () => {
    let db: SpecDatabase;
    let store: ProjectionStore;
    let redis: TestRedisServer | undefined;
    let tenant: string;
    let count = 0;
    let processes: WorkerProcess[] = [];
    let imports: Promise<number> | undefined;

    beforeAll(async () => {
      db = await openSpecDatabase();
      store = new ProjectionStore(db.database);
      if (drive === 'redis') redis = await startRedisServer();
    });
    afterAll(async () => {
      await redis?.stop();
      await db.close();
    });
    beforeEach(async () => {
      tenant = `F${String((count += 1))}`;
      await createTenant(db.database, tenant);
    });
    afterEach(async () => {
      await Promise.all(processes.map((process) => process.kill()));
      processes = [];
      await imports?.catch(() => undefined);
    });

    const start = async (): Promise<WorkerProcess> => {
      const started = await WorkerProcess.start(settings());
      processes.push(started);
      return started;
    };
    const settings = () => ({ databaseUrl: db.appUrl, redisUrl: redis?.url });
    const jobs = () => new Jobs(db.database, { uuid: uuidV7 });
    const position = async (): Promise<number> => {
      const states = await store.states(tenant, 'dossier-facts');
      return states.find((state) => state.running)?.position ?? 0;
    };
    /** Writes in the background as an import does, waking the worker after each group. */
    const importing = (): Promise<number> => (imports = writeAll());
    const writeAll = async (): Promise<number> => {
      const wakeUps = openWakeUps(settings());
      let head = 0;
      for (const part of Array.from({ length: 30 }, (_, index) => `I${String(index).padStart(2, '0')}`)) {
        head = await append(db.database, tenant, lives(DOSSIERS / 30, '2025-03-03T02:00:00Z', part));
        wakeUps.wake(tenant);
      }
      await wakeUps.close();
      return head;
    };
    const everythingIsThere = async (head: number): Promise<void> => {
      // The worker's night may have written the counting rules after it.
      await eventually(position, (reached) => reached >= head, 60_000);
      const { total } = await inSnapshot(db.database, (sql) =>
        figures(sql, {
          ...{ tenant, timezone: TIMEZONE, from: '2025-01-01', to: '2026-12-31', policy: KNOWN_POLICIES['tt01-2020'] },
          ...{ groupBy: [], filters: {}, scope: null, now: systemClock.now() },
        }),
      );
      expect(total).toMatchObject({ received: DOSSIERS, open: DOSSIERS / 10 });
      for (const projection of allProjections(store)) {
        const aside = await rebuild(store, projection, tenant, TIMEZONE, { batchSize: 1_234, keepAside: true });
        expect(aside.position).toBeGreaterThanOrEqual(head);
        const running = await eventually(
          () => store.running(tenant, projection.name),
          (state) => state.position >= aside.position,
          60_000,
        );
        const generations: [number, number] = [running.generation, aside.generation];
        expect(await compareGenerations(db.database, projection, tenant, generations)).toEqual([]);
      }
    };

    it('killed with -9 in the middle of an import, again and again, has the same rows as a rebuild', async () => {
      let worker = await start();
      const imported = importing();
      for (let kills = 0; kills < 4; kills += 1) {
        const before = await position();
        await eventually(position, (reached) => reached > before, 30_000);
        await worker.kill();
        worker = await start();
      }
      await everythingIsThere(await imported);
      expect(await worker.stop()).toBe(0);
    }, 180_000);

    it('killed with -9 in the middle of a recomputation, ends it after its restart without a drift', async () => {
      await importing();
      let worker = await start();
      const jobId = await writeRecomputation(jobs(), { tenant, full: true, requestedBy: 'spec' });
      const wakeUps = openWakeUps(settings());
      wakeUps.startJob(tenant, jobId);
      const done = () =>
        db.database.query<{ done: string }>('select sum(done) as done from recomputation_part where job_id = $1', [
          jobId,
        ]);
      await eventually(done, ([row]) => Number(row?.done ?? 0) > 0, 60_000);
      await worker.kill();
      expect((await jobs().get(tenant, jobId)).state).toBe('running');
      worker = await start();
      const job = await eventually(
        () => jobs().get(tenant, jobId),
        ({ state }) => state !== 'running' && state !== 'queued',
        90_000,
      );
      expect(job).toMatchObject({ state: 'done', error: null, result: { streamsRefolded: DOSSIERS, drifts: 0 } });
      await wakeUps.close();
      expect(await worker.stop()).toBe(0);
    }, 240_000);

    it('asked to stop in mid-work, ends its batch and goes; the next one has nothing to repair', async () => {
      // What the killed ones have left.
      await db.database.query('delete from worker_heartbeat');
      const imported = importing();
      const worker = await start();
      await eventually(position, (reached) => reached > 0, 30_000);
      expect(await worker.stop()).toBe(0);
      expect(await db.database.query('select 1 from worker_heartbeat')).toEqual([]);
      const head = await imported;
      const next = await start();
      await everythingIsThere(head);
      expect(await next.stop()).toBe(0);
    }, 180_000);

    if (drive === 'redis') {
      it('with Redis flushed in mid-work, killed and empty again, shows the same figures', async () => {
        const worker = await start();
        const imported = importing();
        const jobId = await writeRecomputation(jobs(), { tenant, full: false, requestedBy: 'spec' });
        for (let flushes = 0; flushes < 10; flushes += 1) {
          await redis?.flushAll();
          await sleep(100);
        }
        await redis?.kill();
        const head = await imported;
        // Without any queue the sweep alone does it.
        await eventually(position, (reached) => reached >= head, 60_000);
        await redis?.startAgain();
        await everythingIsThere(head);
        await eventually(
          () => jobs().get(tenant, jobId),
          ({ state }) => state === 'done',
          90_000,
        );
        expect(await worker.stop()).toBe(0);
      }, 240_000);
    }
  });
});
