import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HeadFiles } from './head-files.js';
import type { SignedHead } from './signed-head.js';

let folder: string;
let files: HeadFiles;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dung-hen-heads-'));
  files = new HeadFiles(join(folder, 'heads'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const head = (position: number, given: Partial<SignedHead> = {}): SignedHead => ({
  ...{ tenant: 'H26', position, hash: 'ab'.repeat(32), signedAt: '2026-03-02T17:30:00.000Z' },
  ...{ keyId: 'k', signature: 'c2ln', ...given },
});
const names = () => readdir(join(folder, 'heads', 'H26'));

describe('head files', () => {
  it('are one readable file each, named by the day of signing and the position', async () => {
    await files.write(head(42));
    expect(await names()).toEqual(['2026-03-02-42.json']);
    expect(JSON.parse(await readFile(join(folder, 'heads', 'H26', '2026-03-02-42.json'), 'utf8'))).toEqual(head(42));
  });

  it('are read by position, tenant by tenant; other files do not matter', async () => {
    for (const one of [head(100), head(9), head(42), head(7, { tenant: 'H27' })]) await files.write(one);
    await writeFile(join(folder, 'heads', 'H26', '.left-over.tmp'), 'half a');
    await writeFile(join(folder, 'heads', 'H26', 'README.txt'), 'keep these');
    expect((await files.read('H26')).map((one) => one.position)).toEqual([9, 42, 100]);
    expect(await files.read('H28')).toEqual([]);
  });

  it('may be written again as they are, at once too, but never differently', async () => {
    await Promise.all([files.write(head(42)), files.write(head(42)), files.write(head(42))]);
    const forged = files.write(head(42, { hash: 'cd'.repeat(32) }));
    await expect(forged).rejects.toMatchObject({ code: 'HEAD_FILE.UNUSABLE' });
    expect(await files.read('H26')).toEqual([head(42)]);
    expect(await names()).toEqual(['2026-03-02-42.json']);
  });

  it.each([
    '{"tenant":"H26"',
    '{}',
    'null',
    JSON.stringify(head(42, { tenant: 'H27' })),
    JSON.stringify({ ...head(42), position: '42' }),
  ])('that are damaged are named: %s', async (text) => {
    await files.write(head(1));
    await writeFile(join(folder, 'heads', 'H26', '2026-03-02-42.json'), text);
    await expect(files.read('H26')).rejects.toThrow('2026-03-02-42.json');
  });

  it('stand in the folder of a tenant and nowhere else', async () => {
    await expect(files.write(head(1, { tenant: '../etc' }))).rejects.toThrow('no tenant id');
  });
});

describe('the mark of the last verification', () => {
  it('is read back and replaced', async () => {
    expect(await files.readMark('H26')).toBe(null);
    await files.writeMark('H26', { position: 5, hash: 'ab'.repeat(32) });
    await files.writeMark('H26', { position: 9, hash: 'cd'.repeat(32) });
    expect(await files.readMark('H26')).toEqual({ position: 9, hash: 'cd'.repeat(32) });
    expect(await files.read('H26')).toEqual([]);
    expect(await names()).toEqual(['verified.json']);
  });
});
