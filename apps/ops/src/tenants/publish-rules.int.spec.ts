import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readPublishedPolicies } from '#application';
import { PostgresEventStore } from '#event-store';
import { POLICY_NAMES } from '#indicators';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/faults/support/spec-database.js';
import { createTenant } from './create-tenant.js';
import { publishCalendarIfMissing } from './publish-calendar.js';
import { publishRulesEverywhere } from './publish-rules.js';

let db: SpecDatabase;
let store: PostgresEventStore;

beforeAll(async () => {
  db = await openSpecDatabase();
  store = new PostgresEventStore(db.database);
  for (const id of ['BEGUN', 'EMPTY', 'OTHER']) {
    await createTenant(db.database, { id, name: id, timezone: 'Asia/Ho_Chi_Minh' });
  }
  for (const id of ['BEGUN', 'OTHER']) await publishCalendarIfMissing(store, id);
});
afterAll(() => db.close());

const publishedIn = async (tenant: string): Promise<string[]> =>
  [...(await readPublishedPolicies(store, tenant))].filter(([, known]) => known.length > 0).map(([name]) => name);

it('every log that has begun holds the rules from the start on, once; one that waits for an import stays empty', async () => {
  const told: string[] = [];
  for (let start = 0; start < 2; start += 1) {
    await publishRulesEverywhere({ database: db.database, store }, (line) => told.push(line));
  }
  expect(await publishedIn('BEGUN')).toEqual([...POLICY_NAMES]);
  expect((await store.head('BEGUN')).position).toBe(1 + POLICY_NAMES.length);
  expect((await store.head('EMPTY')).position).toBe(0);
  expect(told).toEqual([]);
});

it('a rule that the log knows otherwise is told, and the other tenants get theirs', async () => {
  const nobody = { actorId: null, unitId: null, correlationId: null, causationId: null, personal: null };
  const data = { policy: { name: 'tt01-2020', version: 99 } };
  const event = { eventId: '00000000-0000-7000-8000-000000000099', type: 'PolicyPublished', schemaVersion: 1, data };
  const events = [{ ...event, ...nobody, occurredAt: '2026-01-01T00:00:00.000Z' }];
  await createTenant(db.database, { id: 'AHEAD', name: 'AHEAD', timezone: 'Asia/Ho_Chi_Minh' });
  await store.append('AHEAD', [{ streamId: 'policy-tt01-2020', expectedVersion: 0, events }]);
  const told: string[] = [];
  await publishRulesEverywhere({ database: db.database, store }, (line) => told.push(line));
  expect(told).toEqual([expect.stringContaining('AHEAD: POLICY.NEWER_IN_LOG')]);
  expect(await publishedIn('OTHER')).toEqual([...POLICY_NAMES]);
});
