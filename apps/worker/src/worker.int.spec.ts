import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Queue } from 'bullmq';
import { randomBytes } from 'node:crypto';
import {
  BackgroundHealth,
  ImportFiles,
  Jobs,
  StartCaseListImport,
  StartCaseListImportHandler,
  allProjections,
  jobView,
  publishCalendar,
  writeRecomputation,
} from '#application';
import type { JobStarter } from '#application';
import { PostgresEventStore, ProjectionStore, compareGenerations, rebuild } from '#event-store';
import { chooseDrive, createLogger, fixedClock, openWakeUps, systemClock, uuidV7, type Clock } from '#platform';
import { calendarOfVersion, fillTenant } from '../../../test/dsl/open-dossiers.js';
import { eventually } from '../../../test/faults/support/eventually.js';
import { append, createTenant, lives } from '../../../test/faults/support/log-writer.js';
import { canStartRedis, startRedisServer, type TestRedisServer } from '../../../test/faults/support/redis-server.js';
import { openSpecDatabase, type SpecDatabase } from '../../../test/faults/support/spec-database.js';
import { createWorker, type RunningWorker } from './create-worker.js';
import type { WorkerSettings } from './worker-options.js';

const TIMEZONE = 'Asia/Ho_Chi_Minh';
const logger = createLogger({ name: 'worker', format: 'lines', level: 'silent' });

