import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MigrationError } from './migration-error.js';

/** One hand-written migration. */
export interface MigrationFile {
  /** As TypeORM stores it: the file's name and the thirteen digits TypeORM demands. */
  readonly name: string;
  readonly file: string;
  readonly sql: string;
  /** SHA-256 of the text with plain line ends. */
  readonly checksum: string;
}

/** The folder of the SQL files, beside the sources and beside the compiled code. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL('./migrations/', import.meta.url));

/** Reads `NNNN-name.sql` in order; throws on a name that does not fit or a number used twice. */
export function readMigrationFiles(folder = MIGRATIONS_FOLDER): MigrationFile[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const numbers = new Set<string>();
  return files.map((file) => {
    const [, number, title] = /^(\d{4})-([a-z0-9-]+)\.sql$/.exec(file) ?? [];
    if (number === undefined || title === undefined) {
      throw new MigrationError(`${join(folder, file)} should be named like 0007-add-notices.sql`);
    }
    if (numbers.has(number)) throw new MigrationError(`Two migrations have the number ${number}: rename ${file}`);
    numbers.add(number);
    const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    const checksum = createHash('sha256').update(sql).digest('hex');
    return { name: `${number}-${title}-${1_700_000_000_000 + Number(number)}`, file, sql, checksum };
  });
}
