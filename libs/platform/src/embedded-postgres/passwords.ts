import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomToken } from '../ids/index.js';

/** The logins of the embedded server. */
export const ROLES = { superuser: 'postgres', migrator: 'dunghen_migrator', app: 'dunghen_app' } as const;

/** The random passwords of those logins. */
export type Passwords = Readonly<Record<keyof typeof ROLES, string>>;

/** The passwords kept in a data folder (mode 0600), made if they are missing; `made` tells which of the two. */
export function ensurePasswords(dataDir: string): { passwords: Passwords; made: boolean } {
  const file = join(dataDir, 'pg-passwords.json');
  const kept = existsSync(file) ? readPasswords(file) : undefined;
  if (kept) return { passwords: kept, made: false };
  const passwords = { superuser: randomToken(192), migrator: randomToken(192), app: randomToken(192) };
  const aside = `${file}.${process.pid}.new`;
  writeFileSync(aside, JSON.stringify(passwords), { mode: 0o600 });
  renameSync(aside, file);
  return { passwords, made: true };
}

function readPasswords(file: string): Passwords | undefined {
  try {
    const { superuser, migrator, app } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Passwords>;
    return superuser && migrator && app ? { superuser, migrator, app } : undefined;
  } catch {
    return undefined;
  }
}
