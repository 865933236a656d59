import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../clock/index.js';
import { randomToken } from '../ids/index.js';
import { isRunning, ownIdentity, type ProcessIdentity } from './process-identity.js';

/** Who holds a lock, and what it says about itself. */
export interface LockHolder extends ProcessIdentity {
  readonly note: Readonly<Record<string, string>>;
}

/** A lock file this process holds. */
export interface HeldLock {
  /** Changes what other processes read about the holder. */
  describe(note: Readonly<Record<string, string>>): void;
  release(): void;
}

interface LockContent extends LockHolder {
  readonly token: string;
}

/** Takes a lock file, or says which living process holds it. A lock whose process is gone is no lock. */
export function tryLock(
  path: string,
  note: Readonly<Record<string, string>> = {},
  link: typeof linkSync = linkSync,
): HeldLock | LockHolder {
  const content: LockContent = { ...ownIdentity(), note, token: randomToken(64) };
  for (;;) {
    if (createWhole(path, content, link)) return heldLock(path, content);
    const holder = read(path);
    if (holder && isRunning(holder)) return holder;
    removeStale(path);
  }
}

/** Whether {@link tryLock} answered with a lock of our own. */
export function isHeld(answer: HeldLock | LockHolder): answer is HeldLock {
  return 'release' in answer;
}

/** Waits for a lock as long as its holder lives; tells once whom it waits for. */
export async function waitForLock(path: string, onWait: (holder: LockHolder) => void): Promise<HeldLock> {
  for (let waits = 0; ; waits += 1) {
    const answer = tryLock(path);
    if (isHeld(answer)) return answer;
    if (waits === 20) onWait(answer);
    await sleep(50);
  }
}

/** The living holder of a lock file, if any. */
export function lockHolder(path: string): LockHolder | undefined {
  const holder = read(path);
  return holder && isRunning(holder) ? holder : undefined;
}

function heldLock(path: string, content: LockContent): HeldLock {
  return {
    describe: (note) => {
      if (read(path)?.token !== content.token) return;
      const aside = `${path}.${content.token}`;
      writeFileSync(aside, JSON.stringify({ ...content, note }), { mode: 0o600 });
      renameSync(aside, path);
    },
    release: () => {
      if (read(path)?.token === content.token) rmSync(path, { force: true });
    },
  };
}

/** Written aside and linked, so that nobody ever reads half a lock. */
function createWhole(path: string, content: LockContent, link: typeof linkSync): boolean {
  const aside = `${path}.${content.token}`;
  writeFileSync(aside, JSON.stringify(content), { mode: 0o600 });
  try {
    link(aside, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (NO_LINKS.has(code)) return createGuarded(path, content);
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** How file systems say that they know no second name of a file: memory sticks, and shares of other systems, where backups go. */
const NO_LINKS: ReadonlySet<string | undefined> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** Where it has to be written in its place, nobody takes half a lock for a stale one: who removes those holds the guard. */
function createGuarded(path: string, content: LockContent): boolean {
  const guard = guardOf(path);
  try {
    mkdirSync(guard);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    writeFileSync(path, JSON.stringify(content), { mode: 0o600, flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmdirSync(guard);
  }
}

const guardOf = (path: string): string => `${path}.removing`;

/** One remover at a time and a second look, or two starters could each remove the other's fresh lock. */
function removeStale(path: string): void {
  const guard = guardOf(path);
  try {
    mkdirSync(guard);
  } catch {
    const age = systemClock.now() - (statSync(guard, { throwIfNoEntry: false })?.mtimeMs ?? systemClock.now());
    if (age > 10_000) rmSync(guard, { recursive: true, force: true });
    return;
  }
  try {
    if (!existsSync(path)) return;
    const holder = read(path);
    if (!holder || !isRunning(holder)) rmSync(path, { force: true });
  } finally {
    rmdirSync(guard);
  }
}

function read(path: string): LockContent | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isLockContent(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isLockContent(value: unknown): value is LockContent {
  if (typeof value !== 'object' || value === null) return false;
  const { pid, startedAt, note, token } = value as Partial<Record<keyof LockContent, unknown>>;
  return (
    typeof pid === 'number' &&
    typeof startedAt === 'string' &&
    typeof token === 'string' &&
    typeof note === 'object' &&
    note !== null
  );
}
