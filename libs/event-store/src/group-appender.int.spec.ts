import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TypeOrmDatabase } from '#platform';
import { openSpecDatabase, type SpecDatabase } from '../../../test/support/spec-database.js';
import { GroupAppender } from './group-appender.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { newTenant } from './testing/new-tenant.js';
import { newEvent, request } from './testing/requests.js';

let db: SpecDatabase;
let database: TypeOrmDatabase;
let store: PostgresEventStore;
let appender: GroupAppender;
let tenant: string;
beforeAll(async () => {
  db = await openSpecDatabase(4);
  database = db.database;
  store = new PostgresEventStore(database);
});
beforeEach(async () => {
  tenant = await newTenant(database);
  appender = new GroupAppender(store);
});
afterAll(() => db.drop());

const verdicts = (results: PromiseSettledResult<{ verdict: string }>[]) =>
  results.map((result) => (result.status === 'fulfilled' ? result.value.verdict : 'failed'));

describe('commands waiting in one process', () => {
  it('thirty on one stream: exactly one wins per version', async () => {
    const winners = new Map<number, number>();
    const command = async () => {
      for (let version = 0; ;) {
        const outcome = await appender.append(tenant, request('a', version));
        if (outcome.verdict === 'appended') {
          winners.set(outcome.version, (winners.get(outcome.version) ?? 0) + 1);
          return;
        }
        if (outcome.verdict === 'conflict') version = outcome.actualVersion;
      }
    };
    await Promise.all(Array.from({ length: 30 }, command));
    expect([...winners].toSorted(([a], [b]) => a - b)).toEqual(
      Array.from({ length: 30 }, (_, index) => [index + 1, 1]),
    );
    const versions = (await store.readStream(tenant, 'a')).map((event) => event.version);
    expect(versions).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  });

  it('one that the database refuses (an event id used before) does not hurt its neighbours', async () => {
    const used = newEvent();
    await appender.append(tenant, request('used', 0, { events: [used] }));
    const results = await Promise.allSettled([
      appender.append(tenant, request('a', 0)),
      appender.append(tenant, request('b', 0, { events: [used] })),
      appender.append(tenant, request('a', 1)),
      appender.append(tenant, request('c', 0)),
      appender.append(tenant, request('b', 0)),
    ]);
    expect(verdicts(results)).toEqual(['appended', 'failed', 'appended', 'appended', 'appended']);
    expect(results[1]).toMatchObject({ reason: { driverError: { code: '23505' } } });
    expect(await store.head(tenant)).toMatchObject({ position: 5 });
  });

  it('those that do not fit (year 1 does, a key of ten thousand letters and a version of ten digits do not) hurt no neighbour', async () => {
    const results = await Promise.allSettled([
      appender.append(tenant, request('a', 0, { events: [newEvent({ occurredAt: '0001-01-01T00:00:00.000Z' })] })),
      appender.append(tenant, request('x'.repeat(10_000), 0)),
      appender.append(tenant, request('b', 2 ** 31)),
      appender.append(tenant, request('c', 0)),
    ]);
    expect(verdicts(results)).toEqual(['appended', 'failed', 'failed', 'appended']);
    expect(results[1]).toMatchObject({
      reason: { code: 'EVENT.NOT_STORABLE', pointer: '/streamId', reason: 'tooLong' },
    });
    expect(results[2]).toMatchObject({ reason: { code: 'EVENT.NOT_STORABLE', pointer: '/expectedVersion' } });
  });
});
