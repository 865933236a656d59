import { afterAll, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { Command } from 'commander';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PostgresEventStore } from '#event-store';
import { TypeOrmDatabase, createAppDataSource } from '#platform';
import { createSmallTenant } from '../../../../test/dsl/small-tenant.js';
import { temporaryFolder } from '../../../../test/support/temporary-folder.js';
import type { TemporaryFolder } from '../../../../test/support/temporary-folder.js';
import { createTestDatabase } from '../../../../test/support/test-database.js';
import type { TestDatabase } from '../../../../test/support/test-database.js';
import { addIntakeCommand } from './intake.command.js';

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
  addIntakeCommand(program);
  out = [];
  return program.parseAsync(['intake', '--tenant', 'X01', '--json', ...args], { from: 'user' });
};
const result = (): unknown => JSON.parse(out.join(''));
const head = () => inDatabase(async (database) => (await new PostgresEventStore(database).head('X01')).position);

it('receives a sheet once, at the counter that is named; the result file says nothing personal', async () => {
  const file = join(folder.path, 'ho-so.csv');
  const table = join(folder.path, 'ket-qua.csv');
  const rows = ['1.000001,Trực tiếp,Nguyễn Thị Hoa,0912345678', '=1+1,Trực tiếp,Lê Ba,0987654321'];
  writeFileSync(file, ['Mã thủ tục,Kênh tiếp nhận,Họ tên,Điện thoại', ...rows].join('\n') + '\n');
  const before = await head();
  await dh(file, '--agency', 'H26.W1', '--dry-run');
  expect(result()).toMatchObject({ rows: 2, received: 0, refused: 1, dryRun: true });
  expect(await head()).toBe(before);
  await dh(file, '--agency', 'H26.W1', '--result', table);
  expect(result()).toMatchObject({ rows: 2, received: 1, repeated: 0, refused: 1 });
  expect(await head()).toBe(before + 1);
  const lines = readFileSync(table, 'utf8').trim().split('\n');
  expect(lines[1]).toMatch(/^2,H26\.W1-\d{6}-0001,20[^,]+Z,received,$/);
  expect(lines[2]).toMatch(/^3,,,refused,"?Mã thủ tục: /);
  expect([...lines, ...told].join('\n')).not.toMatch(/Hoa|Lê Ba|0912345678|0987654321|=1\+1/);
  await dh(file, '--agency', 'H26.W1');
  expect(result()).toMatchObject({ received: 1, repeated: 1 });
  await dh(file, '--agency', 'H26.W2');
  expect(result()).toMatchObject({ received: 0, refused: 2 });
  expect(await head()).toBe(before + 1);
  await expect(dh(file, '--agency', 'H26.W9')).rejects.toThrow('--agency H26.W9');
});
