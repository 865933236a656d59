import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Command } from 'commander';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TypeOrmDatabase, createAppDataSource } from '#platform';
import { calendarOfVersion, fillTenant } from '../../../../test/dsl/open-dossiers.js';
import { temporaryFolder } from '../../../../test/support/temporary-folder.js';
import type { TemporaryFolder } from '../../../../test/support/temporary-folder.js';
import { createTestDatabase } from '../../../../test/support/test-database.js';
import type { TestDatabase } from '../../../../test/support/test-database.js';
import { addCalendarCommand } from './calendar.command.js';

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
  const source = await createAppDataSource(testDatabase.appUrl, { applicationName: 'spec' }).initialize();
  await fillTenant(new TypeOrmDatabase(source), 'X01', 5);
  await source.destroy();
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

const dh = (...args: string[]): Promise<unknown> => {
  const program = new Command('dh').exitOverride();
  addCalendarCommand(program);
  return program.parseAsync(['calendar', ...args, '--tenant', 'X01'], { from: 'user' });
};
const result = () => JSON.parse(out.at(-1) ?? '{}') as Record<string, unknown>;
const file = (name: string, content: string | object): string => {
  const path = join(folder.path, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

describe('dh calendar', () => {
  it('imports, previews and publishes; the same file again publishes nothing', async () => {
    // Without a version the next one is meant.
    const path = file('second.json', { ...calendarOfVersion(2), version: undefined });
    await dh('import', path, '--json');
    expect(result()).toMatchObject({ id: 'vn', version: 2, changes: [{ date: '2026-04-27' }] });
    await dh('preview', path, '--json', '--moves');
    expect(result()).toMatchObject({ end: 'done', state: 'done', moved: 5, later: 5 });
    expect(result()['moves']).toHaveLength(5);
    await dh('publish', path, '--json');
    expect(result()).toMatchObject({ published: true, version: 2, end: 'done', moved: 5 });
    await dh('publish', path, '--json');
    expect(result()).toEqual({ id: 'vn', version: 2, published: false, state: 'done' });
  });

  it('reads a table, leaves moving to the worker, and carries on when it is run again', async () => {
    const table = file('days.csv', 'Ngày;Loại;Tên\n27/04/2026;Làm bù;Đi làm\n');
    await dh('publish', table, '--json', '--no-wait');
    const { jobId } = result();
    expect(result()).toMatchObject({ published: true, version: 3 });
    await dh('publish', table, '--json');
    expect(result()).toMatchObject({ published: false, version: 3, jobId, end: 'done' });
  });

  it('names what is wrong with a file', async () => {
    const path = file('wrong.json', { ...calendarOfVersion(2), timezone: 'Asia/Tokyo' });
    await expect(dh('import', path)).rejects.toThrow('nothing was written');
    expect(told.join('')).toContain('/timezone: the tenant');
    await expect(dh('publish', join(folder.path, 'none.json'))).rejects.toThrow('no such file');
  });
});
