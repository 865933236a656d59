import type { Cell, Worksheet } from 'exceljs';
import { SIGNATURES } from './form-header.js';
import type { FormText } from './form-text.js';
import { FONT, WIDTHS, lineHeight } from './sheet-layout.js';

const WIDTH = WIDTHS.reduce((sum, width) => sum + width, 0);
/** Room to sign. */
const SIGNING = 48;

/** What stands beneath the table, from a row on: the conventions, where the figures come from, the signatures. Answers the last row. */
export function writeBelow(sheet: Worksheet, text: FormText, from: number): number {
  let row = from;
  sheet.getRow(row).height = 6;
  const put = (range: [number, number], value: string, font: Partial<Cell['font']>, horizontal: 'left' | 'center') => {
    sheet.mergeCells(row, range[0], row, range[1]);
    const alignment = { horizontal, vertical: 'top', wrapText: true } as const;
    Object.assign(sheet.getCell(row, range[0]), { value, font: { ...FONT, ...font }, alignment });
  };
  [...text.notes, text.provenance].forEach((note, index, all) => {
    row += 1;
    put([1, 13], note, { size: 10, bold: index === 0, italic: index === all.length - 1 }, 'left');
    sheet.getRow(row).height = lineHeight(note, WIDTH * 1.1, 1);
  });
  row += 1;
  sheet.getRow(row).height = 8;
  for (const part of ['above', 'who', 'how'] as const) {
    row += 1;
    SIGNATURES.forEach((signature, index) => {
      const range: [number, number] = index === 0 ? [1, 5] : [8, 13];
      put(range, signature[part], { bold: part === 'who', italic: part !== 'who' }, 'center');
    });
    sheet.getRow(row).height = 16;
  }
  row += 1;
  sheet.getRow(row).height = SIGNING;
  return row;
}
