import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomBytes } from 'node:crypto';
import request from 'supertest';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import { ApiModule } from '../api.module.js';
import { OpenRoute } from './open-route.js';

/** What somebody adds in a hurry. */
@Controller('stray')
class StrayController {
  @Get('closed')
  closed() {
    return { seen: true };
  }

  @Get('open')
  @OpenRoute()
  open() {
    return { seen: true };
  }
}

let counter: Counter;
let app: NestFastifyApplication;
beforeAll(async () => {
  counter = await Counter.open();
  const api = ApiModule.forRoot({
    databaseUrl: counter.databaseUrl,
    poolSize: 2,
    masterKey: randomBytes(32),
    signIn: { tenant: COUNTER_TENANT, demoAccounts: [] },
    houseRules: { lateEntryDays: 30, lateEntryFlagHours: 24 },
    onTrouble: () => undefined,
  });
  class WithStray {}
  Module({ imports: [api], controllers: [StrayController] })(WithStray);
  app = await NestFactory.create<NestFastifyApplication>(WithStray, new FastifyAdapter(), { logger: false });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterAll(async () => {
  await app.close();
  await counter.close();
});

it.each(['closed', 'open'])('a route that the table does not know is closed to everybody (%s)', async (name) => {
  const asked = request(app.getHttpServer()).get(`/stray/${name}`);
  const { body } = (await asked.set('Authorization', `Bearer ${counter.tokenOf('admin')}`).expect(403)) as {
    body: { code: string; detail: string };
  };
  expect(body).toMatchObject({ code: 'AUTH.FORBIDDEN' });
  expect(body.detail).toContain('no policy');
  await request(app.getHttpServer()).get(`/stray/${name}`).expect(403);
});
