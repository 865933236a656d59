import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../clock/index.js';
import { waitForLock } from '../processes/index.js';
import { withAdminClient } from './admin-client.js';
import { usableBinaries } from './binaries.js';
import { buildCluster, clusterExists, removeHalfBuilt, resetPasswords } from './cluster.js';
import { EMBEDDED_DATABASE } from './embedded-database.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { serverUser } from './os-user.js';
import { ensurePasswords, ROLES, type Passwords } from './passwords.js';
import { runningPostmaster, startPostmaster, stopPostmaster, type ServerPlace } from './postmaster.js';
import { makeDataDir, serverHome } from './server-home.js';
import { productSettings, type ServerSettings } from './server-settings.js';
import { countUsers, registerUse } from './server-users.js';

/** How to open the embedded server. */
export interface EmbeddedPostgresOptions {
  readonly log?: (line: string) => void;
  /** Laid over {@link productSettings}; a server that already runs keeps its own. */
  readonly settings?: ServerSettings;
  /** Port to use if it is free, so that a server started again is found where it was. */
  readonly port?: number;
}

/** A running embedded server. */
export interface EmbeddedPostgres {
  readonly host: '127.0.0.1';
  readonly port: number;
  readonly superuserUrl: string;
  /** Owner of the database `dunghen`. */
  readonly migratorUrl: string;
  readonly appUrl: string;
  /** Whether this call started the server, or joined one that ran. */
  readonly startedHere: boolean;
  /** Folder of the server's files: the data folder, or another one where that cannot be entered. */
  readonly home: string;
  /** Whether the server process still lives. */
  isAlive(): boolean;
  /** Ends our use of the server; the last user stops it. Calling it again does nothing. */
  stop(): Promise<void>;
}

/**
 * Opens the PostgreSQL of a data folder: makes it at the first start, joins it if it runs, starts it otherwise.
 * Throws an {@link EmbeddedPostgresError} that says what to do.
 */
export async function openEmbeddedPostgres(
  dataDir: string,
  options: EmbeddedPostgresOptions = {},
): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined);
  makeDataDir(dataDir);
  const realDataDir = realpathSync(dataDir);
  const lockPath = join(realDataDir, 'pg.lock');
  const takeLock = () => waitForLock(lockPath, ({ pid }) => log(`Waiting for process ${pid}, which is at PostgreSQL`));

  const lock = await takeLock();
  try {
    const { place, home, passwords } = await prepare(realDataDir, log);
    const joined = await joinRunning(place, passwords);
    const port =
      joined ?? (await start(place, passwords, { ...productSettings, ...options.settings }, log, options.port ?? 0));
    const use = registerUse(realDataDir);
    const url = (role: keyof Passwords, database: string) =>
      `postgres://${ROLES[role]}:${passwords[role]}@127.0.0.1:${port}/${database}`;
    let stopping: Promise<void> | undefined;
    const leave = async () => {
      const held = await takeLock();
      try {
        use.leave();
        if (countUsers(realDataDir) === 0) await stopPostmaster(place);
      } finally {
        held.release();
      }
    };
    return {
      host: '127.0.0.1',
      port,
      superuserUrl: url('superuser', 'postgres'),
      migratorUrl: url('migrator', EMBEDDED_DATABASE),
      appUrl: url('app', EMBEDDED_DATABASE),
      startedHere: joined === undefined,
      home,
      isAlive: () => runningPostmaster(place.folder) !== undefined,
      stop: () => (stopping ??= leave()),
    };
  } finally {
    lock.release();
  }
}

async function prepare(dataDir: string, log: (line: string) => void) {
  const user = await serverUser(join(dataDir, 'pg'));
  const home = await serverHome(dataDir, user, log);
  const folder = join(home, 'pg');
  const binaries = await usableBinaries(home, user, log);
  const place: ServerPlace = { folder, logFile: join(dataDir, 'postgresql.log'), binaries, user };
  removeHalfBuilt(home);
  const exists = clusterExists(folder, binaries.major);
  const { passwords, made } = ensurePasswords(dataDir);
  if (!exists) {
    log('Making the database folder (first start)');
    await buildCluster(home, binaries, user, passwords);
  } else if (made) {
    log('The passwords of the database were missing; giving it new ones');
    await stopPostmaster(place);
    await resetPasswords(folder, binaries, user, passwords);
  }
  return { place, home, passwords };
}

/** The port of a server that already runs on this folder and is ours; one that does not answer is stopped. */
async function joinRunning(place: ServerPlace, passwords: Passwords): Promise<number | undefined> {
  const found = runningPostmaster(place.folder);
  if (!found) return undefined;
  const verdict = await waitUntilServing(place, found.port, passwords, () =>
    runningPostmaster(place.folder)?.pid === found.pid ? undefined : 'it stopped',
  );
  if (verdict === 'serving') return found.port;
  await stopPostmaster(place);
  return undefined;
}

/** Tries another port when the free one was taken meanwhile, and waits for the last backends of a killed server. */
async function start(
  place: ServerPlace,
  passwords: Passwords,
  settings: ServerSettings,
  log: (line: string) => void,
  wantedPort: number,
): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const { port, failure } = await startPostmaster(place, settings, wantedPort);
    const verdict = await waitUntilServing(place, port, passwords, failure);
    if (verdict === 'serving') return port;
    const passing = /Address already in use|could not bind|shared memory block|is still in use/.test(verdict);
    if (attempt >= 20 || !passing) {
      await stopPostmaster(place);
      throw new EmbeddedPostgresError(`PostgreSQL does not start; its log is ${place.logFile}. It said:\n${verdict}`);
    }
    if (attempt === 1) log('PostgreSQL could not start at once; trying again');
    await sleep(500);
  }
}

/** Waits for the first answered query; a server at crash recovery may take minutes and is waited for. */
async function waitUntilServing(
  place: ServerPlace,
  port: number,
  passwords: Passwords,
  failure: () => string | undefined,
): Promise<string> {
  const url = `postgres://${ROLES.superuser}:${passwords.superuser}@127.0.0.1:${port}/postgres`;
  const giveUpAt = systemClock.now() + 600_000;
  for (;;) {
    try {
      const { rows } = await withAdminClient(url, (client) => client.query<{ folder: string }>(SHOW_FOLDER));
      return rows[0]?.folder === place.folder ? 'serving' : `a server of ${rows[0]?.folder} answers`;
    } catch (error) {
      const reason = failure();
      if (reason !== undefined) return reason;
      const { code, message } = error as { code?: string; message?: string };
      const starting = code === 'ECONNREFUSED' || code === '57P03' || code === 'ECONNRESET';
      if (!starting || systemClock.now() > giveUpAt) return message ?? String(error);
      await sleep(25);
    }
  }
}

const SHOW_FOLDER = `select current_setting('data_directory') as folder`;
