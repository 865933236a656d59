import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Jobs, publishCalendar } from '#application';
import { PostgresEventStore } from '#event-store';
import { openWakeUps, systemClock, uuidV7 } from '#platform';
import { calendarOfVersion, fillTenant } from '../dsl/open-dossiers.js';
import { eventually } from './support/eventually.js';
import { canStartRedis, startRedisServer, type TestRedisServer } from './support/redis-server.js';
import { openSpecDatabase, type SpecDatabase } from './support/spec-database.js';
import { WorkerProcess } from './support/worker-process.js';

const DOSSIERS = 3_000;

describe.each(['postgres', 'redis'] as const)('a recalculation on %s', (drive) => {
  const specs = drive === 'redis' && !canStartRedis ? describe.skip : describe;
  specs('whose worker is killed', () => {
    let db: SpecDatabase;
    let redis: TestRedisServer | undefined;
    let tenant: string;
    let count = 0;
    let processes: WorkerProcess[] = [];

    beforeAll(async () => {
      db = await openSpecDatabase();
      if (drive === 'redis') redis = await startRedisServer();
    });
    afterAll(async () => {
      await redis?.stop();
      await db.close();
    });
    beforeEach(async () => {
      tenant = `K${String((count += 1))}`;
      await fillTenant(db.database, tenant, DOSSIERS);
    });
    afterEach(async () => {
      await Promise.all(processes.map((process) => process.kill()));
      processes = [];
    });

    const start = async (): Promise<WorkerProcess> => {
      const started = await WorkerProcess.start({ databaseUrl: db.appUrl, redisUrl: redis?.url });
      processes.push(started);
      return started;
    };
    const jobs = () => new Jobs(db.database, { uuid: uuidV7 });
    /** Events of recalculations per dossier, as pairs: how many events, how many dossiers. */
    const moved = () =>
      db.database.query<{ events: number; dossiers: number }>(
        `select events, count(*)::int as dossiers from (
           select count(*)::int as events from event
           where tenant_id = $1 and type = 'DeadlineRecalculated' group by stream_id) each_dossier
         group by events`,
        [tenant],
      );

    it('with -9, twice, ends after its restart with exactly one event per dossier', async () => {
      let worker = await start();
      const tools = { database: db.database, store: new PostgresEventStore(db.database), clock: systemClock };
      const { jobId } = await publishCalendar(
        { ...tools, jobs: jobs(), ids: { uuid: uuidV7 } },
        tenant,
        { calendar: calendarOfVersion(2), agencyIds: undefined },
        { actorId: 'spec', unitId: null },
      );
      const wakeUps = openWakeUps({ databaseUrl: db.appUrl, redisUrl: redis?.url });
      wakeUps.startJob(tenant, jobId ?? '');
      for (const least of [1, 1_500]) {
        await eventually(moved, ([row]) => (row?.dossiers ?? 0) >= least, 60_000);
        await worker.kill();
        worker = await start();
      }
      const job = await eventually(
        () => jobs().get(tenant, jobId ?? ''),
        ({ state }) => state !== 'running' && state !== 'queued',
        90_000,
      );
      await wakeUps.close();
      expect(job).toMatchObject({ state: 'done', error: null, result: { moved: DOSSIERS, later: DOSSIERS } });
      expect(await moved()).toEqual([{ events: 1, dossiers: DOSSIERS }]);
      expect(await worker.stop()).toBe(0);
    }, 240_000);
  });
});
