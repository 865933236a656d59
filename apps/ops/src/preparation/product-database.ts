import { PostgresEventStore } from '#event-store';
import { EVERY_TENANT, TypeOrmDatabase, createAppDataSource } from '#platform';

/** The database as the steps of the start use it. */
export interface ProductDatabase {
  database: TypeOrmDatabase;
  store: PostgresEventStore;
}

/** Opens, works, closes; without a limit on statements, because loading may take its time. */
export async function withProductDatabase<T>(
  appUrl: string,
  work: (product: ProductDatabase) => Promise<T>,
): Promise<T> {
  const settings = { applicationName: 'dung-hen start', poolSize: 4, limits: { statementTimeout: 0 } };
  const source = await createAppDataSource(appUrl, settings).initialize();
  try {
    const database = new TypeOrmDatabase(source, EVERY_TENANT);
    return await work({ database, store: new PostgresEventStore(database) });
  } finally {
    await source.destroy();
  }
}
