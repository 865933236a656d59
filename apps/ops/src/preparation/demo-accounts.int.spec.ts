import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PostgresEventStore } from '#event-store';
import { openSpecDatabase } from '../../../../test/support/spec-database.js';
import type { SpecDatabase } from '../../../../test/support/spec-database.js';
import { temporaryFolder } from '../../../../test/support/temporary-folder.js';
import { demoYear } from '../demo/testing/demo-year.js';
import { disableDemoAccounts, ensureDemoAccounts } from './demo-accounts.js';

const TENANT = 'H26';
let db: SpecDatabase;
const folder = temporaryFolder();

beforeAll(async () => {
  db = await openSpecDatabase();
  await db.database.query(`insert into tenant (tenant_id, name, timezone) values ($1, $1, 'Asia/Ho_Chi_Minh')`, [
    TENANT,
  ]);
});
afterAll(async () => {
  await db.drop();
  folder.remove();
});

const product = () => ({ database: db.database, store: new PostgresEventStore(db.database) });
const ensure = () => ensureDemoAccounts(product(), { dataDir: folder.path, tenant: TENANT });
const accounts = () =>
  db.database.query<{ actor_id: string; hash: boolean; active: boolean; changes: number }>(
    `select a.actor_id, a.password_hash is not null as hash, a.disabled_at is null as active,
       (select count(*)::int from account_change c where c.tenant_id = a.tenant_id and c.account_id = a.account_id) as changes
     from account a where a.tenant_id = $1 order by 1`,
    [TENANT],
  );

test('everybody whom the demo’s open dossiers name has an account, once, and only the shown ones a password', async () => {
  await ensure();
  await ensure();
  const made = await accounts();
  expect(made.filter(({ changes }) => changes !== 1)).toEqual([]);
  expect(made.filter(({ hash }) => hash)).toHaveLength(8);
  const known = new Set(made.map(({ actor_id: id }) => id));
  const named = new Set(demoYear({ dossiers: 480 }).entries.map(({ actorId }) => actorId));
  for (const nobody of ['cong-dvc']) named.delete(nobody);
  expect(named.size).toBeGreaterThan(50);
  expect([...named].filter((id) => !known.has(id))).toEqual([]);
});

test('without the demo none of them is active, and with it all are again', async () => {
  await disableDemoAccounts(product(), folder.path);
  expect((await accounts()).filter(({ active }) => active)).toEqual([]);
  await ensure();
  expect((await accounts()).filter(({ active }) => !active)).toEqual([]);
});
