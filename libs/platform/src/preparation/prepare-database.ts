import { migrate, type MigrateOptions } from '../database/index.js';
import { afterMigrateHooks } from './after-migrate-hooks.js';

/** Makes a database ready for this program: migrations, then every part's own work. `npm start`, `dh migrate` and specs call this. */
export function prepareDatabase(migratorUrl: string, options: Omit<MigrateOptions, 'afterMigrate'> = {}) {
  return migrate(migratorUrl, { ...options, afterMigrate: afterMigrateHooks });
}
