import { afterAll, beforeAll, expect, it } from '@jest/globals';
import request from 'supertest';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import { createSmallTenant, tokenFor } from '../../../../test/dsl/small-tenant.js';
import { project } from '../auth/testing/matrix-places.js';

const OTHER = 'BOS-7';
let counter: Counter;
beforeAll(async () => {
  counter = await Counter.open();
  await createSmallTenant(counter.database, OTHER);
  await project(counter);
  await counter.receive().expect(201);
});
afterAll(() => counter.close());

it('says which part is not ready to whoever asks, and neither names tenants nor how many there are', async () => {
  const { body, text } = await request(counter.app.getHttpServer()).get('/health/ready').expect(503);
  const { parts } = body as { parts: { part: string; ready: boolean; detail: string }[] };
  expect(parts).toContainEqual({ part: 'database', ready: true, detail: 'answers' });
  const facts = parts.filter(({ part }) => part === 'projection dossier-facts');
  expect(facts).toHaveLength(1);
  expect(facts[0]?.detail).toMatch(/^1 events/);
  expect(text).not.toContain(COUNTER_TENANT);
  expect(text).not.toContain(OTHER);
});

it('measures what is of the reader’s own tenant', async () => {
  const { text } = await request(counter.app.getHttpServer())
    .get('/metrics')
    .set('Authorization', `Bearer ${await tokenFor(counter.database, OTHER, 'admin')}`)
    .expect(200);
  expect(text).toContain(`dunghen_projection_lag_events{tenant="${OTHER}",projection="dossier-facts"} 0`);
  expect(text).not.toContain(COUNTER_TENANT);
  await request(counter.app.getHttpServer()).get('/metrics').expect(401);
});
