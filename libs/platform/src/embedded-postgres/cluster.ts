import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.js';
import { createDatabaseStatements, EMBEDDED_DATABASE } from './embedded-database.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { ROLES, type Passwords } from './passwords.js';
import { runTool, type OsUser } from './run-tool.js';
import { makePrivateFolder } from './server-home.js';

/** Removes what an interrupted first start left; call only under the lock, when nobody else can be building. */
export function removeHalfBuilt(home: string): void {
  for (const name of readdirSync(home).filter((entry) => /^pg\.tmp-\d+$/.test(entry))) {
    rmSync(join(home, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Whether `pg` holds a finished cluster; throws rather than touch a folder that is somebody else's. */
export function clusterExists(folder: string, major: string): boolean {
  if (!existsSync(folder)) return false;
  const entries = listing(folder);
  if (entries.length === 0) return false;
  if (!entries.includes('PG_VERSION') || !entries.includes('global')) {
    throw new EmbeddedPostgresError(
      `${folder} is not empty and is not a database of ours; it was left alone. Move it away, or set DUNGHEN_DATA_DIR to another folder.`,
    );
  }
  const found = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (found === major) return true;
  throw new EmbeddedPostgresError(
    `${folder} was written by PostgreSQL ${found}, this program brings ${major}. Make a backup with the program that wrote it (dh backup) and restore it into a new data folder.`,
  );
}

/** Builds a cluster aside and renames it into place: `pg` is whole or absent, whenever we are killed. */
export async function buildCluster(home: string, binaries: Binaries, user: OsUser | undefined, passwords: Passwords) {
  const aside = join(home, `pg.tmp-${process.pid}`);
  makePrivateFolder(aside, user);
  try {
    const initdb = await runTool(
      binaries.initdb,
      [
        `--pgdata=${aside}`,
        `--username=${ROLES.superuser}`,
        // Nobody gets in before the passwords stand, and no password file ever lies about.
        '--auth=reject',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      ],
      user,
    );
    if (initdb.code !== 0) throw new EmbeddedPostgresError(`PostgreSQL's initdb failed:\n${initdb.stderr.trim()}`);
    await runSingleUser(aside, binaries, user, [
      ...passwordStatements('create', passwords),
      ...createDatabaseStatements(EMBEDDED_DATABASE),
    ]);
    writeFileSync(join(aside, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n');
    rmSync(join(home, 'pg'), { recursive: true, force: true });
    renameSync(aside, join(home, 'pg'));
  } catch (error) {
    rmSync(aside, { recursive: true, force: true, maxRetries: 5 });
    throw error;
  }
}

/** Gives the logins of a stopped cluster new passwords. */
export async function resetPasswords(
  folder: string,
  binaries: Binaries,
  user: OsUser | undefined,
  passwords: Passwords,
) {
  await runSingleUser(folder, binaries, user, passwordStatements('alter', passwords));
}

/** The passwords are base64url, so they need no quoting. */
function passwordStatements(verb: 'create' | 'alter', passwords: Passwords): string[] {
  return [
    `alter role ${ROLES.superuser} password '${passwords.superuser}'`,
    `${verb} role ${ROLES.migrator} login password '${passwords.migrator}'`,
    `${verb} role ${ROLES.app} login password '${passwords.app}'`,
  ];
}

/** Single-user mode: no port, no socket, no moment in which somebody could walk in. */
async function runSingleUser(folder: string, binaries: Binaries, user: OsUser | undefined, statements: string[]) {
  const input = statements.map((statement) => `${statement};\n\n`).join('');
  const run = await runTool(binaries.postgres, ['--single', '-j', '-D', folder, 'postgres'], user, input);
  const complaint = /^.*(?:ERROR|FATAL|PANIC): .*$/m.exec(run.stderr)?.[0];
  if (run.code !== 0 || complaint !== undefined) {
    throw new EmbeddedPostgresError(`PostgreSQL could not be set up: ${complaint ?? run.stderr.trim()}`);
  }
}

function listing(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `${folder} cannot be read: it belongs to another user, probably because the first start was made as root. Start as that user, or set DUNGHEN_DATA_DIR to another folder.`,
      { cause },
    );
  }
}
