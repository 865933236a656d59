import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Worker } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../../../../test/faults/support/eventually.js';
import { canStartRedis, startRedisServer, type TestRedisServer } from '../../../../test/faults/support/redis-server.js';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/faults/support/spec-database.js';
import { withAdminClient } from '../embedded-postgres/index.js';
import { chooseDrive } from './queue-drive.js';
import { openWakeUps } from './queue.module.js';
import { WORKER_DEFAULTS } from './queue-options.js';
import { queueSchemaHook } from './queue-schema.js';

const DRIVES = ['postgres', 'redis'] as const;

describe.each(DRIVES)('the queue on %s', (drive) => {
  const specs = drive === 'redis' && !canStartRedis ? describe.skip : describe;
  specs('as the application', () => {
    let db: SpecDatabase;
    let redis: TestRedisServer | undefined;
    const settings = () => ({ databaseUrl: db.appUrl, redisUrl: redis?.url, applicationName: 'queue spec' });

    beforeAll(async () => {
      db = await openSpecDatabase(2);
      if (drive === 'redis') redis = await startRedisServer();
    });
    afterAll(async () => {
      await redis?.stop();
      await db.close();
    });

    it('brings a wake-up to a worker, and the last of a burst after the one that runs', async () => {
      const seen: string[] = [];
      let finish: () => void = () => undefined;
      const running = new Promise<void>((resolve) => (finish = resolve));
      const wakeUps = openWakeUps(settings());
      const worker = new Worker<{ tenant: string }>(
        'projections',
        async ({ data }) => {
          seen.push(data.tenant);
          if (seen.length === 1) await running;
        },
        { ...WORKER_DEFAULTS, connection: chooseDrive(settings()) },
      );
      worker.on('error', () => undefined);
      wakeUps.wake('H26');
      await eventually(
        async () => seen.length,
        (length) => length === 1,
      );
      for (let i = 0; i < 5; i += 1) {
        wakeUps.wake('H26');
        await sleep(120);
      }
      finish();
      await eventually(
        async () => seen.length,
        (length) => length === 2,
      );
      await sleep(300);
      expect(seen).toEqual(['H26', 'H26']);
      await worker.close();
      await wakeUps.close();
      expect(await eventually(db.connections, (names) => names.length === 0)).toEqual([]);
    });

    it('does not hold anybody up while it does not answer', async () => {
      const troubles: string[] = [];
      const nowhere = {
        databaseUrl: 'postgres://nobody:x@127.0.0.1:1/none',
        ...(drive === 'redis' ? { redisUrl: 'redis://127.0.0.1:1' } : {}),
      };
      const wakeUps = openWakeUps(nowhere, (message) => troubles.push(message));
      const before = Date.now();
      for (let i = 0; i < 1_000; i += 1) wakeUps.wake('H26');
      wakeUps.startJob('H26', 'some-job');
      expect(Date.now() - before).toBeLessThan(500);
      await eventually(
        async () => troubles.length,
        (length) => length > 0,
      );
      const closing = Date.now();
      await wakeUps.close();
      expect(Date.now() - closing).toBeLessThan(6_000);
    });
  });
});

describe("the queue's schema", () => {
  it('can be prepared again, and gives the application no right to change a table', async () => {
    const db = await openSpecDatabase(2);
    await withAdminClient(db.migratorUrl, async (client) => {
      const query = async (sql: string) => (await client.query(sql)).rows;
      await queueSchemaHook.run({ migratorUrl: db.migratorUrl, appRole: 'dunghen_app', query });
    });
    const refused = db.database.query('drop table queue.job');
    await expect(refused).rejects.toMatchObject({ driverError: { code: '42501' } });
    await db.close();
  });
});
