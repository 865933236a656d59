import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../../../test/support/temporary-folder.js';
import type { TemporaryFolder } from '../../../../test/support/temporary-folder.js';
import { readJsonFile } from './json-file.js';

let folder: TemporaryFolder;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'plan.json');
});
afterEach(() => {
  folder.remove();
});

const DEEP = 200_000;

it.each([
  ['objects within each other', '{"a":'.repeat(DEEP) + '1' + '}'.repeat(DEEP), 'nested deeper than 32 levels'],
  ['lists within each other', '['.repeat(DEEP) + ']'.repeat(DEEP), 'nested deeper than 32 levels'],
  ['a cut file', '{"a":', 'not JSON'],
  ['too much', `"${'x'.repeat(6_000_000)}"`, 'larger than 5000000 bytes'],
  ['another encoding', Buffer.from([0x22, 0xe9, 0x22]), 'not UTF-8'],
])('%s: an error that names the file', (_, content, message) => {
  writeFileSync(path, content);
  expect(() => readJsonFile(path, 5_000_000)).toThrow(`${path}: ${message}`);
});

it('reads what is nested as our files are', () => {
  const nested = '['.repeat(32) + ']'.repeat(32);
  writeFileSync(path, nested);
  expect(readJsonFile(path, 5_000_000)).toEqual(JSON.parse(nested));
});
