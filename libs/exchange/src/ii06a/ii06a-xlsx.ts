import type { Cell, Worksheet } from 'exceljs';
import { II06A_COLUMNS, II06A_MEMBERS } from '#indicators';
import type { Ii06aCells, Ii06aReport } from '#indicators';
import { fixedZipTimes } from './fixed-zip-times.js';
import { HEADER_LINES, headerCells } from './form-header.js';
import { formText } from './form-text.js';
import type { FormText } from './form-text.js';
import { neutralised } from './neutralised.js';
import { writeBelow } from './sheet-below.js';
import { BORDER, FONT, LAST_COLUMN, SHADE, WIDTHS, letter, lineHeight } from './sheet-layout.js';
import { writeAbove } from './sheet-above.js';

/** Rows above the header: title, period, interim note and unit of count. */
const HEADER_ROW = 5;
const FIRST_ROW = HEADER_ROW + HEADER_LINES;
const NUMBER = '#,##0';
const FOOTER = '&"Times New Roman,Italic"&8';

/**
 * The form as a workbook of one sheet, A4 landscape, one page wide. Sums are formulas whose stored results are the
 * report's own numbers. The same report gives the same bytes.
 */
export async function ii06aXlsx(report: Ii06aReport): Promise<Buffer> {
  // Loaded when a file is asked for: programs that never write one start a third of a second sooner.
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  const computedAt = new Date(report.computedAt);
  Object.assign(workbook, {
    creator: 'Đúng Hẹn',
    lastModifiedBy: 'Đúng Hẹn',
    created: computedAt,
    modified: computedAt,
  });
  const sheet = workbook.addWorksheet('II.06a');
  const text = formText(report);

  sheet.columns = WIDTHS.map((width) => ({ width }));
  writeAbove(sheet, text);
  writeHeader(sheet, report);
  const totalRow = writeRows(sheet, report, text);
  const lastRow = writeBelow(sheet, text, totalRow + 1);
  setUpPage(sheet, text, lastRow);
  return fixedZipTimes(Buffer.from(await workbook.xlsx.writeBuffer()));
}

function writeHeader(sheet: Worksheet, { groupBy }: Ii06aReport): void {
  for (const { text, line, column, lines, columns } of headerCells(groupBy)) {
    const row = HEADER_ROW + line;
    if (lines > 1 || columns > 1) sheet.mergeCells(row, column, row + lines - 1, column + columns - 1);
    const numbers = line === HEADER_LINES - 1;
    Object.assign(sheet.getCell(row, column), {
      value: text,
      font: { ...FONT, bold: !numbers, italic: numbers, size: numbers ? 9 : 11 },
      alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
    });
  }
  [18, 18, 32, 18].forEach((height, line) => {
    sheet.getRow(HEADER_ROW + line).height = height;
    for (let column = 1; column <= LAST_COLUMN; column += 1) {
      const cell = sheet.getCell(HEADER_ROW + line, column);
      cell.border = BORDER;
      cell.fill = SHADE;
    }
  });
}

/** The rows and beneath them the total; answers the number of its row. */
function writeRows(sheet: Worksheet, report: Ii06aReport, text: FormText): number {
  report.rows.forEach(({ row, name, ...cells }, index) => {
    const label = neutralised((name ?? text.namelessRow).normalize('NFC'));
    writeRow(sheet, FIRST_ROW + index, row, label, cells, (number) => sumInRow(FIRST_ROW + index, number), false);
  });
  const empty = report.rows.length === 0;
  if (empty) writeEmpty(sheet, text.empty ?? '');
  const last = FIRST_ROW + Math.max(report.rows.length, 1) - 1;
  const sumOfRows = (number: number): string | null =>
    empty ? null : `SUM(${letter(number)}${String(FIRST_ROW)}:${letter(number)}${String(last)})`;
  writeRow(sheet, last + 1, '', text.totalLabel, report.total, sumOfRows, true);
  return last + 1;
}

function writeRow(
  sheet: Worksheet,
  at: number,
  ordinal: number | '',
  label: string,
  cells: Ii06aCells,
  formulaOf: (column: number) => string | null,
  bold: boolean,
): void {
  const middle = { vertical: 'middle' } as const;
  const put = (column: number, value: Cell['value'], style: Partial<Cell>): void => {
    Object.assign(sheet.getCell(at, column), {
      value,
      font: { ...FONT, bold },
      border: BORDER,
      ...(bold ? { fill: SHADE } : {}),
      ...style,
    });
  };
  put(1, ordinal, { alignment: { ...middle, horizontal: 'center' } });
  put(2, label, {
    alignment: { ...middle, horizontal: bold ? 'center' : 'left', indent: bold ? 0 : 1, wrapText: true },
  });
  II06A_MEMBERS.forEach((member, index) => {
    const formula = formulaOf(index + 3);
    const value = formula === null ? cells[member] : { formula, result: cells[member] };
    put(index + 3, value, { numFmt: NUMBER, alignment: { ...middle, horizontal: 'right', indent: 1 } });
  });
  sheet.getRow(at).height = lineHeight(label, (WIDTHS[1] ?? 1) - 2, 1) + 1;
}

function sumInRow(row: number, number: number): string | null {
  const { sumOf = [] } = II06A_COLUMNS.find((column) => column.number === number) ?? {};
  return sumOf.length === 0 ? null : sumOf.map((column) => `${letter(column)}${String(row)}`).join('+');
}

function writeEmpty(sheet: Worksheet, text: string): void {
  sheet.mergeCells(FIRST_ROW, 1, FIRST_ROW, LAST_COLUMN);
  const alignment = { horizontal: 'center', vertical: 'middle' } as const;
  Object.assign(sheet.getCell(FIRST_ROW, 1), {
    value: text,
    font: { ...FONT, italic: true },
    alignment,
    border: BORDER,
  });
  sheet.getRow(FIRST_ROW).height = 24;
}

function setUpPage(sheet: Worksheet, text: FormText, lastRow: number): void {
  sheet.views = [{ state: 'frozen', ySplit: FIRST_ROW - 1, showGridLines: false }];
  Object.assign(sheet.pageSetup, {
    ...{ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    margins: { left: 0.4, right: 0.4, top: 0.4, bottom: 0.5, header: 0.2, footer: 0.25 },
    horizontalCentered: true,
    printTitlesRow: `${String(HEADER_ROW)}:${String(FIRST_ROW - 1)}`,
    printArea: `A1:${letter(LAST_COLUMN)}${String(lastRow)}`,
  });
  // An ampersand begins a code in a footer; the names of policies hold none, but nothing here should depend on that.
  const provenance = text.provenance.replaceAll('&', '&&');
  sheet.headerFooter = { oddFooter: `&L${FOOTER}${provenance}&R${FOOTER}Trang &P/&N` };
}
