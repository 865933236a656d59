import { describe, expect, it } from '@jest/globals';
import exceljs from 'exceljs';
import { gzipSync } from 'node:zlib';
import { ZipFile } from 'yazl';
import { readCaseListMapping } from '../case-list/index.js';
import type { ReadRow } from '../case-list/index.js';
import { readCases } from '../read-cases.js';
import type { CaseFileOptions } from '../read-cases.js';
import type { SheetsSeen } from './read-workbook.js';

const at = (local: string): number => Date.parse(`${local.replace(' ', 'T')}:00+07:00`);
/** A cell's date is wall time without a zone, which exceljs calls UTC. */
const wall = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00Z`);

async function bytesOf(fill: (workbook: exceljs.Workbook) => void): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  fill(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
async function read(bytes: Buffer, options: Partial<CaseFileOptions> = {}): Promise<ReadRow[]> {
  const rows: ReadRow[] = [];
  async function* source(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(bytes);
  }
  const all = { format: 'xlsx' as const, mapping: null, timezone: 'Asia/Ho_Chi_Minh', ...options };
  for await (const { records, reader } of readCases(source(), all)) {
    rows.push(...records.map((record) => reader.read(record)));
  }
  return rows;
}
const HEADER = ['Mã hồ sơ', 'Ngày tiếp nhận', 'Ngày hẹn trả'];

describe('a workbook', () => {
  it('is found behind title rows and a header merged over two rows, under Vietnamese names', async () => {
    const bytes = await bytesOf((workbook) => {
      const sheet = workbook.addWorksheet('Danh sách');
      sheet.addRow(['SỞ TƯ PHÁP']);
      sheet.mergeCells('A1:D1');
      sheet.addRow([]);
      sheet.addRow(['Mã hồ sơ', 'Thời gian', null, 'Cơ quan']);
      sheet.addRow([null, 'Ngày tiếp nhận', 'Ngày hẹn trả', null]);
      for (const range of ['A3:A4', 'B3:C3', 'D3:D4']) sheet.mergeCells(range);
      sheet.addRow(['HS-1', wall('2026-03-02 08:30'), wall('2026-03-10 17:00'), 'Sở Tư pháp'.normalize('NFD')]);
      sheet.getCell('B5').numFmt = sheet.getCell('C5').numFmt = 'dd/mm/yyyy hh:mm';
    });
    const [row, ...more] = await read(bytes);
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      ...{ row: 5, code: 'HS-1', agency: 'Sở Tư pháp', problems: [] },
      ...{ receivedAt: at('2026-03-02 08:30'), dueAt: at('2026-03-10 17:00') },
    });
  });
  it.each([
    ['a date cell', wall('2026-03-02 00:00'), '2026-03-02 00:00'],
    ['a text', '02/03/2026 08:30', '2026-03-02 08:30'],
    ['a serial number in a plain cell', 46083.354166666664, '2026-03-02 08:30'],
    ['a formula with its cached value', { formula: 'A1', result: wall('2026-03-02 00:00') }, '2026-03-02 00:00'],
    ['rich text', { richText: [{ text: '02/03/' }, { text: '2026' }] }, '2026-03-02 00:00'],
  ])('has a time in %s', async (_name, value, expected) => {
    const bytes = await bytesOf((workbook) => {
      const sheet = workbook.addWorksheet('1');
      sheet.addRow(HEADER);
      sheet.addRow(['HS-1', value as exceljs.CellValue]);
    });
    expect((await read(bytes))[0]).toMatchObject({ receivedAt: at(expected), dueAt: null, problems: [] });
  });
  it('counts days from 1904 where it says so, in date cells and plain ones', async () => {
    const bytes = await bytesOf((workbook) => {
      workbook.properties.date1904 = true;
      const sheet = workbook.addWorksheet('1');
      sheet.addRow(HEADER);
      sheet.addRow(['HS-1', wall('2026-03-02 08:30'), 46083 - 1462]);
      sheet.getCell('B2').numFmt = 'dd/mm/yyyy hh:mm';
    });
    expect((await read(bytes))[0]).toMatchObject({
      receivedAt: at('2026-03-02 08:30'),
      // A due without a time of day lasts to the end of its day.
      dueAt: at('2026-03-02 23:59') + 59_000,
    });
  });
  it('reads the sheet whose header fits, or the one that is named, and says which were left', async () => {
    const bytes = await bytesOf((workbook) => {
      workbook.addWorksheet('Bìa').addRow(['Báo cáo']);
      for (const name of ['Quý 1', 'Quý 2']) {
        const sheet = workbook.addWorksheet(name);
        sheet.addRow(HEADER);
        sheet.addRow([`HS ${name}`, '02/03/2026']);
      }
    });
    const seen: SheetsSeen[] = [];
    const onSheets = (sheets: SheetsSeen) => seen.push(sheets);
    expect((await read(bytes, { onSheets, format: 'csv' })).map(({ code }) => code)).toEqual(['HS Quý 1']);
    expect((await read(bytes, { onSheets, sheet: 'Quý 2' })).map(({ code }) => code)).toEqual(['HS Quý 2']);
    expect(seen).toEqual([
      { read: 'Quý 1', others: ['Bìa', 'Quý 2'] },
      { read: 'Quý 2', others: ['Bìa', 'Quý 1'] },
    ]);
    await expect(read(bytes, { sheet: 'Quý 3' })).rejects.toThrow('no sheet "Quý 3"; it has "Bìa", "Quý 1", "Quý 2"');
  });
  it('is read by a mapping, whose format is for its texts', async () => {
    const mapping = readCaseListMapping({
      columns: { code: 'id', receivedAt: { column: 'in', format: 'MM/dd/yyyy' } },
    });
    const bytes = await bytesOf((workbook) => {
      workbook.addWorksheet('1').addRows([
        ['id', 'in'],
        ['A', '03/02/2026'],
        ['B', 46083],
      ]);
    });
    const rows = await read(bytes, { mapping });
    expect(rows.map(({ receivedAt }) => receivedAt)).toEqual([at('2026-03-02 00:00'), at('2026-03-02 00:00')]);
  });
  it('names the sheet and the row of a header that has a column twice', async () => {
    const bytes = await bytesOf((workbook) => {
      workbook.addWorksheet('Quý 1').addRows([['Báo cáo'], ['Mã hồ sơ', 'Mã hồ sơ', 'Ngày tiếp nhận']]);
    });
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'HEADER.COLUMN_TWICE',
      message: expect.stringContaining('sheet "Quý 1", row 2'),
    });
  });
});

describe('a hostile or broken workbook', () => {
  const zipOf = async (parts: Record<string, Buffer>): Promise<Buffer> => {
    const zip = new ZipFile();
    for (const [name, content] of Object.entries(parts)) zip.addBuffer(content, name);
    zip.end();
    const chunks: Buffer[] = [];
    for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  };
  const list = () => bytesOf((workbook) => workbook.addWorksheet('1').addRows([HEADER, ['HS-1', '02/03/2026']]));
  const doctype = Buffer.from('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><workbook>&a;</workbook>');
  it.each([
    ['a part that inflates a thousand times', { 'xl/workbook.xml': Buffer.alloc(4 * 1024 ** 2) }, 'FILE.UNSAFE'],
    ['a document type', { 'xl/workbook.xml': doctype }, 'FILE.UNSAFE'],
    [
      'a document type behind a long comment',
      { 'xl/workbook.xml': Buffer.from(`<!--${'x'.repeat(70_000)}--><!DOCTYPE x><workbook/>`) },
      'FILE.UNSAFE',
    ],
    ['no workbook', { 'a.txt': Buffer.from('a') }, 'FILE.CORRUPT'],
  ])('with %s is refused before it is understood', async (_name, parts, code) => {
    await expect(read(await zipOf(parts))).rejects.toMatchObject({ code });
  });
  const merging = (...cells: string[]): Promise<Buffer> =>
    zipOf({
      'xl/workbook.xml': Buffer.from('<workbook/>'),
      'xl/worksheets/sheet1.xml': Buffer.from(`<worksheet><mergeCells>${cells.join('')}</mergeCells></worksheet>`),
    });
  it.each([
    ['<mergeCell ref="A2:XFD1048576"/>', 'A2:XFD1048576'],
    ["<mergeCell\n ref = '$XFD$1048576:$A$2'></mergeCell>", 'XFD'],
    ['<mergeCell ref="&#65;2:XFD1048576"/>', 'cannot be read'],
    [`<mergeCell x=' ref="A1:A2"' ref="A2:XFD1048576"/>`, 'cannot be read'],
    [`${' '.repeat(16_330)}<mergeCell ref="A2:XFD1048576"/>`, 'A2:XFD1048576'],
  ])('with merged cells %j is refused by name', async (cell, words) => {
    await expect(read(await merging(cell))).rejects.toMatchObject({
      code: 'FILE.UNSAFE',
      message: expect.stringMatching(new RegExp(`^xl/worksheets/sheet1.xml .*${words.replaceAll('$', '\\$')}`)),
    });
  });
  it('says which cell lies too far out, and does not mind a title merged out there', async () => {
    const wide = (fill: (sheet: exceljs.Worksheet) => void) =>
      bytesOf((workbook) => {
        const sheet = workbook.addWorksheet('Danh sách');
        sheet.addRow(['DANH SÁCH']);
        sheet.addRow(HEADER);
        sheet.addRow(['HS-1', '02/03/2026 08:30', '10/03/2026']);
        fill(sheet);
      });
    const titled = await wide((sheet) => {
      sheet.mergeCells('A1:AZZ1');
    });
    expect(await read(titled)).toHaveLength(1);
    const stray = await wide((sheet) => {
      sheet.getCell('XFD3').value = 'x';
    });
    await expect(read(stray)).rejects.toMatchObject({
      code: 'FILE.TOO_MANY_COLUMNS',
      message: expect.stringMatching(/sheet "Danh sách", row 3: cell XFD3 /),
    });
  });
  it('with more merged ranges or cells than are read is refused with the range that is too much', async () => {
    const bytes = await merging('<mergeCell ref="A1:B2"/>', '<mergeCell ref="A3:B4"/>');
    await expect(read(bytes, { workbook: { merges: 1 } })).rejects.toThrow('merges A3:B4');
    await expect(read(bytes, { workbook: { mergedCells: 7 } })).rejects.toThrow('merges A3:B4');
    await expect(read(bytes, { workbook: { merges: 2, mergedCells: 8 } })).rejects.not.toThrow('merges');
  });
  it('cut off, empty, of another kind, too large or too long is refused as a whole', async () => {
    const whole = await list();
    await expect(read(whole.subarray(0, -30))).rejects.toMatchObject({ code: 'FILE.TRUNCATED' });
    await expect(read(Buffer.alloc(0))).rejects.toMatchObject({ code: 'FILE.EMPTY' });
    await expect(read(Buffer.from('a,b\n'))).rejects.toMatchObject({ code: 'FILE.CORRUPT' });
    await expect(read(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).rejects.toThrow(/\.xls/);
    await expect(read(whole, { workbook: { packed: 100 } })).rejects.toMatchObject({ code: 'FILE.TOO_LARGE' });
    await expect(read(whole, { workbook: { inflated: 100 } })).rejects.toMatchObject({ code: 'FILE.TOO_LARGE' });
    await expect(read(whole, { workbook: { rows: 1 } })).rejects.toMatchObject({ code: 'FILE.TOO_MANY_ROWS' });
    expect(await read(gzipSync(whole))).toHaveLength(1);
  });
});