describe.each(['postgres', 'redis'] as const)('a worker on %s', (drive) => {
  const specs = drive === 'redis' && !canStartRedis ? describe.skip : describe;
  specs('beside the log', () => {
    let db: SpecDatabase;
    let redis: TestRedisServer | undefined;
    let tenant: string;
    let store: ProjectionStore;
    let workers: RunningWorker[] = [];
    let count = 0;

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
      tenant = `W${String((count += 1))}`;
      await createTenant(db.database, tenant);
    });
    afterEach(async () => {
      await Promise.all(workers.map((worker) => worker.close()));
      workers = [];
      expect(await eventually(db.connections, (names) => names.length === 0)).toEqual([]);
    });

    const start = async (more: Partial<WorkerSettings> = {}) => {
      const settings = {
        databaseUrl: db.appUrl,
        redisUrl: redis?.url,
        masterKey: randomBytes(32),
        logger,
        clock: systemClock,
      };
      const worker = await createWorker({ ...settings, ...more }, 0, '127.0.0.1');
      workers.push(worker);
      return worker;
    };
    const health = () => new BackgroundHealth(db.database, allProjections(store));
    const lag = async () => (await health().projections()).find((row) => row.tenant === tenant)?.lagEvents;
    const facts = async () =>
      (await db.database.query('select 1 from fact_current where tenant_id = $1', [tenant])).length;

    it('shows a command in the figures as soon as it is woken', async () => {
      // A sweep that never comes: the wake-up alone does it.
      await start({ intervals: { sweep: 3_600_000 } });
      await append(db.database, tenant, lives(20));
      const wakeUps = openWakeUps({ databaseUrl: db.appUrl, redisUrl: redis?.url });
      wakeUps.wake(tenant);
      await eventually(lag, (events) => events === 0);
      expect(await facts()).toBe(20);
      await wakeUps.close();
    });

    it('shows it within two seconds when no wake-up ever comes', async () => {
      await start();
      await append(db.database, tenant, lives(20));
      const before = Date.now();
      await eventually(lag, (events) => events === 0);
      // Twice the promise: the machine of a spec is busy.
      expect(Date.now() - before).toBeLessThan(4_000);
    });

    it('says that it lives, and leaves nothing behind when it stops', async () => {
      const worker = await start();
      const mine = () =>
        health()
          .workers()
          .then((all) => all.filter(({ workerId }) => workerId === worker.workerId));
      const [row] = await eventually(mine, (found) => found.length === 1);
      expect(row).toMatchObject({ queueBackend: drive, workerId: worker.workerId });
      const ready = await fetch(`${worker.url}/health/ready`);
      expect([ready.status, (await fetch(`${worker.url}/health/live`)).status]).toEqual([200, 200]);
      await worker.close();
      workers = [];
      expect(await mine()).toEqual([]);
    });

    it('with another one beside it gives the same rows as a rebuild', async () => {
      await Promise.all([start(), start()]);
      const wakeUps = openWakeUps({ databaseUrl: db.appUrl, redisUrl: redis?.url });
      for (let round = 0; round < 5; round += 1) {
        await append(db.database, tenant, lives(100, '2025-03-03T02:00:00Z', `R${String(round)}`));
        wakeUps.wake(tenant);
      }
      await eventually(lag, (events) => events === 0);
      await wakeUps.close();
      for (const projection of allProjections(store)) {
        const aside = await rebuild(store, projection, tenant, TIMEZONE, { batchSize: 333, keepAside: true });
        const running = await store.running(tenant, projection.name);
        const generations: [number, number] = [running.generation, aside.generation];
        expect(await compareGenerations(db.database, projection, tenant, generations)).toEqual([]);
      }
    });

    it('warns of an overdue dossier once, with another worker beside it', async () => {
      const receivedAt = '2026-03-02T01:00:00Z';
      await append(db.database, tenant, [{ code: 'open', receivedAt, dueAt: '2026-03-04T10:00:00.000Z' }]);
      const settings = { intervals: { notices: 100 } };
      await Promise.all([start(settings), start(settings)]);
      const given = () =>
        db.database.query<{ code: string; kind: string }>(
          'select code, kind from notice where tenant_id = $1 and recorded_at is not null',
          [tenant],
        );
      await eventually(given, (found) => found.length > 0);
      // Some more rounds of both.
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(await given()).toEqual([{ code: 'open', kind: 'overdue' }]);
    });

    it('carries out a recomputation that is asked for', async () => {
      await append(db.database, tenant, lives(50));
      await start();
      const jobs = new Jobs(db.database, { uuid: uuidV7 });
      const jobId = await writeRecomputation(jobs, { tenant, full: true, requestedBy: 'spec' });
      const wakeUps = openWakeUps({ databaseUrl: db.appUrl, redisUrl: redis?.url });
      wakeUps.startJob(tenant, jobId);
      const job = await eventually(
        () => jobs.get(tenant, jobId),
        ({ state }) => state !== 'queued' && state !== 'running',
      );
      expect(jobView(job, systemClock.now())).toMatchObject({
        state: 'done',
        result: { streamsRefolded: 50, drifts: 0 },
        error: null,
      });
      await wakeUps.close();
    }, 60_000);

    it('carries it out although the queue lost it', async () => {
      await append(db.database, tenant, lives(5));
      const jobs = new Jobs(db.database, { uuid: uuidV7 });
      const jobId = await writeRecomputation(jobs, { tenant, full: false, requestedBy: 'spec' });
      await start({ intervals: { strandedJobs: 500 } });
      await eventually(
        () => jobs.get(tenant, jobId),
        ({ state }) => state === 'done',
        40_000,
      );
    }, 60_000);

    it('moves the open dossiers to a calendar that is published while it runs, also if the wake-up is lost', async () => {
      const calendars = `${tenant}C`;
      await fillTenant(db.database, calendars, 30);
      await start({ intervals: { strandedJobs: 300 } });
      const jobs = new Jobs(db.database, { uuid: uuidV7 });
      const tools = { database: db.database, store: new PostgresEventStore(db.database), clock: systemClock };
      const publish = async (version: number) => {
        const draft = { calendar: calendarOfVersion(version), agencyIds: undefined };
        const by = { actorId: 'spec', unitId: null };
        return publishCalendar({ ...tools, jobs, ids: { uuid: uuidV7 } }, calendars, draft, by);
      };
      const done = async (jobId: string | null) =>
        (
          await eventually(
            () => jobs.get(calendars, jobId ?? ''),
            ({ state }) => state === 'done',
            40_000,
          )
        ).result;
      const wakeUps = openWakeUps({ databaseUrl: db.appUrl, redisUrl: redis?.url });
      const woken = await publish(2);
      wakeUps.startJob(calendars, woken.jobId ?? '');
      expect(await done(woken.jobId)).toMatchObject({ moved: 30, later: 30 });
      await wakeUps.close();
      const lost = await publish(3);
      expect(await done(lost.jobId)).toMatchObject({ moved: 30, earlier: 30 });
    }, 90_000);

    it('takes in a case list that was handed in, also if the queue lost it', async () => {
      const masterKey = randomBytes(32);
      await start({ masterKey, intervals: { strandedJobs: 500 } });
      const jobs = new Jobs(db.database, { uuid: uuidV7 });
      const wakeUps = openWakeUps({ databaseUrl: db.appUrl, redisUrl: redis?.url });
      const handIn = (dryRun: boolean, starter: JobStarter) => {
        const files = new ImportFiles(db.database, masterKey);
        const content = Buffer.from('Mã hồ sơ,Ngày tiếp nhận\nX-1,02/03/2026 08:00\nX-2,hôm qua\n');
        const admin = {
          tenant,
          timezone: TIMEZONE,
          tokenId: 't',
          role: 'admin',
          actorId: 'spec',
          unitId: null,
        } as const;
        const list = { fileName: 'a.csv', content, mapping: null, sheet: null, dryRun };
        const handler = new StartCaseListImportHandler(db.database, jobs, files, starter);
        return handler.execute(new StartCaseListImport(admin, list));
      };
      const ended = async ({ jobId }: { jobId: string }) =>
        eventually(
          () => jobs.get(tenant, jobId),
          ({ state }) => state !== 'queued' && state !== 'running',
          40_000,
        );
      const survey = await ended(await handIn(true, wakeUps));
      expect(survey).toMatchObject({ state: 'done', result: { rows: 2, accepted: 1, rejected: 1, dryRun: true } });
      const lost = await ended(await handIn(false, { startJob: () => undefined }));
      expect(lost).toMatchObject({ state: 'done', result: { accepted: 1, events: survey.result?.['events'] } });
      await eventually(facts, (rows) => rows === 1);
      await wakeUps.close();
    }, 60_000);

    it('begins the nightly run of a date once, also with two starting at the same tick', async () => {
      await append(db.database, tenant, lives(5));
      const clock = fixedClock('2026-04-10T01:29:00+07:00');
      const runs = () =>
        db.database.query<{ run_on: string; state: string }>(
          `select run_on::text, state from nightly_run join job using (tenant_id, job_id) where tenant_id = $1 order by run_on`,
          [tenant],
        );
      const settings = { clock: clock satisfies Clock, intervals: { schedules: 200 } };
      await Promise.all([start(settings), start(settings)]);
      await eventually(runs, (found) => found.length === 1 && found[0]?.state === 'done', 40_000);
      // The computer slept for two days.
      clock.set('2026-04-12T08:00:00+07:00');
      await eventually(runs, (found) => found.length === 2 && found.every(({ state }) => state === 'done'), 40_000);
      expect((await runs()).map((row) => row.run_on)).toEqual(['2026-04-09', '2026-04-12']);
    }, 90_000);

    it('fails a nightly run whose step throws, raises the alarm, and does not begin it again', async () => {
      await append(db.database, tenant, lives(5));
      const alarms: unknown[] = [];
      let runs = 0;
      const unsound = Object.assign(new Error('broken at position 3'), { code: 'LOG.UNSOUND' });
      const run = ({ tenant: of }: { tenant: string }) => {
        if (of !== tenant) return Promise.resolve();
        runs += 1;
        return Promise.reject(unsound);
      };
      const loud = Object.assign(Object.create(logger) as typeof logger, {
        alarm: (fields: Readonly<Record<string, unknown>>) => void alarms.push(fields),
      });
      const settings = { logger: loud, nightlySteps: [{ name: 'signHead', run }] };
      await start({ ...settings, intervals: { schedules: 200, strandedJobs: 200 } });
      const nightly = () =>
        db.database.query<{ state: string; error: unknown }>(
          `select state, error from job where tenant_id = $1 and kind = 'nightly'`,
          [tenant],
        );
      await eventually(nightly, (found) => found[0]?.state === 'failed', 40_000);
      // A later look of every loop.
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      const error = { code: 'LOG.UNSOUND', message: 'broken at position 3' };
      expect(await nightly()).toEqual([{ state: 'failed', error }]);
      expect(runs).toBe(1);
      expect(alarms).toEqual([expect.objectContaining({ tenant, err: unsound })]);
    }, 60_000);

    it('puts the schedule back that a flush has taken, without a restart', async () => {
      await start({ intervals: { schedules: 300 } });
      const connection = chooseDrive({ databaseUrl: db.appUrl, redisUrl: redis?.url });
      const queue = new Queue('schedules', { connection });
      const schedulers = async () => (await queue.getJobSchedulers()).map(({ key, tz }) => ({ key, tz }));
      await eventually(schedulers, (found) => found.length === 1);
      if (redis !== undefined) await redis.flushAll();
      else await queue.obliterate({ force: true });
      await eventually(schedulers, (found) => found.length === 1 && found[0]?.key === 'nightly');
      await queue.close();
    });
  });
});
