import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { WebhookSecrets, Webhooks } from '#application';
import { createLogger, openWakeUps, systemClock, uuidV7 } from '#platform';
import { eventually } from '../../../test/faults/support/eventually.js';
import { append, createTenant, lives } from '../../../test/faults/support/log-writer.js';
import { canStartRedis, startRedisServer, type TestRedisServer } from '../../../test/faults/support/redis-server.js';
import { openSpecDatabase, type SpecDatabase } from '../../../test/faults/support/spec-database.js';
import { Receiver } from '../../../test/support/webhook-receiver.js';
import { createWorker } from './create-worker.js';

const TENANT = 'W';
const HOUR = 3_600_000;
const logger = createLogger({ name: 'worker', format: 'lines', level: 'silent' });

describe.each(['postgres', 'redis'] as const)('webhooks of a worker on %s', (drive) => {
  const specs = drive === 'redis' && !canStartRedis ? describe.skip : describe;
  specs('that nobody but the queue wakes', () => {
    let db: SpecDatabase;
    let redis: TestRedisServer | undefined;

    beforeAll(async () => {
      db = await openSpecDatabase();
      if (drive === 'redis') redis = await startRedisServer();
      await createTenant(db.database, TENANT);
    });
    afterAll(async () => {
      await redis?.stop();
      await db.close();
    });

    it('tell one receiver of everything in order while another does not answer, and that one later', async () => {
      const masterKey = randomBytes(32);
      const webhooks = new Webhooks(db.database, new WebhookSecrets(masterKey), { uuid: uuidV7 });
      const [silent, quick] = [new Receiver(), new Receiver()];
      const answers: (() => void)[] = [];
      silent.behaviours.push((response) =>
        answers.push(() => void (response.writableEnded || response.writeHead(503).end())),
      );
      for (const receiver of [silent, quick]) {
        await receiver.open();
        const request = { url: receiver.url, types: null, after: 0, createdBy: 'admin' };
        receiver.secrets = [(await webhooks.create(TENANT, request)).secret];
      }
      const worker = await createWorker(
        {
          ...{ databaseUrl: db.appUrl, redisUrl: redis?.url, masterKey, logger, clock: systemClock },
          webhooks: { allowedHosts: ['127.0.0.1'], timeLimit: HOUR, firstWait: 0 },
          intervals: { webhooks: HOUR },
        },
        0,
        '127.0.0.1',
      );
      const wakeUps = openWakeUps({ databaseUrl: db.appUrl, redisUrl: redis?.url });
      const hears = (receiver: Receiver, events: number) =>
        eventually(
          () => Promise.resolve(receiver.received.map(({ event }) => Number(event.sequence))),
          (told) => told.length >= events,
        );
      const positions = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
      try {
        let written = 0;
        for (const round of ['A', 'B', 'C']) {
          written = await append(db.database, TENANT, lives(4, '2025-03-03T02:00:00Z', round));
          wakeUps.wake(TENANT);
          expect(await hears(quick, written)).toEqual(positions(written));
        }
        expect(silent).toMatchObject({ received: [], busy: 1, mostBusy: 1 });
        for (const answer of answers) answer();
        expect(await hears(silent, written)).toEqual(positions(written));
        expect([silent.refused, quick.refused, quick.mostBusy]).toEqual([[], [], 1]);
      } finally {
        for (const answer of answers) answer();
        await wakeUps.close();
        await worker.close();
        await Promise.all([silent.close(), quick.close()]);
      }
    });
  });
});
