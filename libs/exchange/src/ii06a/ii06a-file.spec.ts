import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import exceljs from 'exceljs';
import type { CellValue, Worksheet } from 'exceljs';
import yauzl from 'yauzl';
import type { Entry } from 'yauzl';
import { II06A_MEMBERS } from '#indicators';
import type { Ii06aCells, Ii06aReport } from '#indicators';
import { ii06aFileName } from './file-name.js';
import { countText, formText } from './form-text.js';
import { ii06aFile } from './ii06a-file.js';
import { emptyReport, sampleReport } from './testing/sample-report.js';
import { pdfLines } from './testing/pdf-lines.js';

/** `UPDATE_GOLDEN=1` accepts a change, which then shows in the diff. */
function golden(name: string, text: string): string {
  const file = resolve(process.cwd(), 'libs/exchange/src/ii06a/golden', name);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text);
  return readFileSync(file, 'utf8');
}

async function sheetOf(report: Ii06aReport): Promise<Worksheet> {
  const workbook = new exceljs.Workbook();
  const bytes = await ii06aFile(report, 'xlsx');
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  const sheet = workbook.getWorksheet('II.06a');
  if (sheet === undefined) throw new Error('no sheet II.06a');
  return sheet;
}

function entryOf(zip: Buffer, name: string): Promise<string> {
  return new Promise((found, failed) => {
    yauzl.fromBuffer(zip, (error, file) => {
      if (error !== null) {
        failed(error);
        return;
      }
      file.on('entry', (entry: Entry) => {
        if (entry.fileName !== name) return;
        file.openReadStream(entry, (unreadable, stream) => {
          if (unreadable !== null) failed(unreadable);
          else text(stream).then(found, failed);
        });
      });
    });
  });
}

const FIRST_ROW = 9;
const isFormula = (value: CellValue): value is { formula: string; result?: number } =>
  typeof value === 'object' && value !== null && 'formula' in value;
// exceljs writes a stored 0 and reads it back as nothing; the XML itself is looked at below.
const numberIn = (value: CellValue): unknown => (isFormula(value) ? (value.result ?? 0) : value);
const numbersOf = (sheet: Worksheet, row: number): unknown[] =>
  II06A_MEMBERS.map((_, index) => numberIn(sheet.getCell(row, index + 3).value));
const cellsOf = (cells: Ii06aCells): number[] => II06A_MEMBERS.map((member) => cells[member]);

/** Every cell with a value, by address; merged cells once. */
function dump(sheet: Worksheet): string {
  const lines: string[] = [];
  sheet.eachRow((row) => {
    row.eachCell((cell) => {
      if (cell.value === null || cell.value === '' || cell.master !== cell) return;
      const value = isFormula(cell.value)
        ? `=${cell.value.formula} -> ${String(numberIn(cell.value))}`
        : String(cell.value);
      lines.push(`${cell.address}\t${value.replaceAll('\n', ' / ')}`);
    });
  });
  return `${lines.join('\n')}\n`;
}

/** What the formulas of a sheet give when they are worked out: sums of single cells and of columns. */
function worksOut(sheet: Worksheet, formula: string): number {
  const value = (address: string): number => {
    const inner = sheet.getCell(address).value;
    return isFormula(inner) ? worksOut(sheet, inner.formula) : Number(inner);
  };
  const range = /^SUM\(([A-Z])(\d+):[A-Z](\d+)\)$/.exec(formula);
  if (range === null) return formula.split('+').reduce((sum, address) => sum + value(address), 0);
  const [, column = '', from, to] = range;
  const length = Number(to) - Number(from) + 1;
  return Array.from({ length }, (_, index) => value(`${column}${String(Number(from) + index)}`)).reduce(
    (a, b) => a + b,
    0,
  );
}

