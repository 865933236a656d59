import { afterAll, beforeAll, expect, it } from '@jest/globals';
import request from 'supertest';
import { Counter } from '../../../../test/dsl/counter.js';

let counter: Counter;
beforeAll(async () => {
  counter = await Counter.open();
});
afterAll(() => counter.close());

const policyOf = async (path: string) => {
  const { headers } = await request(counter.app.getHttpServer())
    .get(path)
    .set('Authorization', `Bearer ${counter.tokenOf('inspector')}`);
  return String(headers['content-security-policy']);
};

it.each(['/health/live', '/api/v1/dossiers', '/api/v1/unknown', '/metrics', '/nowhere'])(
  'an answer that is no page may load nothing (%s)',
  async (path) => {
    const policy = await policyOf(path);
    expect(policy.split(';').sort()).toEqual([
      "base-uri 'none'",
      "default-src 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
  },
);
