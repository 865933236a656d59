import { DataSource, type DataSourceOptions } from 'typeorm';
import {
  actAsApp,
  APP_LIMITS,
  connectionSettings,
  MIGRATOR_LIMITS,
  OVER_ALL_TENANTS,
  SEARCH_PATH,
} from './connection-settings.js';
import type { ConnectionLimits } from './connection-settings.js';
import { CONNECTION_BUDGET } from './connection-budget.js';
import { SCHEMA } from './names.js';
import { silentLogger } from './silent-logger.js';

export type { ConnectionLimits };

/** How a process uses the database. */
export interface DataSourceSettings {
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  /** Most connections of the pool. */
  readonly poolSize?: number;
  /** Laid over the defaults, for long work such as a rebuild; milliseconds, 0 = no limit. */
  readonly limits?: Partial<ConnectionLimits>;
  /** Entities of the CRUD tables. */
  readonly entities?: DataSourceOptions['entities'];
  /** Hears of connections that broke while idle; the pool replaces them. */
  readonly onPoolError?: (error: Error) => void;
}

/** TypeORM options of the application: role `dunghen_app` whoever logs in, schema `dunghen`, every limit set. */
export function appDataSourceOptions(url: string, settings: DataSourceSettings) {
  const limits = { ...APP_LIMITS, ...settings.limits };
  return postgresOptions(url, settings, limits, [SEARCH_PATH, ...actAsApp(url)]);
}

/** A data source of the application, not yet initialized. One per process. */
export function createAppDataSource(url: string, settings: DataSourceSettings): DataSource {
  return new DataSource(appDataSourceOptions(url, settings));
}

/** A data source of the login that may change the schema, not yet initialized. Never for the application itself. */
export function createMigratorDataSource(url: string, settings: DataSourceSettings): DataSource {
  return new DataSource(
    postgresOptions(url, settings, { ...MIGRATOR_LIMITS, ...settings.limits }, [SEARCH_PATH, OVER_ALL_TENANTS]),
  );
}

function postgresOptions(
  url: string,
  settings: DataSourceSettings,
  limits: ConnectionLimits,
  options: readonly string[],
) {
  return {
    type: 'postgres',
    schema: SCHEMA,
    applicationName: settings.applicationName,
    poolSize: settings.poolSize ?? CONNECTION_BUDGET.apiPool,
    logger: silentLogger,
    synchronize: false,
    installExtensions: false,
    entities: settings.entities ?? [],
    // Without a listener an idle connection that breaks ends the process.
    poolErrorHandler: settings.onPoolError ?? (() => undefined),
    extra: connectionSettings(url, settings.applicationName, limits, options),
  } satisfies DataSourceOptions;
}
