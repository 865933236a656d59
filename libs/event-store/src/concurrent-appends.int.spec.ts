import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TypeOrmDatabase } from '#platform';
import { openSpecDatabase, type SpecDatabase } from '../../../test/support/spec-database.js';
import { canonicalText, chainedHash, originHash } from './canonical-event.js';
import type { Sql } from './database.js';
import { GroupAppender } from './group-appender.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { newTenant } from './testing/new-tenant.js';
import { key, newEvent, request } from './testing/requests.js';

let db: SpecDatabase;
let database: TypeOrmDatabase;
let store: PostgresEventStore;
let tenant: string;
beforeAll(async () => {
  db = await openSpecDatabase(8);
  database = db.database;
  store = new PostgresEventStore(database);
});
beforeEach(async () => {
  tenant = await newTenant(database);
});
afterAll(() => db.drop());

const positions = async () => (await store.readLog(tenant, { after: 0, limit: 1000 })).map((event) => event.position);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

/** An append that has happened inside a transaction which stays open until it is told what to do. */
async function openAppend(streamId: string, expectedVersion: number) {
  let commit: () => void = () => undefined;
  let rollBack: (reason: Error) => void = () => undefined;
  const decided = new Promise<void>((resolve, reject) => {
    commit = resolve;
    rollBack = reject;
  });
  let appended: () => void = () => undefined;
  const holding = new Promise<void>((resolve) => {
    appended = resolve;
  });
  const ended = database.transaction(async (sql) => {
    await new PostgresEventStore({ ...asDatabase(sql) }).append(tenant, [request(streamId, expectedVersion)]);
    appended();
    await decided;
  });
  await holding;
  return { commit, rollBack, ended };
}

const asDatabase = (sql: Sql) => ({ query: sql.query, transaction: () => Promise.reject(new Error('nested')) });

/** Resolves when somebody waits for the head's lock in this database. */
async function somebodyWaits(): Promise<void> {
  const WAITING = `select count(*)::int as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like '%append_events%'`;
  for (;;) {
    const [row] = await database.query<{ waiting: number }>(WAITING);
    if ((row?.waiting ?? 0) > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('two writers at once', () => {
  it('one wins, the other is told the version', async () => {
    const outcomes = (
      await Promise.all([store.append(tenant, [request('a', 0)]), store.append(tenant, [request('a', 0)])])
    ).flat();
    expect(outcomes.map((outcome) => outcome.verdict).toSorted()).toEqual(['appended', 'conflict']);
    expect(outcomes.find((outcome) => outcome.verdict === 'conflict')).toMatchObject({ actualVersion: 1 });
  });

  it('both write on streams of their own, in one gapless order', async () => {
    await Promise.all(upTo(40).map((n) => store.append(tenant, [request(`s${String(n)}`, 0)])));
    expect(await positions()).toEqual(upTo(40));
  });

  it('the same idempotency key makes one event', async () => {
    const attempts = upTo(6).map(() => store.append(tenant, [request('a', 0, { idempotency: key('k') })]));
    const verdicts = (await Promise.all(attempts)).flat().map((outcome) => outcome.verdict);
    expect(verdicts.toSorted()).toEqual(['appended', ...upTo(5).map(() => 'duplicate')]);
  });
});

describe('an append whose transaction is still open', () => {
  it('is jumped over by no reader and by no writer', async () => {
    await store.append(tenant, [request('a', 0)]);
    const open = await openAppend('b', 0);
    let secondIsDone = false;
    const second = store.append(tenant, [request('c', 0)]).then((outcome) => {
      secondIsDone = true;
      return outcome;
    });
    await somebodyWaits();
    expect(await positions()).toEqual([1]);
    expect(await store.head(tenant)).toMatchObject({ position: 1 });
    expect(secondIsDone).toBe(false);
    open.commit();
    await open.ended;
    expect((await second)[0]).toMatchObject({ verdict: 'appended', firstPosition: 3 });
    expect((await store.readLog(tenant, { after: 1, limit: 9 })).map((event) => event.streamId)).toEqual(['b', 'c']);
  });

  it('leaves no hole when it is rolled back', async () => {
    await store.append(tenant, [request('a', 0)]);
    const open = await openAppend('b', 0);
    const second = store.append(tenant, [request('b', 0)]);
    await somebodyWaits();
    open.rollBack(new Error('not after all'));
    await expect(open.ended).rejects.toThrow('not after all');
    expect((await second)[0]).toMatchObject({ verdict: 'appended', firstPosition: 2, version: 1 });
    expect(await positions()).toEqual([1, 2]);
  });

  it('does not hold up another tenant', async () => {
    const other = await newTenant(database);
    const open = await openAppend('b', 0);
    expect((await store.append(other, [request('a', 0)]))[0]).toMatchObject({ verdict: 'appended' });
    open.commit();
    await open.ended;
  });
});

describe('the head', () => {
  it('is count and maximum of the log, its hash the last of the chain, whatever happened at once', async () => {
    const appender = new GroupAppender(store);
    const single = upTo(20).map((n) => store.append(tenant, [request(`s${String(n % 5)}`, Math.floor(n / 7))]));
    const grouped = upTo(60).map((n) => {
      const events = [newEvent(), newEvent()];
      return appender.append(tenant, request(`s${String(n % 9)}`, Math.floor(n / 11), { events }));
    });
    await Promise.all<unknown>([...single, ...grouped]);
    const [counted] = await database.query(
      `select count(*)::int as count, max(position)::int as max from event where tenant_id = $1`,
      [tenant],
    );
    const head = await store.head(tenant);
    expect(counted).toEqual({ count: head.position, max: head.position });
    const log = await store.readLog(tenant, { after: 0, limit: 1000 });
    expect(head.hash).toBe(log.reduce((hash, event) => chainedHash(hash, canonicalText(event)), originHash(tenant)));
    expect(head.recordedAt).toBe(log.at(-1)?.recordedAt);
  });
});
