import { afterAll, beforeAll } from '@jest/globals';
import { EVERY_TENANT, TypeOrmDatabase, createAppDataSource } from '#platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { describeEventStore } from './event-store.contract.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { newTenant } from './testing/new-tenant.js';

let db: TestDatabase;
let source: ReturnType<typeof createAppDataSource>;
beforeAll(async () => {
  db = await createTestDatabase();
  source = await createAppDataSource(db.appUrl, { applicationName: 'spec', poolSize: 3 }).initialize();
});
afterAll(async () => {
  await source.destroy();
  await db.drop();
});

describeEventStore('the log in PostgreSQL', async () => {
  const database = new TypeOrmDatabase(source, EVERY_TENANT);
  return { store: new PostgresEventStore(database), tenant: await newTenant(database), now: () => Date.now() };
});