describe('form II.06a as a workbook', () => {
  it('holds the very numbers of the data, as numbers', async () => {
    const report = sampleReport();
    const sheet = await sheetOf(report);
    report.rows.forEach((row, index) => {
      expect(sheet.getCell(FIRST_ROW + index, 1).value).toBe(row.row);
      expect(numbersOf(sheet, FIRST_ROW + index)).toEqual(cellsOf(row));
    });
    expect(sheet.getCell(FIRST_ROW + report.rows.length, 2).value).toBe('Tổng số');
    expect(numbersOf(sheet, FIRST_ROW + report.rows.length)).toEqual(cellsOf(report.total));
  });

  it('sums by formulas that come to what is stored beside them', async () => {
    const report = sampleReport();
    const sheet = await sheetOf(report);
    const formulas: { formula: string; result?: number }[] = [];
    sheet.eachRow((row) => {
      row.eachCell(({ value }) => {
        if (isFormula(value)) formulas.push(value);
      });
    });
    expect(formulas).toHaveLength(3 * report.rows.length + 11);
    for (const { formula, result = 0 } of formulas)
      expect([formula, worksOut(sheet, formula)]).toEqual([formula, result]);
  });

  it('stores a result beside every formula, zeros too, for programs that do not calculate', async () => {
    const xml = await entryOf(await ii06aFile(sampleReport(), 'xlsx'), 'xl/worksheets/sheet1.xml');
    const formulas = xml.match(/<f>[^<]*<\/f>/g) ?? [];
    expect(formulas.length).toBeGreaterThan(0);
    expect(xml.match(/<f>[^<]*<\/f><v>\d+<\/v>/g)).toHaveLength(formulas.length);
    expect(xml).toContain('</f><v>0</v>');
  });

  it('prints on A4 landscape, one page wide, its header on every page', async () => {
    const sheet = await sheetOf(sampleReport());
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1 });
    expect(sheet.pageSetup).toMatchObject({ fitToHeight: 0, printTitlesRow: '5:8' });
    expect(sheet.pageSetup.printArea).toMatch(/^A1:M\d+$/);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 8 });
  });

  it('lets no name become a formula', async () => {
    const sheet = await sheetOf(sampleReport());
    const names = sampleReport().rows.map((_, index) => sheet.getCell(FIRST_ROW + index, 2).value);
    expect(names).toContain(`'=HYPERLINK("http://example.org";"Kinh doanh")`);
  });

  it('is, cell by cell, what it was', async () => {
    const cells = dump(await sheetOf(sampleReport()));
    expect(cells).toBe(golden('sample.cells.txt', cells));
    const empty = dump(await sheetOf(emptyReport()));
    expect(empty).toBe(golden('empty.cells.txt', empty));
  });
});

describe('form II.06a as a PDF', () => {
  it('prints the very numbers of the data', async () => {
    const report = sampleReport();
    const lines = pdfLines(await ii06aFile(report, 'pdf'));
    for (const row of report.rows) {
      const numbers = cellsOf(row).map(countText).join(' ');
      expect(
        lines.filter((line) => line.startsWith(`${String(row.row)} `) && line.endsWith(` ${numbers}`)),
      ).toHaveLength(1);
    }
    expect(lines).toContain(`Tổng số ${cellsOf(report.total).map(countText).join(' ')}`);
  });

  it('shows every word of the form, with all its accents', async () => {
    const report = sampleReport();
    // Where a line may break the writer begins a new piece, so blanks say nothing here.
    const words = pdfLines(await ii06aFile(report, 'pdf'))
      .join('')
      .replaceAll(' ', '');
    const form = formText(report);
    expect(words).not.toContain('\ufffd');
    for (const line of [form.formCode, ...form.title, form.period, form.unitOfCount, form.provenance, ...form.notes]) {
      expect(words).toContain(line.replaceAll(' ', ''));
    }
    for (const word of ['Người lập biểu', 'Thủ trưởng đơn vị', 'Trang 1/1', '(3)=(4)+(5)+(6)', 'Hộ tịch']) {
      expect(words).toContain(word.replaceAll(' ', ''));
    }
  });

  it('repeats its header on every page', async () => {
    const { rows, ...rest } = sampleReport();
    const many = Array.from({ length: 90 }, (_, index) => ({ ...rows[0], row: index + 1 })) as typeof rows;
    const lines = pdfLines(await ii06aFile({ ...rest, rows: many }, 'pdf'));
    const pages = lines.filter((line) => /Trang \d+\/\d+$/.test(line));
    expect(pages.length).toBeGreaterThan(2);
    expect(lines.filter((line) => line.startsWith('(1) (2) (3)=(4)+(5)+(6)')).length).toBeGreaterThanOrEqual(3);
  });
});

