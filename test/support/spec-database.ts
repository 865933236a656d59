import type { DataSource } from 'typeorm';
import { EVERY_TENANT, TypeOrmDatabase, createAppDataSource } from '#platform';
import { createTestDatabase } from './test-database.js';
import type { TestDatabase } from './test-database.js';

/** A migrated database of one spec file, entered as the application, looking over all tenants. */
export interface SpecDatabase extends TestDatabase {
  readonly source: DataSource;
  readonly database: TypeOrmDatabase;
}

/** As {@link createTestDatabase}, with a pool of the application's on it, which `drop` closes first. */
export async function openSpecDatabase(poolSize?: number): Promise<SpecDatabase> {
  const created = await createTestDatabase();
  const options = { applicationName: 'spec', ...(poolSize === undefined ? {} : { poolSize }) };
  const source = await createAppDataSource(created.appUrl, options).initialize();
  return {
    ...created,
    source,
    database: new TypeOrmDatabase(source, EVERY_TENANT),
    drop: async () => {
      await source.destroy();
      await created.drop();
    },
  };
}
