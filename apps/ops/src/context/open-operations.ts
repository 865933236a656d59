import {
  EVERY_TENANT,
  TypeOrmDatabase,
  createAppDataSource,
  keysOf,
  loadConfig,
  openEmbeddedPostgres,
  prepareDatabase,
  systemClock,
  uuidV7,
} from '#platform';
import type { Config, Keys } from '#platform';
import { Catalogues, PersonalVault, Tokens } from '#application';
import { PostgresEventStore } from '#event-store';

/** Everything a command of the operators needs, opened once and closed at its end. */
export interface Operations {
  config: Config;
  keys: Keys;
  database: TypeOrmDatabase;
  store: PostgresEventStore;
  catalogues: Catalogues;
  tokens: Tokens;
  vault: PersonalVault;
  appUrl: string;
  migratorUrl: string;
  /** Login that may drop and make databases; only with the embedded server. */
  superuserUrl: string | null;
  /** Gives the connections back, for work that needs the database to itself. */
  disconnect(): Promise<void>;
  /** Connects again after {@link Operations.disconnect}; closed with the rest. */
  reconnect(): Promise<Pick<Operations, 'database' | 'store'>>;
  close(): Promise<void>;
}

export interface OpenOptions {
  log: (line: string) => void;
  /** Migrate first; an operator's own database is migrated by `dh migrate` alone. */
  migrate?: boolean;
}

/** Connects by DATABASE_URL, else joins or starts the embedded server of the data folder. */
export async function openOperations({ log, migrate }: OpenOptions): Promise<Operations> {
  const config = loadConfig();
  const keys = keysOf(config);
  const server = await openServer(config, log);
  try {
    if (migrate ?? config.database.kind === 'embedded') {
      await prepareDatabase(server.migratorUrl, { appUrl: server.appUrl, log });
    }
    return await connect(config, keys, server);
  } catch (error) {
    await server.stop();
    throw error;
  }
}

interface Server {
  appUrl: string;
  migratorUrl: string;
  superuserUrl: string | null;
  stop(): Promise<void>;
}

async function openServer(config: Config, log: (line: string) => void): Promise<Server> {
  if (config.database.kind === 'external') {
    const { url, migratorUrl } = config.database;
    return { appUrl: url, migratorUrl, superuserUrl: null, stop: () => Promise.resolve() };
  }
  const embedded = await openEmbeddedPostgres(config.dataDir, { log });
  const { appUrl, migratorUrl, superuserUrl } = embedded;
  return { appUrl, migratorUrl, superuserUrl, stop: () => embedded.stop() };
}

async function connect(config: Config, keys: Keys, server: Server): Promise<Operations> {
  const open = () =>
    createAppDataSource(server.appUrl, {
      applicationName: 'dung-hen dh',
      poolSize: 5,
      limits: { statementTimeout: 0 },
    }).initialize();
  let source = await open();
  const database = new TypeOrmDatabase(source, EVERY_TENANT);
  const disconnect = async (): Promise<void> => {
    if (source.isInitialized) await source.destroy();
  };
  return {
    config,
    keys,
    database,
    store: new PostgresEventStore(database),
    catalogues: new Catalogues(database, systemClock),
    tokens: new Tokens(database, systemClock, { uuid: uuidV7 }),
    vault: new PersonalVault(database, keys.key),
    appUrl: server.appUrl,
    migratorUrl: server.migratorUrl,
    superuserUrl: server.superuserUrl,
    disconnect,
    reconnect: async () => {
      source = await open();
      const fresh = new TypeOrmDatabase(source, EVERY_TENANT);
      return { database: fresh, store: new PostgresEventStore(fresh) };
    },
    close: async () => {
      await disconnect();
      await server.stop();
    },
  };
}
