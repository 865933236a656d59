import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHash } from 'node:crypto';
import request from 'supertest';
import { Counter } from '../../../../test/dsl/counter.js';
import { createApi } from '../create-api.js';
import { describeApi } from '../openapi.js';

let counter: Counter;
let app: NestFastifyApplication;
beforeAll(async () => {
  counter = await Counter.open();
  const { databaseUrl, masterKey } = counter;
  const houseRules = { lateEntryDays: 30, lateEntryFlagHours: 24 };
  app = await createApi({ databaseUrl, masterKey, houseRules, poolSize: 2, onTrouble: () => undefined }, false);
  describeApi(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterAll(async () => {
  await app.close();
  await counter.close();
});

const answerOf = async (path: string) => {
  const { headers, text, status } = await request(app.getHttpServer())
    .get(path)
    .set('Authorization', `Bearer ${counter.tokenOf('inspector')}`);
  return { status, text, policy: String(headers['content-security-policy']) };
};

it.each(['/health/live', '/api/v1/dossiers', '/api/v1/unknown', '/api/openapi.json', '/metrics', '/nowhere'])(
  'an answer that is no page may load nothing (%s)',
  async (path) => {
    const { policy } = await answerOf(path);
    expect(policy.split(';').sort()).toEqual([
      "base-uri 'none'",
      "default-src 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
  },
);

it.each(['/api/docs', '/tra-cuu'])(
  'a page has no script of its own and no style that its policy does not know (%s)',
  async (path) => {
    const { status, text, policy } = await answerOf(path);
    expect(status).toBe(200);
    expect(policy).not.toContain('unsafe-inline');
    expect(text.match(/<script(?![^>]* src=)/g)).toBeNull();
    expect(text.match(/ on\w+="/g)).toBeNull();
    const inline = [/<style>([\s\S]*?)<\/style>/g, / style="([^"]*)"/g].flatMap((form) =>
      [...text.matchAll(form)].map(
        ([, style = '']) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
      ),
    );
    for (const hash of inline) expect(policy).toContain(hash);
  },
);
