import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomBytes } from 'node:crypto';
import request from 'supertest';
import { ROLES } from '#application';
import type { Role } from '#application';
import { WakeUps } from '#platform';
import { createSmallTenant, tokenFor } from '../../../../test/dsl/small-tenant.js';
import { eventually } from '../../../../test/faults/support/eventually.js';
import { canStartRedis, startRedisServer } from '../../../../test/faults/support/redis-server.js';
import type { TestRedisServer } from '../../../../test/faults/support/redis-server.js';
import { openSpecDatabase } from '../../../../test/faults/support/spec-database.js';
import type { SpecDatabase } from '../../../../test/faults/support/spec-database.js';
import { createApi } from '../create-api.js';

const TENANT = 'H26';
const OTHER = 'BOS';
const BOARD = '/api/v1/queue-board/';
const DRIVES = ['postgres', 'redis'] as const;

describe.each(DRIVES)('the queue on %s', (drive) => {
  const specs = drive === 'redis' && !canStartRedis ? describe.skip : describe;
  specs('shown to an administrator', () => {
    let db: SpecDatabase;
    let redis: TestRedisServer | undefined;
    let app: NestFastifyApplication;
    let admin: string;

    beforeAll(async () => {
      db = await openSpecDatabase(2);
      if (drive === 'redis') redis = await startRedisServer();
      await createSmallTenant(db.database, TENANT);
      admin = await tokenFor(db.database, TENANT, 'admin');
      app = await createApi(
        {
          ...{ databaseUrl: db.appUrl, redisUrl: redis?.url, poolSize: 4, masterKey: randomBytes(32) },
          signIn: { tenant: TENANT, demoAccounts: [] },
          houseRules: { lateEntryDays: 30, lateEntryFlagHours: 24 },
          onTrouble: () => undefined,
        },
        false,
      );
      await app.init();
      await app.getHttpAdapter().getInstance().ready();
    });
    afterAll(async () => {
      await app.close();
      await redis?.stop();
      await db.close();
    });

    const ask = (method: 'get' | 'put' | 'post' | 'patch', path: string, token = admin) =>
      request(app.getHttpServer())[method](`${BOARD}${path}`).set('Authorization', `Bearer ${token}`);
    interface Queues {
      queues: { name: string; readOnlyMode: boolean; counts: Record<string, number>; jobs: { data: unknown }[] }[];
    }
    const queues = async () => ((await ask('get', 'api/queues').expect(200)).body as Queues).queues;

    it('is there, with what waits in it, to be read and not changed', async () => {
      expect((await queues()).map(({ name, readOnlyMode }) => [name, readOnlyMode])).toEqual([
        ['projections', true],
        ['recomputations', true],
      ]);
      app.get(WakeUps).startJob(TENANT, 'some-job');
      const waiting = async () => (await queues()).find(({ name }) => name === 'recomputations');
      const shown = await eventually(waiting, (queue) => (queue?.counts['waiting'] ?? 0) > 0);
      expect(shown?.counts['waiting']).toBe(1);
      const { body } = await ask('get', 'api/queues?activeQueue=recomputations&status=waiting&page=1').expect(200);
      const [job] = (body as Queues).queues.find(({ name }) => name === 'recomputations')?.jobs ?? [];
      expect(job?.data).toEqual({ tenant: TENANT, jobId: 'some-job' });
      for (const [method, path] of [
        ['put', 'api/queues/recomputations/pause'],
        ['put', 'api/queues/recomputations/empty'],
        ['put', 'api/queues/pause'],
        ['post', 'api/queues/recomputations/add'],
        ['patch', 'api/queues/recomputations/1/update-data'],
      ] as const) {
        expect([path, (await ask(method, path).send({})).status]).toEqual([path, 404]);
      }
      expect((await waiting())?.counts['waiting']).toBe(1);
    });

    it('has a page that loads nothing of anybody else’s and keeps to a policy of its own', async () => {
      const page = await ask('get', '').expect(200).expect('content-type', 'text/html; charset=utf-8');
      expect(page.headers['content-security-policy']).toContain("script-src 'self'; style-src 'self' 'sha256-");
      expect(page.text).toContain(`<base href="${BOARD}" />`);
      expect(page.text).not.toMatch(/https?:|style="|<style|<%/);
      const scripts = [...page.text.matchAll(/src="(static\/[^"]+)"/g)].map(([, name]) => name ?? '');
      expect(scripts.length).toBeGreaterThan(0);
      for (const name of scripts)
        await ask('get', name)
          .expect(200)
          .expect('content-type', /^text\/javascript/);
      expect((await ask('get', 'queue/recomputations')).text).toBe(page.text);
      for (const path of ['static/..%2findex.ejs', 'static/nothing.js', 'api/no']) {
        expect([path, (await ask('get', path)).status]).toEqual([path, 404]);
      }
    });

    it('is nobody else’s: no other role, no unit, no other tenant, nobody who is not signed in', async () => {
      await createSmallTenant(db.database, OTHER);
      const refused: [string, string][] = [];
      for (const role of ROLES.filter((one: Role) => one !== 'admin')) {
        refused.push([role, await tokenFor(db.database, TENANT, role)]);
      }
      refused.push(['of a unit', await tokenFor(db.database, TENANT, 'admin', 'H26.12')]);
      refused.push(['of another tenant', await tokenFor(db.database, OTHER, 'admin')]);
      for (const [who, token] of refused) {
        for (const path of ['', 'api/queues', 'static/favicon-32x32.png']) {
          expect([who, path, (await ask('get', path, token)).status]).toEqual([who, path, 403]);
        }
      }
      await request(app.getHttpServer()).get(`${BOARD}api/queues`).expect(401);
    });
  });
});
