import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAppDataSource, withAdminClient } from '#platform';
import { createTestDatabase, type TestDatabase } from './test-database.js';

describe('a test database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('lets the application in as dunghen_app, in the schema dunghen', async () => {
    const source = createAppDataSource(database.appUrl, { applicationName: 'spec', poolSize: 1 });
    await source.initialize();
    const rows: unknown = await source.query('select current_user as who, current_schema() as schema');
    await source.destroy();
    expect(rows).toEqual([{ who: 'dunghen_app', schema: 'dunghen' }]);
  });

  it('lets the migrator own it', async () => {
    await withAdminClient(database.migratorUrl, async (client) => {
      await client.query('create table dunghen.spec_owns_this (id int)');
    });
  });
});
