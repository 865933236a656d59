import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Command } from 'commander';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CATALOGUE_STREAM } from '#dossier';
import { PostgresEventStore } from '#event-store';
import { TypeOrmDatabase, createAppDataSource } from '#platform';
import { createSmallTenant } from '../../../../test/dsl/small-tenant.js';
import { temporaryFolder } from '../../../../test/support/temporary-folder.js';
import type { TemporaryFolder } from '../../../../test/support/temporary-folder.js';
import { createTestDatabase } from '../../../../test/support/test-database.js';
import type { TestDatabase } from '../../../../test/support/test-database.js';
import { addCatalogCommand } from './catalog.command.js';

const SAMPLE = fileURLToPath(
  new URL('../../../../libs/application/src/catalogue/testing/sample-catalogue.json', import.meta.url),
);

let testDatabase: TestDatabase;
let folder: TemporaryFolder;
let out: string[];
let told: string[];

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  folder = temporaryFolder();
  const { privateKey } = generateKeyPairSync('ed25519');
  Object.assign(process.env, {
    DATABASE_URL: testDatabase.appUrl,
    DUNGHEN_DATA_DIR: folder.path,
    DUNGHEN_KEY: randomBytes(32).toString('base64'),
    DUNGHEN_SIGNING_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  });
  await inDatabase((database) => createSmallTenant(database, 'X01'));
});

afterAll(async () => {
  jest.restoreAllMocks();
  await testDatabase.drop();
  folder.remove();
});

beforeEach(() => {
  [out, told] = [[], []];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(String(text)) > 0);
});

async function inDatabase<T>(work: (database: TypeOrmDatabase) => Promise<T>): Promise<T> {
  const source = await createAppDataSource(testDatabase.appUrl, { applicationName: 'spec' }).initialize();
  try {
    return await work(new TypeOrmDatabase(source));
  } finally {
    await source.destroy();
  }
}
const dh = (...args: string[]): Promise<unknown> => {
  const program = new Command('dh').exitOverride();
  addCatalogCommand(program);
  return program.parseAsync(['catalog', 'import', '--tenant', 'X01', ...args], { from: 'user' });
};
const result = (): unknown => JSON.parse(out.join(''));
const events = () => inDatabase((database) => new PostgresEventStore(database).readStream('X01', CATALOGUE_STREAM));
const fileOf = (content: string | Uint8Array): string => {
  const file = join(folder.path, 'catalogue.json');
  writeFileSync(file, content);
  return file;
};

describe('dh catalog import', () => {
  it('takes the sample in; a dry run before writes nothing, and neither does a second time', async () => {
    const before = (await events()).length;
    await dh(SAMPLE, '--dry-run', '--json');
    expect(result()).toMatchObject({ procedures: { added: 3 }, events: 4, dryRun: true });
    expect((await events()).length).toBe(before);
    out = [];
    await dh(SAMPLE, '--json');
    expect(result()).toMatchObject({ agencies: { added: 4 }, events: 4, dryRun: false });
    expect((await events()).at(-1)).toMatchObject({
      actorId: 'dh catalog import',
      metadata: { origin: 'sample-catalogue.json' },
    });
    out = [];
    await dh(SAMPLE, '--json');
    expect(result()).toMatchObject({ agencies: { unchanged: 4 }, events: 0 });
    expect((await events()).length).toBe(before + 4);
  });

  it('names every problem on a line of its own, fails and writes nothing', async () => {
    const before = (await events()).length;
    const file = fileOf(JSON.stringify({ agencies: [{ id: 'a b', name: 'A', parentId: 'nobody' }], x: 1 }));
    await expect(dh(file)).rejects.toThrow('2 problems, nothing was written');
    expect(told.filter((line) => line.startsWith('/')).map((line) => line.split(':').slice(0, 2).join(':'))).toEqual([
      '/x: UNKNOWN_MEMBER',
      '/agencies/0/id: CODE.INVALID',
    ]);
    expect(out).toEqual([]);
    expect((await events()).length).toBe(before);
  });

  it('says what is wrong with a file that cannot be read', async () => {
    await expect(dh(fileOf('{'))).rejects.toThrow('not JSON');
    await expect(dh(fileOf(Buffer.from([0x22, 0xe9, 0x22])))).rejects.toThrow('not UTF-8');
    await expect(dh(join(folder.path, 'nowhere.json'))).rejects.toThrow('no such file');
  });
});
