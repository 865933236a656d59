import type { Writable } from 'node:stream';
import type { Cell, Worksheet } from 'exceljs';
import { neutralised } from '../ii06a/neutralised.js';

/** A row of a result: the sheet's own cells, then what became of it. */
export interface ResultRow {
  own: readonly string[];
  /** The own cells come from a workbook: what looks like its dates is one again. */
  ofWorkbook?: boolean;
  added: readonly string[];
  refused: boolean;
}

export interface ResultHeader {
  own: readonly string[];
  added: readonly string[];
  /** The last added column is for the machine: it stays narrow and grey. */
  marked?: boolean;
}

/** With its header, as much as Excel opens. */
export const MOST_RESULT_ROWS = 1_048_575;
/** As much as a cell holds. */
const MOST_TEXT = 32_767;
const REFUSED = 'FFC00000';
const GREY = 'FFA6A6A6';
const CELL_DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2})?$/;

/**
 * Writes a result as a workbook, row by row. Every cell is text that keeps its zeros and is no formula; dates of a workbook are
 * dates again. `header` is asked for once the first row is there or there is none. Throws beyond {@link MOST_RESULT_ROWS}.
 */
export async function writeResultSheet(
  out: Writable,
  header: () => ResultHeader,
  rows: AsyncIterable<ResultRow>,
): Promise<void> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  const list = workbook.addWorksheet('Kết quả', { views: [{ state: 'frozen', ySplit: 1 }] });
  let width: number | null = null;
  let count = 0;
  for await (const row of rows) {
    width ??= begin(list, header());
    if ((count += 1) > MOST_RESULT_ROWS) {
      throw new Error(`a workbook holds ${String(MOST_RESULT_ROWS)} rows: ask for the result as .csv`);
    }
    addRow(list, width, row);
  }
  if (width === null) begin(list, header());
  list.commit();
  await workbook.commit();
}

/** Writes the header; answers how many columns are the sheet's own. */
function begin(list: Worksheet, { own, added, marked = false }: ResultHeader): number {
  list.columns = [...own, ...added].map((text, index) => {
    const isMark = marked && index === own.length + added.length - 1;
    const font = isMark ? { color: { argb: GREY } } : undefined;
    return { header: safe(text), width: isMark ? 6 : 22, style: { numFmt: '@', ...(font && { font }) } };
  });
  const first = list.getRow(1);
  first.font = { bold: true };
  first.commit();
  return own.length;
}

function addRow(list: Worksheet, width: number, { own, ofWorkbook = false, added, refused }: ResultRow): void {
  const row = list.addRow([]);
  for (let index = 0; index < width; index++) {
    const text = own[index] ?? '';
    if (text !== '') fill(row.getCell(index + 1), text, ofWorkbook);
  }
  for (const [index, text] of added.entries()) {
    if (text === '') continue;
    const cell = row.getCell(width + index + 1);
    cell.value = safe(text);
    if (index === 0 && refused) cell.font = { color: { argb: REFUSED }, bold: true };
  }
  row.commit();
}

function fill(cell: Cell, text: string, ofWorkbook: boolean): void {
  const at = ofWorkbook && CELL_DATE.test(text) ? new Date(text.length === 10 ? text : `${text}Z`) : null;
  if (at === null || Number.isNaN(at.getTime())) {
    cell.value = safe(text);
    return;
  }
  cell.value = at;
  cell.numFmt = text.length === 10 ? 'dd/mm/yyyy' : 'dd/mm/yyyy hh:mm:ss';
}

const safe = (text: string): string => neutralised(text.toWellFormed()).slice(0, MOST_TEXT);
