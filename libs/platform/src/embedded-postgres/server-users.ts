import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomToken } from '../ids/index.js';
import { isRunning, ownIdentity, type ProcessIdentity } from '../processes/index.js';

/**
 * Who uses the server now, one file each, so that the last one to leave stops it: whoever started it may leave
 * earlier (a `dh` command beside which somebody ran `npm start`) or be killed. Call only under the lock.
 */
export function registerUse(dataDir: string): { leave: () => void } {
  const folder = join(dataDir, 'pg-users');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${process.pid}-${randomToken(64)}.json`);
  writeFileSync(file, JSON.stringify(ownIdentity()), { mode: 0o600 });
  return { leave: () => rmSync(file, { force: true }) };
}

/** How many living users the server has; forgets the dead. */
export function countUsers(dataDir: string): number {
  const folder = join(dataDir, 'pg-users');
  let alive = 0;
  for (const name of namesIn(folder)) {
    const file = join(folder, name);
    if (isAliveIn(file)) alive += 1;
    else rmSync(file, { force: true });
  }
  return alive;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isAliveIn(file: string): boolean {
  try {
    return isRunning(JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity);
  } catch {
    return false;
  }
}
