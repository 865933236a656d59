import { chmodSync, copyFileSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { runTool, type OsUser } from './run-tool.js';

/** The programs of PostgreSQL, absolute paths. */
export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
  /** Major version, as in PG_VERSION. */
  readonly major: string;
}

/**
 * Finds programs that `user` can run: those of the npm package, with library links made good if the install scripts
 * did not run; else a copy of them in `home` (60 MB; a clone that user `postgres` cannot enter, a read-only one).
 */
export async function usableBinaries(home: string, user: OsUser | undefined, log: (line: string) => void) {
  const native = packageFolder();
  const inPlace = await tryBinaries(native, user);
  if (typeof inPlace !== 'string') return inPlace;
  if (repairLinks(native)) {
    const repaired = await tryBinaries(native, user);
    if (typeof repaired !== 'string') {
      log('Made the library links of PostgreSQL that the install scripts had not made');
      return repaired;
    }
  }
  const copy = join(home, `postgresql-${packageVersion(native)}`);
  if (!existsSync(copy)) {
    log(`PostgreSQL cannot run from ${native}; copying it to ${copy}`);
    copyWhole(native, copy);
  }
  const copied = await tryBinaries(copy, user);
  if (typeof copied !== 'string') return copied;
  rmSync(copy, { recursive: true, force: true });
  throw new EmbeddedPostgresError(
    `The PostgreSQL of the npm package does not run here (${copied.trim()}). Remove node_modules and run npm ci, or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

/** The binaries below a folder if they run, else what they complained about. */
async function tryBinaries(native: string, user: OsUser | undefined): Promise<Binaries | string> {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  const [initdb, pgCtl, postgres] = [program('initdb'), program('pg_ctl'), program('postgres')];
  for (const path of [initdb, pgCtl, postgres]) makeExecutable(path);
  const runs = await Promise.all([initdb, pgCtl, postgres].map((path) => runTool(path, ['--version'], user)));
  const failed = runs.find((run) => run.code !== 0);
  if (failed) return failed.stderr || `exit code ${failed.code}`;
  const major = /(\d+)\.\d+|(\d+)(?:beta|rc)/.exec(runs[2]?.stdout ?? '');
  return { initdb, pgCtl, postgres, major: major?.[1] ?? major?.[2] ?? '' };
}

function packageFolder(): string {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  try {
    const ours = createRequire(import.meta.url);
    const main = createRequire(ours.resolve('embedded-postgres')).resolve(name);
    return join(dirname(main), '..', 'native');
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `No PostgreSQL for ${process.platform} on ${process.arch} is installed (${name}). Run npm ci, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
}

function packageVersion(native: string): string {
  const description: unknown = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'));
  return String((description as { version?: unknown }).version);
}

function makeExecutable(path: string): void {
  try {
    const mode = lstatSync(path).mode & 0o777;
    if ((mode & 0o555) !== 0o555) chmodSync(path, mode | 0o555);
  } catch {
    // Not there or not ours to change: the trial run says so.
  }
}

/** npm runs install scripts only where they are allowed; theirs makes these links. True if one was made. */
function repairLinks(native: string): boolean {
  let made = false;
  for (const { source, target } of links(native)) {
    const path = join(native, '..', target);
    if (existsSync(path)) continue;
    try {
      rmSync(path, { force: true });
      symlinkSync(relative(dirname(target), source), path);
      made = true;
    } catch {
      // A read-only clone: the copy gets them.
    }
  }
  return made;
}

function links(native: string): { source: string; target: string }[] {
  const file = join(native, 'pg-symlinks.json');
  if (!existsSync(file)) return [];
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return Array.isArray(value) ? (value as { source: string; target: string }[]) : [];
}

/** Copied aside and renamed, so that a copy is whole or absent; modes are set whatever the umask or the source says. */
function copyWhole(native: string, target: string): void {
  const aside = `${target}.tmp-${process.pid}`;
  rmSync(aside, { recursive: true, force: true });
  copyFolder(native, aside);
  for (const link of links(native)) {
    const path = join(aside, relative('native', link.target));
    if (!existsSync(path)) symlinkSync(basename(link.source), path);
  }
  renameSync(aside, target);
}

function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyFolder(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else {
      copyFileSync(source, target);
      chmodSync(target, lstatSync(source).mode & 0o100 ? 0o755 : 0o644);
    }
  }
}
