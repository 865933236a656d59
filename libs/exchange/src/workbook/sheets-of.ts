import type { Worksheet } from 'exceljs';
import { CaseListError } from '../case-list/case-list-error.js';
import { DEFAULT_CASE_LIST_LIMITS } from '../case-list/limits.js';
import { cellText } from './cell-text.js';

/** Of a sheet; a row is filled up to its last cell, and a cell at the far end would make each row 16,384 wide. */
const MOST_COLUMNS = DEFAULT_CASE_LIST_LIMITS.columns;

export interface SheetRow {
  /** As the spreadsheet program numbers it. */
  row: number;
  cells: string[];
}

export interface Sheet {
  name: string;
  rows: SheetRow[];
}

export interface Sheets {
  sheets: Sheet[];
  /** Days are counted from 1904, as old Macs did. */
  date1904: boolean;
}

/** The sheets of a workbook as text; a merged cell says the same in every place it covers. Throws CaseListError. */
export async function sheetsOf(bytes: Uint8Array, mostRows: number): Promise<Sheets> {
  // A large package that most processes never need.
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  try {
    // What is not asked for is not read: pictures, rules, notes.
    await workbook.xlsx.load(Buffer.from(bytes) as unknown as Parameters<typeof workbook.xlsx.load>[0], {
      ignoreNodes: ['dataValidations', 'conditionalFormatting', 'extLst', 'drawing', 'picture', 'legacyDrawing'],
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CaseListError('FILE.CORRUPT', `the workbook cannot be read: ${reason.slice(0, 200)}`);
  }
  let left = mostRows;
  const sheets = workbook.worksheets.map((worksheet) => {
    const rows = rowsOf(worksheet, left);
    if (rows === null) {
      throw new CaseListError(
        'FILE.TOO_MANY_ROWS',
        `sheet "${worksheet.name}": a workbook is read up to ${String(mostRows)} rows; save it as CSV`,
      );
    }
    left -= rows.length;
    return { name: worksheet.name, rows };
  });
  return { sheets, date1904: workbook.properties.date1904 };
}

function rowsOf(worksheet: Worksheet, most: number): SheetRow[] | null {
  const rows: SheetRow[] = [];
  let tooMany = false;
  worksheet.eachRow((row, number) => {
    if (rows.length >= most) tooMany = true;
    if (tooMany) return;
    const cells: string[] = [];
    row.eachCell((cell, column) => {
      // A title merged over the whole sheet says nothing more out there.
      if (column > MOST_COLUMNS && cell.isMerged && cell.master !== cell) return;
      if (column > MOST_COLUMNS) throw tooWide(worksheet.name, number, cell.address);
      while (cells.length < column - 1) cells.push('');
      cells.push(cellText(cell.value, cell.numFmt ?? ''));
    });
    if (cells.some((text) => text.trim() !== '')) rows.push({ row: number, cells });
  });
  return tooMany ? null : rows;
}

const tooWide = (sheet: string, row: number, address: string): CaseListError =>
  new CaseListError(
    'FILE.TOO_MANY_COLUMNS',
    `sheet "${sheet}", row ${String(row)}: cell ${address} lies beyond column ${String(MOST_COLUMNS)}; delete what stands there`,
  );
