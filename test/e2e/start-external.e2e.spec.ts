import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureKeys, withAdminClient } from '#platform';
import { RunningProgram } from '../support/running-program.js';
import { temporaryFolder, type TemporaryFolder } from '../support/temporary-folder.js';
import { createEmptyTestDatabase, type TestDatabase } from '../support/test-database.js';

// Each of these starts a whole PostgreSQL, several times on a busy computer.
jest.setTimeout(180_000);

const program = fileURLToPath(new URL('../support/fixtures/start-with-fixture-children.mjs', import.meta.url));

describe('npm start with DATABASE_URL', () => {
  let folder: TemporaryFolder;
  let database: TestDatabase;
  let run: RunningProgram | undefined;

  beforeEach(async () => {
    folder = temporaryFolder();
    database = await createEmptyTestDatabase();
  });
  afterEach(async () => {
    await run?.end();
    await database.drop();
    folder.remove();
  });

  const start = (env: Record<string, string>): RunningProgram =>
    (run = new RunningProgram([program], { PORT: '0', DUNGHEN_DATA_DIR: join(folder.path, 'data'), ...env }));

  it('migrates that database and starts no server of its own', async () => {
    const { key, signingKey } = ensureKeys(join(folder.path, 'operator'));
    const program_ = start({
      DATABASE_URL: database.appUrl,
      DUNGHEN_MIGRATOR_URL: database.migratorUrl,
      DUNGHEN_KEY: key.toString('base64'),
      DUNGHEN_SIGNING_KEY: signingKey,
    });
    const url = await program_.printed(/^Đúng Hẹn is ready: (.+)$/m);
    const api = (await (await fetch(url)).json()) as Record<string, string>;
    expect(api).toMatchObject({ DATABASE_URL: database.appUrl, DUNGHEN_DEMO: '0' });
    expect(api['DUNGHEN_EMBEDDED']).toBeUndefined();
    expect(existsSync(join(folder.path, 'data', 'pg'))).toBe(false);
    await withAdminClient(database.migratorUrl, async (client) => {
      const { rowCount } = await client.query('select 1 from dunghen.migration_checksum');
      expect(rowCount).not.toBe(null);
    });
  });

  it('asks for the keys, which it makes only beside an embedded database', async () => {
    const program_ = start({ DATABASE_URL: database.appUrl });
    expect(await program_.exitCode()).toBe(1);
    expect(program_.output).toContain('DUNGHEN_KEY');
    expect(program_.output).toContain('DUNGHEN_SIGNING_KEY');
  });
});
