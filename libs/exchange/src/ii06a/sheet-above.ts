import type { Cell, Worksheet } from 'exceljs';
import type { FormText } from './form-text.js';
import { FONT, WIDTHS, lineHeight } from './sheet-layout.js';

/** What stands above the table: form code, title, who reports, period, unit of count. Four rows. */
export function writeAbove(sheet: Worksheet, text: FormText): void {
  const put = (range: string, value: string, style: Partial<Cell['font']>, horizontal: 'left' | 'center' | 'right') => {
    sheet.mergeCells(range);
    const alignment = { horizontal, vertical: 'middle', wrapText: true } as const;
    Object.assign(sheet.getCell(range.split(':')[0] ?? 'A1'), { value, font: { ...FONT, ...style }, alignment });
  };
  const right = `${text.reportingUnit}\n${text.receivingUnit}`;
  put('A1:B1', text.formCode, { bold: true }, 'left');
  put('C1:J1', text.title.join('\n'), { bold: true, size: 13 }, 'center');
  put('K1:M1', right, { size: 10 }, 'left');
  put('A2:M2', text.period, { bold: true }, 'center');
  put('A3:M3', text.interim ?? '', { italic: true }, 'center');
  put('A4:M4', text.unitOfCount, { italic: true, size: 10 }, 'right');
  const width = (from: number, to: number): number => WIDTHS.slice(from, to).reduce((sum, w) => sum + w, 0);
  const title = text.title.reduce((sum, line) => sum + lineHeight(line, width(2, 10) * 0.8, 1), 0) * 1.15;
  const unit = lineHeight(text.reportingUnit, width(10, 13), 1) + lineHeight(text.receivingUnit, width(10, 13), 1);
  sheet.getRow(1).height = Math.max(title, unit) + 4;
  sheet.getRow(2).height = 18;
  sheet.getRow(3).height = text.interim === null ? 4 : 16;
  sheet.getRow(4).height = 15;
}
