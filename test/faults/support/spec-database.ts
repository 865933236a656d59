import type { DataSource } from 'typeorm';
import type { Database } from '#event-store';
import { EVERY_TENANT, TypeOrmDatabase, createAppDataSource, withAdminClient } from '#platform';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';

/** A migrated database with a pool of the application's on it. */
export interface SpecDatabase extends TestDatabase {
  readonly database: Database;
  /** As the tables' owner: to do by hand what the application may not. */
  byHand(sql: string): Promise<void>;
  /** Application names of the connections that are open besides the spec's own. */
  connections(): Promise<string[]>;
  close(): Promise<void>;
}

export async function openSpecDatabase(poolSize = 8): Promise<SpecDatabase> {
  const test = await createTestDatabase();
  const source: DataSource = createAppDataSource(test.appUrl, { applicationName: 'spec', poolSize });
  await source.initialize();
  const database = new TypeOrmDatabase(source, EVERY_TENANT);
  return {
    ...test,
    database,
    byHand: (sql) =>
      withAdminClient(test.migratorUrl, async (client) => {
        await client.query('set search_path = dunghen');
        await client.query(sql);
      }),
    connections: () =>
      withAdminClient(test.superuserUrl, async (client) => {
        const { rows } = await client.query<{ name: string }>(
          `select application_name as name from pg_stat_activity
           where datname = current_database() and pid <> pg_backend_pid() and application_name <> 'spec' order by 1`,
        );
        return rows.map((row) => row.name);
      }),
    close: async () => {
      await source.destroy();
      await test.drop();
    },
  };
}
