import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TypeOrmDatabase, withAdminClient } from '#platform';
import { openSpecDatabase, type SpecDatabase } from '../../../test/support/spec-database.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { newTenant } from './testing/new-tenant.js';
import { key, request } from './testing/requests.js';

let db: SpecDatabase;
let database: TypeOrmDatabase;
let store: PostgresEventStore;
let tenant: string;
beforeAll(async () => {
  db = await openSpecDatabase(2);
  database = db.database;
  store = new PostgresEventStore(database);
});
beforeEach(async () => {
  tenant = await newTenant(database);
});
afterAll(() => db.drop());

/** An answer kept some days ago, where it would have been put then; negative days are to come. */
const keep = (name: string, daysAgo: number) =>
  withAdminClient(db.migratorUrl, (client) =>
    client.query(
      `with d as (select (clock_timestamp() at time zone 'UTC')::date - $3::int as day)
       insert into dunghen.idempotency (tenant_id, slot, owner, key, request_hash, answer, position, kept_on)
       select $1, dunghen.idempotency_slot(day), 'token-1', $2, '\\xab', '{}', 1, day from d`,
      [tenant, name, daysAgo],
    ),
  );
const rows = async () =>
  (
    await database.query<{ key: string }>('select key from idempotency where tenant_id = $1 order by key', [tenant])
  ).map((row) => row.key);
const expire = () => database.query('select expire_idempotency()');

describe('answers under idempotency keys', () => {
  it('are known for seven days and emptied after', async () => {
    for (const daysAgo of [0, 1, 6, 7, 8]) await keep(`kept ${String(daysAgo)}`, daysAgo);
    expect(await store.keptAnswer(tenant, 'token-1', 'kept 7')).toMatchObject({ position: 1 });
    expect(await store.keptAnswer(tenant, 'token-1', 'kept 8')).toBe(null);
    await keep('kept 21', 21);
    await keep('kept 14', 14);
    await expire();
    expect(await rows()).toEqual(expect.arrayContaining(['kept 0', 'kept 1', 'kept 6', 'kept 7']));
    expect(await rows()).not.toContain('kept 14');
    for (const gone of ['kept 8', 'kept 14', 'kept 21'])
      expect(await store.keptAnswer(tenant, 'token-1', gone)).toBe(null);
  });

  it('kept just after midnight survive an expiry that began before it; what missed nights left does not', async () => {
    await keep('kept tomorrow', -1);
    await keep('kept 14', 14);
    await expire();
    expect(await rows()).toEqual(['kept tomorrow']);
  });

  it('that have expired but were not emptied yet do not stand in the way of the same key', async () => {
    for (const daysAgo of [8, 9, 14, 21]) {
      const name = `kept ${String(daysAgo)}`;
      await keep(name, daysAgo);
      const [outcome] = await store.append(tenant, [request(name, 0, { idempotency: key(name) })]);
      expect(outcome).toMatchObject({ verdict: 'appended' });
      const again = await store.append(tenant, [request(name, 0, { idempotency: key(name) })]);
      expect(again[0]).toMatchObject({
        verdict: 'duplicate',
        kept: { requestHash: 'ab'.repeat(32), answer: { code: name } },
      });
    }
  });
});
