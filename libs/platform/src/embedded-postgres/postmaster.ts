import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { plainEnvironment } from '../config/index.js';
import { commandLineOf, identityOf } from '../processes/index.js';
import type { Binaries } from './binaries.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { runTool, type OsUser } from './run-tool.js';
import type { ServerSettings } from './server-settings.js';

/** A running server of one data folder. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** What it takes to run the server of one data folder. */
export interface ServerPlace {
  /** PostgreSQL's own data folder. */
  readonly folder: string;
  readonly logFile: string;
  readonly binaries: Binaries;
  readonly user: OsUser | undefined;
}

/**
 * The living server of a data folder, by its postmaster.pid, also one that a killed process left behind. A file whose
 * number belongs to nobody, to a corpse or to a stranger is removed, because PostgreSQL itself would refuse to start.
 */
export function runningPostmaster(folder: string): Postmaster | undefined {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (pid > 0 && identityOf(pid) && isServerOf(pid, folder)) return { pid, port };
  rmSync(file, { force: true });
  return undefined;
}

/** Starts a server on the wanted port (0: any) or, where that is taken, on a free one; it outlives us unless it is stopped. The caller waits until it answers. */
export async function startPostmaster(place: ServerPlace, settings: ServerSettings, wantedPort: number) {
  keepLogSmall(place.logFile);
  const port = (await freePort(wantedPort)) ?? (await freePort(0)) ?? 0;
  const log = openSync(place.logFile, 'a', 0o600);
  const begin = statSync(place.logFile).size;
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(place.binaries.postgres, ['-D', place.folder, '-p', String(port), ...flags], {
    cwd: '/',
    env: plainEnvironment(),
    stdio: ['ignore', log, log],
    // A session of its own: Ctrl-C in the terminal must reach us, not the database under our children.
    detached: true,
    windowsHide: true,
    ...(place.user && { uid: place.user.uid, gid: place.user.gid }),
  });
  let failure: string | undefined;
  let exited = false;
  child.once('error', (error) => (failure = String(error)));
  child.once('exit', () => (exited = true));
  child.unref();
  closeSync(log);
  // The log is read when somebody asks: a server that ends later may have taken its folder with it.
  return { port, failure: () => failure ?? (exited ? tail(place.logFile, begin) : undefined) };
}

/** Stops the server of a data folder and waits until it is gone: first politely, then at once. */
export async function stopPostmaster(place: ServerPlace): Promise<void> {
  for (const mode of ['fast', 'immediate']) {
    if (!runningPostmaster(place.folder)) return;
    await runTool(place.binaries.pgCtl, ['stop', '-D', place.folder, '-m', mode, '-w', '-t', '30', '-s'], place.user);
    await until(() => runningPostmaster(place.folder) === undefined, 2_000);
  }
  const left = runningPostmaster(place.folder);
  if (left) throw new EmbeddedPostgresError(`PostgreSQL (process ${left.pid}) does not stop; see ${place.logFile}`);
}

/** Waits until something holds, at most so many milliseconds; tells whether it came to hold. */
export async function until(holds: () => boolean, milliseconds: number): Promise<boolean> {
  for (let waited = 0; waited < milliseconds; waited += 25) {
    if (holds()) return true;
    await sleep(25);
  }
  return holds();
}

/** Where the command line cannot be seen (Windows), the number alone has to do. */
function isServerOf(pid: number, folder: string): boolean {
  const command = commandLineOf(pid);
  return process.platform === 'win32' || (/\bpostgres\b/.test(command) && command.includes(folder));
}

/** The wanted port (0: any) if it is free now. */
function freePort(wanted: number): Promise<number | undefined> {
  return new Promise((settle) => {
    const probe = createServer();
    probe.once('error', () => settle(undefined));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => settle(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}

function keepLogSmall(file: string): void {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000) renameSync(file, `${file}.1`);
}

function tail(file: string, begin: number): string {
  return readFileSync(file).subarray(begin).toString().trim().split('\n').slice(-8).join('\n');
}
