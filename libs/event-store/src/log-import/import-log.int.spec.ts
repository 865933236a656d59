import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EVERY_TENANT, TypeOrmDatabase, createAppDataSource, withAdminClient } from '#platform';
import type { DataSource } from 'typeorm';
import { createTestDatabase } from '../../../../test/support/test-database.js';
import type { TestDatabase } from '../../../../test/support/test-database.js';
import { canonicalText, chainedHash, originHash } from '../canonical-event.js';
import { PostgresEventStore } from '../postgres-event-store.js';
import type { StoredEvent } from '../stored-event.js';
import { newEvent, request } from '../testing/requests.js';
import { verifyLog } from '../verification/verify-log.js';
import { importLog } from './import-log.js';

const TENANT = 'T01';
let databases: TestDatabase[];
let sources: DataSource[];
let from: TypeOrmDatabase;
let into: TypeOrmDatabase;
let log: StoredEvent[];

beforeAll(async () => {
  databases = [await createTestDatabase(), await createTestDatabase()];
  sources = await Promise.all(
    databases.map((one) => createAppDataSource(one.appUrl, { applicationName: 'spec' }).initialize()),
  );
  [from, into] = sources.map((source) => new TypeOrmDatabase(source, EVERY_TENANT)) as [
    TypeOrmDatabase,
    TypeOrmDatabase,
  ];
  await create(from, TENANT);
  const store = new PostgresEventStore(from);
  for (let round = 0; round < 5; round++) {
    const group = ['a', 'b', 'c'].map((stream, index) =>
      request(stream, round * 2, {
        events: [
          newEvent({ metadata: { origin: 'list.csv', row: index } }),
          newEvent({ data: { n: 1.5, text: 'Số 1', deep: { x: [null] } } }),
        ],
      }),
    );
    await store.append(TENANT, group);
  }
  log = await store.readLog(TENANT, { after: 0, limit: 1000 });
});
afterAll(async () => {
  for (const source of sources) await source.destroy();
  for (const database of databases) await database.drop();
});

const create = (database: TypeOrmDatabase, tenant: string) =>
  database.query('insert into tenant (tenant_id, name, timezone) values ($1, $1, $2) on conflict do nothing', [
    tenant,
    'UTC',
  ]);
async function* paged(events: readonly StoredEvent[], size = 4) {
  for (let at = 0; at < events.length; at += size) yield await Promise.resolve(events.slice(at, at + size));
}
const bring = (events: readonly StoredEvent[], tenant = TENANT) =>
  importLog(into, { tenant, source: 'spec', events: paged(events) });
const head = (tenant = TENANT) => new PostgresEventStore(into).head(tenant);

/** The log again with one event changed and every hash computed anew, as a forger would. */
const rehashed = (events: readonly StoredEvent[], tenant = TENANT): StoredEvent[] => {
  let hash = originHash(tenant);
  return events.map((event) => {
    hash = chainedHash(hash, canonicalText(event));
    return { ...event, hash };
  });
};
/** So many more events after the log. */
const rehashedOn = (count: number): StoredEvent[] => {
  const last = log.at(-1)!;
  const more = Array.from({ length: count }, (_, n) => {
    const { eventId } = newEvent();
    return { ...last, eventId, streamId: 'd', version: n + 1, position: last.position + n + 1 };
  });
  return rehashed([...log, ...more]).slice(log.length);
};
const changed = (index: number, change: Partial<StoredEvent>) =>
  log.map((event, at) => (at === index ? { ...event, ...change } : event));