describe('form II.06a in any format', () => {
  // As long as any table that just fits, and those around it: the block below needs about eleven rows' height.
  it.each([8, 16, 20, 26])(
    'of %d rows bears no signatures on a sheet without rows, and every row once',
    async (count) => {
      const { rows, ...rest } = sampleReport();
      const [row] = rows;
      const many = Array.from({ length: count }, (_, index) => ({
        ...row!,
        row: index + 1,
        name: `Dòng ${String(index + 1)}.`,
      }));
      const lines = pdfLines(await ii06aFile({ ...rest, rows: many }, 'pdf'));
      const found = lines.flatMap((line) => /Dòng (\d+)\./.exec(line)?.[1] ?? []).map(Number);
      expect(found).toEqual(many.map((one) => one.row));
      const ends = lines.flatMap((line, index) => (/Trang \d+\/\d+$/.test(line) ? [index] : []));
      const signed = lines.findIndex((line) => line.includes('NGƯỜI LẬP') || line.includes('Người lập'));
      expect(signed).toBeGreaterThan(0);
      const begins = Math.max(-1, ...ends.filter((end) => end < signed));
      expect(lines.slice(begins + 1, signed).some((line) => /Dòng \d+\./.test(line))).toBe(true);
    },
  );

  it('says where withdrawn and stopped dossiers without a limit stand, and what is left out', () => {
    const [, first, second, ...rest] = formText(sampleReport({ agenciesNotSeen: 2 })).notes;
    expect(first).toContain('hồ sơ không quy định thời hạn theo mục 2');
    expect(second).toContain('đã giải quyết 28 (kể cả rút, dừng giải quyết), tính vào cột (9)');
    expect(rest.at(-1)).toContain('không gồm số liệu của 2 đơn vị');
    expect(formText(sampleReport()).notes.join()).not.toContain('không gồm số liệu');
  });

  it.each(['json', 'xlsx', 'pdf'] as const)('is the same %s, byte for byte, for the same answer', async (format) => {
    const [first, second] = [await ii06aFile(sampleReport(), format), await ii06aFile(sampleReport(), format)];
    expect(first.equals(second)).toBe(true);
    const later = await ii06aFile(sampleReport({ computedAt: '2026-10-01T01:02:04.000Z' }), format);
    expect(first.equals(later)).toBe(false);
  });

  it('is, as data, what it was', () => {
    const data = `${JSON.stringify(sampleReport(), null, 2)}\n`;
    expect(data).toBe(golden('sample.json', data));
  });

  it('says that nothing happened instead of failing', async () => {
    const lines = pdfLines(await ii06aFile(emptyReport(), 'pdf'));
    expect(lines).toContain('Không có hồ sơ nào trong kỳ báo cáo.');
    expect(lines).toContain(`Tổng số ${Array.from({ length: 11 }, () => '0').join(' ')}`);
    expect(lines.join(' ')).toContain('chưa có hồ sơ để tính');
    expect(lines.join(' ')).toContain('Kỳ báo cáo chưa kết thúc');
  });

  it.each([
    [{}, 'II.06a-H26-2026-Q3-kstt.xlsx'],
    [
      { calendar: 'gregorian', period: '2026-08', groupBy: 'agency' } as const,
      'II.06a-H26-2026-08-gregorian-agency.xlsx',
    ],
    [{ agencyId: 'H26.12/"ð\r\n' }, 'II.06a-H26.12_____-2026-Q3-kstt.xlsx'],
  ])('is called after what it holds: %j', (changes, name) => {
    expect(ii06aFileName(sampleReport(changes), 'xlsx')).toBe(name);
  });

  it.each([
    ['2026', 'Năm 2026'],
    ['2026-H1', '6 tháng đầu năm 2026'],
    ['2026-9M', '9 tháng đầu năm 2026'],
    ['2026-Q4', 'Quý IV năm 2026'],
    ['2026-08', 'Tháng 8 năm 2026'],
  ])('names the period %s as %s', (period, name) => {
    expect(formText(sampleReport({ period })).period).toBe(
      `Kỳ báo cáo: ${name} (từ ngày 15/06/2026 đến hết ngày 14/09/2026)`,
    );
  });
});
