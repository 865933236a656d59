import { openEmbeddedPostgres, type Config, type EmbeddedPostgres } from '#platform';
import { StartError } from './start-error.js';

/** The database of this run. */
export interface OpenDatabase {
  readonly appUrl: string;
  readonly migratorUrl: string;
  readonly embedded: boolean;
  close(): Promise<void>;
}

const WATCH_EVERY_MILLISECONDS = 2_000;

/** The operator's database, or the embedded server of the data folder, which is started again should it ever die. */
export async function openDatabase(
  config: Config,
  print: (line: string) => void,
  onLost: (error: unknown) => void,
): Promise<OpenDatabase> {
  if (config.database.kind === 'external') {
    const { url, migratorUrl } = config.database;
    return { appUrl: url, migratorUrl, embedded: false, close: async () => undefined };
  }
  let server = await openEmbeddedPostgres(config.dataDir, { log: print });
  const { appUrl, migratorUrl, port } = server;
  print(`PostgreSQL ${server.startedHere ? 'started' : 'was running and is used'} on 127.0.0.1:${port}`);

  let reviving: Promise<void> | undefined;
  const watch = setInterval(() => {
    if (reviving || server.isAlive()) return;
    print('PostgreSQL ended unexpectedly; starting it again');
    reviving = revive(server, config, port, print)
      .then((next) => void (server = next))
      .catch(onLost)
      .finally(() => (reviving = undefined));
  }, WATCH_EVERY_MILLISECONDS);
  return {
    appUrl,
    migratorUrl,
    embedded: true,
    close: async () => {
      clearInterval(watch);
      await reviving;
      await server.stop();
    },
  };
}

/** On the same port, where the pools of our children look for it. */
async function revive(dead: EmbeddedPostgres, config: Config, port: number, print: (line: string) => void) {
  const server = await openEmbeddedPostgres(config.dataDir, { log: print, port });
  await dead.stop();
  if (server.port === port) return server;
  await server.stop();
  throw new StartError(`PostgreSQL could not be started again on port ${port}. Run npm start once more.`);
}