describe('a log written as it was', () => {
  beforeAll(() => create(into, TENANT));

  it.each<[string, () => StoredEvent[], RegExp]>([
    [
      'data changed after the hash',
      () => changed(6, { data: { forged: true } }),
      /position 7: its hash does not follow/,
    ],
    ['a hash that was made up', () => changed(6, { hash: 'ab'.repeat(32) }), /position 7: its hash/],
    ['an event left out', () => log.filter((_, index) => index !== 4), /position 5: it says position 6/],
    ['a beginning left out', () => log.slice(1), /position 1: it says position 2/],
    [
      'two events exchanged',
      () => [...log.slice(0, 2), ...log.slice(2, 4).reverse(), ...log.slice(4)],
      /position 3: it says position 4/,
    ],
    ['an event twice', () => rehashed(changed(8, { eventId: log[0]!.eventId })), /stands twice/],
    [
      'a version that skips one',
      () => rehashed(changed(29, { version: 12 })),
      /position 30: version 12 of its stream where 10 follows/,
    ],
    [
      'a recorded time that falls',
      () => rehashed(changed(9, { recordedAt: '2020-01-01T00:00:00.000Z' })),
      /position 10: it was recorded before/,
    ],
    [
      'a recorded time to come',
      () => rehashed(changed(29, { recordedAt: '2999-01-01T00:00:00.000Z' })),
      /position 30: it was recorded later/,
    ],
    [
      'an instant that would read back differently',
      () => rehashed(changed(3, { occurredAt: '2026-01-01T00:00:00Z' })),
      /position 4: .*occurredAt/,
    ],
    [
      'a whole log of another tenant',
      () =>
        rehashed(
          log.map((event) => ({ ...event, tenant: 'T99' })),
          'T99',
        ),
      /position 1: it belongs to tenant T99/,
    ],
  ])('is refused for %s, and nothing of it stands', async (_, events, message) => {
    await expect(bring(events())).rejects.toMatchObject({
      code: 'IMPORT.FLAW',
      message: expect.stringMatching(message),
    });
    expect(await head()).toMatchObject({ position: 0 });
    expect(await into.query('select from event where tenant_id = $1', [TENANT])).toEqual([]);
    expect(await into.query('select from log_import where tenant_id = $1', [TENANT])).toEqual([]);
  });

  it('leaves nothing when it is interrupted', async () => {
    let asked = 0;
    const stop = () => (asked += 1) > 1;
    const twice = { tenant: TENANT, source: 'spec', events: paged([...log, ...rehashedOn(1_500)], 500) };
    await expect(importLog(into, twice, { stop })).rejects.toMatchObject({ code: 'IMPORT.INTERRUPTED' });
    expect(asked).toBe(2);
    expect((await head()).position).toBe(0);
  });

  it('has the same positions, versions, times, hashes and metadata, and goes on from there', async () => {
    expect(await bring(log)).toEqual({ position: log.length, hash: log.at(-1)!.hash });
    const store = new PostgresEventStore(into);
    expect(await store.readLog(TENANT, { after: 0, limit: 1000 })).toEqual(log);
    const [outcome] = await store.append(TENANT, [request('a', 10)]);
    expect(outcome).toMatchObject({ verdict: 'appended', firstPosition: log.length + 1 });
    expect(await verifyLog(store, TENANT)).toMatchObject({ ok: true, position: log.length + 1 });
  });

  it('is refused where a log stands already', async () => {
    await expect(bring(log)).rejects.toMatchObject({ code: 'IMPORT.LOG_NOT_EMPTY' });
  });

  it('cannot be gone on with in another transaction, nor after an append in the same one', async () => {
    await create(into, 'T02');
    const call = 'select import_events($1, $2, $3::jsonb)';
    const rowsOf = (events: StoredEvent[]) =>
      JSON.stringify(events.map((event) => ({ canonical: canonicalText(event), metadata: {}, hash: event.hash })));
    const mine = rehashed(
      log.map((event) => ({ ...event, tenant: 'T02' })),
      'T02',
    );
    await into.query(call, ['T02', 'spec', rowsOf(mine.slice(0, 10))]);
    await expect(into.query(call, ['T02', 'spec', rowsOf(mine.slice(10))])).rejects.toThrow(/only into an empty one/);
    await create(into, 'T03');
    const other = rehashed(
      log.map((event) => ({ ...event, tenant: 'T03' })),
      'T03',
    );
    const both = into.transaction(async (sql) => {
      await sql.query(call, ['T03', 'spec', rowsOf(other.slice(0, 2))]);
      const store = new PostgresEventStore({
        query: sql.query.bind(sql),
        transaction: () => Promise.reject(new Error()),
      });
      await store.append('T03', [request('z', 0)]);
      await sql.query(call, ['T03', 'spec', rowsOf(other.slice(2, 4))]);
    });
    await expect(both).rejects.toThrow(/only into an empty one/);
    expect((await head('T03')).position).toBe(0);
  });

  it('without events is refused, and leaves the tenant open to a real one', async () => {
    await create(into, 'T04');
    await expect(into.query(`select import_events('T04', 'spec', '[]')`)).rejects.toThrow(/without events/);
    await expect(into.query(`select import_batch('T04', 'spec', '[]')`)).rejects.toThrow(/permission denied/);
    const mine = rehashed(
      log.map((event) => ({ ...event, tenant: 'T04' })),
      'T04',
    );
    const brought = await importLog(into, { tenant: 'T04', source: 'spec', events: paged(mine, 10) });
    expect(brought).toMatchObject({ position: log.length });
  });

  it('is the only way in: the application may not write events, heads or marks by itself', async () => {
    for (const statement of [
      `insert into log_import (tenant_id, source, position) values ('T01', 'x', 0)`,
      `update log_import set transaction_id = pg_current_xact_id()`,
      `update tenant_head set position = 0`,
      `insert into event select * from event limit 1`,
    ]) {
      await expect(into.query(statement)).rejects.toThrow(/permission denied/);
    }
    await expect(into.query(`select import_kept_answers('T01', '[]')`)).rejects.toThrow(/with its log alone/);
  });
});

it('a log cut into batches anywhere is written the same', async () => {
  let count = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async (size) => {
      const tenant = `P${String((count += 1))}`;
      await create(into, tenant);
      const events = rehashed(
        log.map((event) => ({ ...event, tenant })),
        tenant,
      );
      await importLog(into, { tenant, source: 'spec', events: paged(events, size) });
      expect(await new PostgresEventStore(into).readLog(tenant, { after: 0, limit: 1000 })).toEqual(events);
    }),
    { numRuns: 6 },
  );
});

it('the owner of the tables may not import either where a log stands', async () => {
  await withAdminClient(databases[1]!.migratorUrl, async (client) => {
    await client.query('set search_path = dunghen');
    await expect(client.query(`select import_events('T01', 'x', '[]')`)).rejects.toThrow(/only into an empty one/);
  });
});
