import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../../../test/support/temporary-folder.js';
import type { TemporaryFolder } from '../../../../test/support/temporary-folder.js';
import { ResultFile } from './result-file.js';

const HEADER = ['Dòng', 'Mã hồ sơ', 'Kết quả', 'Lý do'];
let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  folder.remove();
});

it('has no cell that a spreadsheet takes for a formula', () => {
  const path = join(folder.path, 'result.csv');
  const result = new ResultFile(path, HEADER);
  for (const code of ['=1+1', '+84', '-1', '@SUM(A1)', '\t=1', 'HS-1']) result.add(['2', code, 'rejected', 'a "b", c']);
  expect(existsSync(path)).toBe(false);
  result.keep();
  result.discard();
  const lines = readFileSync(path, 'utf8').split('\n');
  expect(lines[0]).toBe('\uFEFFDòng,Mã hồ sơ,Kết quả,Lý do');
  expect(lines.slice(1, -1).map((line) => line.split(',')[1])).toEqual([
    ...["'=1+1", "'+84", "'-1", "'@SUM(A1)", "'\t=1", 'HS-1'],
  ]);
  expect(lines[1]).toContain('"a ""b"", c"');
});

it('leaves nothing behind of an import that failed', () => {
  const result = new ResultFile(join(folder.path, 'result.csv'), HEADER);
  result.add(['2', 'A', 'accepted', '']);
  result.discard();
  expect(readdirSync(folder.path)).toEqual([]);
});
