import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomToken } from '../ids/index.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { runTool, type OsUser } from './run-tool.js';

/** Where root puts the server's files when the data folder lies below a folder that user `postgres` cannot enter. */
const SHARED_PLACE = '/var/lib/dung-hen';

/** Makes the data folder if it is missing: for us alone, except that the server's user may pass through. */
export function makeDataDir(dataDir: string): void {
  if (!existsSync(dataDir)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return;
  }
  if (!statSync(dataDir).isDirectory()) throw new EmbeddedPostgresError(`${dataDir} is not a folder.`);
}

/**
 * The folder that holds the server's files: the data folder itself, or, when root's `user` cannot enter that
 * (a clone below /root, umask 077), a folder of our own below /var/lib that the data folder names from then on.
 */
export async function serverHome(dataDir: string, user: OsUser | undefined, log: (line: string) => void) {
  const pointer = join(dataDir, 'pg-home.json');
  if (existsSync(pointer)) return readPointer(pointer);
  if (!user) return dataDir;
  if (!(await canEnter(dataDir, user))) {
    const mode = statSync(dataDir).mode & 0o777;
    chmodSync(dataDir, mode | 0o011);
    if (await canEnter(dataDir, user)) return dataDir;
    chmodSync(dataDir, mode);
    return makeElsewhere(dataDir, pointer, user, log);
  }
  return dataDir;
}

/** Whether a user can really pass into a folder, access lists and all: it is tried. */
export async function canEnter(folder: string, user: OsUser): Promise<boolean> {
  return (await runTool('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], user)).code === 0;
}

/** Makes a folder that only the server's user may read. */
export function makePrivateFolder(path: string, user: OsUser | undefined): void {
  mkdirSync(path, { mode: 0o700 });
  if (user) chownSync(path, user.uid, user.gid);
}

async function makeElsewhere(dataDir: string, pointer: string, user: OsUser, log: (line: string) => void) {
  const home = join(SHARED_PLACE, randomToken(64));
  for (const folder of [SHARED_PLACE, home]) {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o711);
  }
  if (!(await canEnter(home, user))) {
    throw new EmbeddedPostgresError(
      `PostgreSQL runs as user "postgres", who can enter neither ${dataDir} nor ${home}. ` +
        'Set DUNGHEN_DATA_DIR to a folder whose parents everybody may enter (mode 711), or start as an ordinary user.',
    );
  }
  writeFileSync(join(home, 'belongs-to.txt'), `${dataDir}\n`);
  writeFileSync(pointer, JSON.stringify({ home }), { mode: 0o600 });
  log(`User postgres cannot enter ${dataDir}; the database files are in ${home}`);
  return home;
}

function readPointer(pointer: string): string {
  const value: unknown = JSON.parse(readFileSync(pointer, 'utf8'));
  const home = (value as { home?: unknown }).home;
  if (typeof home !== 'string' || !existsSync(home)) {
    throw new EmbeddedPostgresError(
      `${pointer} names the place of the database files, but nothing is there. Put them back, or remove the whole data folder to begin anew.`,
    );
  }
  return home;
}
