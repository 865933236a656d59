import { CaseListError } from '../case-list/case-list-error.js';
import type { Sheet, SheetRow } from './sheets-of.js';

/** A sheet whose header fits, and what reads the rows below it. */
export interface ChosenSheet<R> {
  name: string;
  /** The others, in their order. */
  others: string[];
  reader: R;
  width: number;
  rows: SheetRow[];
}

/** A title, a logo, a unit's name: the header stands within so many rows. */
const HEADER_WITHIN = 30;

/**
 * The sheet of a given name, else the first whose header fits. The header is the first row with the columns that are
 * asked for; a second header row under merged cells is part of it. Throws {@link CaseListError} naming sheet and row.
 */
export function chooseSheet<R>(
  sheets: readonly Sheet[],
  readerOf: (header: readonly string[]) => R,
  name: string | null,
): ChosenSheet<R> {
  const names = sheets.map((sheet) => sheet.name);
  const asked = name === null ? sheets : sheets.filter((sheet) => same(sheet.name, name));
  if (asked.length === 0) {
    const there = names.map((one) => `"${one}"`).join(', ');
    throw new CaseListError('HEADER.COLUMN_MISSING', `the workbook has no sheet "${name ?? ''}"; it has ${there}`);
  }
  let firstProblem: CaseListError | null = null;
  for (const sheet of asked) {
    const found = withHeader(sheet, readerOf);
    if (found instanceof CaseListError) firstProblem ??= found;
    else return { ...found, name: sheet.name, others: names.filter((one) => one !== sheet.name) };
  }
  throw firstProblem ?? new CaseListError('FILE.EMPTY', 'the workbook has no sheet');
}

type Found<R> = Pick<ChosenSheet<R>, 'reader' | 'width' | 'rows'>;

function withHeader<R>({ name, rows }: Sheet, readerOf: (header: readonly string[]) => R): Found<R> | CaseListError {
  let problem: CaseListError | null = null;
  for (const [index, { row, cells }] of rows.slice(0, HEADER_WITHIN).entries()) {
    try {
      const reader = readerOf(cells);
      const after = rows.slice(index + 1);
      while (after[0] !== undefined && repeats(after[0].cells, cells)) after.shift();
      return { reader, width: cells.length, rows: after };
    } catch (error) {
      if (!(error instanceof CaseListError)) throw error;
      // The row that comes nearest to a header says what is missing.
      const better = problem === null || (error.code === 'HEADER.COLUMN_TWICE' && problem.code !== error.code);
      if (better) problem = new CaseListError(error.code, `sheet "${name}", row ${String(row)}: ${error.message}`);
    }
  }
  return problem ?? new CaseListError('FILE.EMPTY', `sheet "${name}" is empty`);
}

/** A header merged over two rows says the same twice. */
const repeats = (cells: readonly string[], header: readonly string[]): boolean =>
  cells.length === header.length && cells.every((text, index) => text === header[index]);

const same = (a: string, b: string): boolean => a.normalize('NFC').trim() === b.normalize('NFC').trim();
