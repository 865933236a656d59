import type { DataSource, QueryRunner } from 'typeorm';
import { createMigratorDataSource } from './app-data-source.js';
import { prepareSchema } from './database-roles.js';
import { migrationClasses } from './migration-classes.js';
import { MigrationError } from './migration-error.js';
import { MIGRATIONS_FOLDER, readMigrationFiles, type MigrationFile } from './migration-files.js';
import { APP_ROLE } from './names.js';

/** What a hook may use; `query` runs as the migrator, under the migration lock. */
export interface AfterMigrateContext {
  readonly migratorUrl: string;
  readonly appRole: string;
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
}

/** Work of another part after the migrations, such as the queue's own schema; has to be repeatable. */
export interface AfterMigrate {
  readonly name: string;
  run(context: AfterMigrateContext): Promise<void>;
}

/** How to migrate. */
export interface MigrateOptions {
  /** Login of the application, which gets the right to act as `dunghen_app`. */
  readonly appUrl?: string;
  readonly log?: (line: string) => void;
  readonly afterMigrate?: readonly AfterMigrate[];
  /** Folder of the SQL files, for specs. */
  readonly folder?: string;
}

/**
 * Brings the schema up to date and answers the files applied now. Starters at the same time wait for each other.
 * Throws a {@link MigrationError} if a landed file was edited or the database is newer than the program.
 */
export async function migrate(migratorUrl: string, options: MigrateOptions = {}): Promise<string[]> {
  const files = readMigrationFiles(options.folder ?? MIGRATIONS_FOLDER);
  const lockHolder = createMigratorDataSource(migratorUrl, { applicationName: 'dung-hen migrate', poolSize: 1 });
  await lockHolder.initialize();
  try {
    const runner = lockHolder.createQueryRunner();
    return await underLock(runner, async () => {
      await prepareSchema(runner, options.appUrl);
      await refuseForeignHistory(runner, files);
      const applied = await runPending(migratorUrl, files, options.log ?? (() => undefined));
      for (const hook of options.afterMigrate ?? []) {
        await hook.run({ migratorUrl, appRole: APP_ROLE, query: (sql, values) => runner.query(sql, values) });
      }
      return applied;
    });
  } finally {
    await lockHolder.destroy();
  }
}

/** A session lock on a connection of its own: gone with the connection, whatever happens to us. */
async function underLock<T>(runner: QueryRunner, work: () => Promise<T>): Promise<T> {
  const key = `hashtextextended('dung-hen migrate', 0)`;
  try {
    await runner.query('set lock_timeout = 0');
    await runner.query(`select pg_advisory_lock(${key})`);
    return await work();
  } finally {
    await runner.query(`select pg_advisory_unlock(${key})`).catch(() => undefined);
    await runner.release();
  }
}

/** Applied files must be the ones we have, unedited; a database that knows more than we do belongs to a newer program. */
async function refuseForeignHistory(runner: QueryRunner, files: readonly MigrationFile[]): Promise<void> {
  const rows = (await runner.query('select name, checksum from dunghen.migration_checksum order by name')) as {
    name: string;
    checksum: string;
  }[];
  for (const { name, checksum } of rows) {
    const file = files.find((candidate) => candidate.name === name);
    if (!file) {
      throw new MigrationError(
        `The database is newer than this program: it has the migration ${name.replace(/-\d{13}$/, '')}, which this version does not know. Start the newer version, or restore a backup made before the update.`,
      );
    }
    if (file.checksum !== checksum) {
      throw new MigrationError(
        `${file.file} was edited after it had been applied to this database. Put the file back as it was and write the change as a new migration.`,
      );
    }
  }
}

async function runPending(url: string, files: readonly MigrationFile[], log: (line: string) => void) {
  const source: DataSource = createMigratorDataSource(url, { applicationName: 'dung-hen migrate', poolSize: 2 });
  source.setOptions({ migrations: migrationClasses(files), migrationsTableName: 'migration' });
  await source.initialize();
  try {
    const done = await source.runMigrations({ transaction: 'each' });
    for (const { name } of done) log(`Applied migration ${name.replace(/-\d{13}$/, '')}`);
    return done.map(({ name }) => name);
  } finally {
    await source.destroy();
  }
}
