import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import exceljs from 'exceljs';
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { temporaryFolder } from '../../../../test/support/temporary-folder.js';
import type { TemporaryFolder } from '../../../../test/support/temporary-folder.js';
import { CASE_LIST_FIELDS } from '../case-list/mapping.js';
import { plainWords, synonymsOf } from '../case-list/header-synonyms.js';
import { INTAKE_COLUMNS } from '../intake-sheet/columns.js';
import { readSheetRows } from './read-sheet-rows.js';
import { RESULT_COLUMNS, asItStood, resultColumnsIn } from './result-columns.js';
import { readRowMark, writeRowMark } from './row-mark.js';
import { writeResultSheet } from './write-result-sheet.js';
import type { ResultRow } from './write-result-sheet.js';

let folder: TemporaryFolder;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => {
  folder.remove();
});

async function written(own: string[], rows: ResultRow[], name = 'result.xlsx'): Promise<string> {
  const path = join(folder.path, name);
  const out = createWriteStream(path);
  const closed = finished(out);
  async function* all(): AsyncGenerator<ResultRow> {
    for (const row of rows) yield await Promise.resolve(row);
  }
  await writeResultSheet(out, () => ({ own, added: ['Kết quả nhận', 'Khóa dòng'], marked: true }), all());
  await closed;
  return path;
}
async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(readFileSync(path));
}

const HOSTILE = ['=1+1', '+84912', '-1', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x","y")'];

describe('a result as a workbook', () => {
  it('has the sheet’s own cells and the verdict, none of them a formula, dates as dates and zeros kept', async () => {
    const rows = HOSTILE.map((text): ResultRow => ({ own: [text, '0912'], added: [text, '@x'], refused: true }));
    rows.push({ own: ['2026-03-02T08:30:00', '2026-03-02'], ofWorkbook: true, added: [], refused: false });
    const path = await written(['Mã', '=Tên'], rows);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(path);
    const list = workbook.getWorksheet(1);
    const texts = (row: number) => ((list?.getRow(row).values ?? []) as unknown[]).slice(1);
    expect(texts(1)).toEqual(['Mã', "'=Tên", 'Kết quả nhận', 'Khóa dòng']);
    for (const [index, text] of HOSTILE.entries()) {
      expect(texts(index + 2)).toEqual([`'${text}`, '0912', `'${text}`, "'@x"]);
      expect(asItStood(`'${text}`)).toBe(text);
    }
    expect(list?.getCell(8, 1).value).toEqual(new Date('2026-03-02T08:30:00Z'));
    expect(list?.getCell(8, 2).value).toEqual(new Date('2026-03-02T00:00:00Z'));
    expect(readFileSync(path).includes('<f>')).toBe(false);
    const read: (readonly string[])[] = [];
    for await (const { cells } of readSheetRows(bytesOf(path), { onHeader: () => undefined, isColumn: () => false }))
      read.push(cells);
    expect(read.at(-1)?.slice(0, 2)).toEqual(['2026-03-02T08:30:00', '2026-03-02']);
    expect(asItStood("'tis")).toBe("'tis");
  });

  it('has its header also where the sheet has no row', async () => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(await written(['Mã'], [], 'empty.xlsx'));
    expect(workbook.getWorksheet(1)?.actualRowCount).toBe(1);
  });
});

it('adds no column that a list or an intake sheet has by the same name', () => {
  const taken = [...INTAKE_COLUMNS.flatMap(({ names }) => names), ...CASE_LIST_FIELDS.flatMap(synonymsOf)];
  const plain = new Set(taken.map(plainWords));
  expect(Object.values(RESULT_COLUMNS).filter((name) => plain.has(plainWords(name)))).toEqual([]);
});

it('knows its own columns only in a result: another sheet may have a column of reasons', () => {
  expect(resultColumnsIn(['Mã hồ sơ', 'Lý do'])).toEqual([]);
  expect(resultColumnsIn(['Mã hồ sơ', 'Kết quả nhận', 'Lý do'])).toEqual([1, 2]);
});

it('reads a mark as it was written and nothing else', () => {
  const key = `${'a'.repeat(64)}#12`;
  for (const content of [null, 'b'.repeat(64)])
    expect(readRowMark(writeRowMark({ key, content }))).toEqual({ key, content });
  for (const text of ['', 'x', `${key}~`, `${key} `, key.slice(1), `${'a'.repeat(64)}#0`])
    expect(readRowMark(text)).toBeNull();
});
