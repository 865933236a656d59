import { afterAll, beforeAll } from '@jest/globals';
import { openSpecDatabase, type SpecDatabase } from '../../../test/support/spec-database.js';
import { describeEventStore } from './event-store.contract.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { newTenant } from './testing/new-tenant.js';

let db: SpecDatabase;
beforeAll(async () => {
  db = await openSpecDatabase(3);
});
afterAll(() => db.drop());

describeEventStore('the log in PostgreSQL', async () => {
  const { database } = db;
  return { store: new PostgresEventStore(database), tenant: await newTenant(database), now: () => Date.now() };
});
