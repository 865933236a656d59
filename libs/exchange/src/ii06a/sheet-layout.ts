import { II06A_COLUMNS } from '#indicators';

/** The font of administrative documents (ND 30/2020/ND-CP). */
export const FONT = { name: 'Times New Roman', size: 11 } as const;

const thin = { style: 'thin' } as const;
export const BORDER = { top: thin, left: thin, bottom: thin, right: thin } as const;

/** Of the header and the total. */
export const SHADE = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } } as const;

export const LAST_COLUMN = II06A_COLUMNS.length;

/** Widths of the columns in characters. */
export const WIDTHS: readonly number[] = [5, 40, 13, 10, 12, 10, 13, 10, 10, 10, 12, 10, 10];

/** `A` for 1; the form has fewer columns than the alphabet letters. */
export const letter = (column: number): string => String.fromCharCode(64 + column);

const LINE = 15;

/** Letters of this font on the width of one digit, which is what a column's width counts. Measured low. */
const LETTERS = 1.25;

/** Points that a wrapped text needs: spreadsheet programs do not grow a row for merged or generated cells. */
export const lineHeight = (text: string, width: number, least: number): number =>
  LINE * Math.max(least, Math.ceil(text.length / (width * LETTERS)));
