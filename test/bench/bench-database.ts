import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { EVERY_TENANT, TypeOrmDatabase, createAppDataSource, openEmbeddedPostgres, prepareDatabase } from '#platform';

/** A migrated database of the benchmark's own, durable as in the product. */
export interface BenchDatabase {
  appUrl: string;
  migratorUrl: string;
  /** For what only the server's own superuser may, COPY from a file. */
  superuserUrl: string;
  database: TypeOrmDatabase;
  close(): Promise<void>;
}

export async function openBenchDatabase(poolSize: number): Promise<BenchDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'dung-hen-bench-'));
  const server = await openEmbeddedPostgres(folder);
  await prepareDatabase(server.migratorUrl, { appUrl: server.appUrl });
  const settings = { applicationName: 'bench', poolSize };
  const source: DataSource = await createAppDataSource(server.appUrl, settings).initialize();
  return {
    appUrl: server.appUrl,
    migratorUrl: server.migratorUrl,
    superuserUrl: server.superuserUrl,
    database: new TypeOrmDatabase(source, EVERY_TENANT),
    close: async () => {
      await source.destroy();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
