import { CaseListError } from '../case-list/case-list-error.js';
import { headerFrom } from './header-tiers.js';
import type { IsColumn } from './header-tiers.js';
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

/** How a header is known. */
export interface HeaderRule<R> {
  /** Throws {@link CaseListError} for a header without the columns that are asked for. */
  readerOf: (header: readonly string[]) => R;
  isColumn: IsColumn;
}

/**
 * The sheet of a given name, else the first whose header fits. The header begins with the first row from which the columns
 * that are asked for are there; the rows below that go on with it are part of it. Throws {@link CaseListError} naming sheet
 * and row.
 */
export function chooseSheet<R>(sheets: readonly Sheet[], rule: HeaderRule<R>, name: string | null): ChosenSheet<R> {
  const names = sheets.map((sheet) => sheet.name);
  const asked = name === null ? sheets : sheets.filter((sheet) => same(sheet.name, name));
  if (asked.length === 0) {
    const there = names.map((one) => `"${one}"`).join(', ');
    throw new CaseListError('HEADER.COLUMN_MISSING', `the workbook has no sheet "${name ?? ''}"; it has ${there}`);
  }
  let firstProblem: CaseListError | null = null;
  for (const sheet of asked) {
    const found = withHeader(sheet, rule);
    if (found instanceof CaseListError) firstProblem ??= found;
    else return { ...found, name: sheet.name, others: names.filter((one) => one !== sheet.name) };
  }
  throw firstProblem ?? new CaseListError('FILE.EMPTY', 'the workbook has no sheet');
}

type Found<R> = Pick<ChosenSheet<R>, 'reader' | 'width' | 'rows'>;

function withHeader<R>({ name, rows }: Sheet, { readerOf, isColumn }: HeaderRule<R>): Found<R> | CaseListError {
  let problem: CaseListError | null = null;
  for (const [index, { row }] of rows.slice(0, HEADER_WITHIN).entries()) {
    const { names, height } = headerFrom(rows.slice(index, index + HEADER_WITHIN), isColumn);
    try {
      return { reader: readerOf(names), width: names.length, rows: rows.slice(index + height) };
    } catch (error) {
      if (!(error instanceof CaseListError)) throw error;
      const named = new CaseListError(error.code, `sheet "${name}", row ${String(row)}: ${error.message}`);
      // A title over two columns that cannot be told apart: the row below may fit without it, and would lose both.
      if (height === 1 && error.code === 'HEADER.COLUMN_TWICE') return named;
      // The row that comes nearest to a header says what is missing.
      const better = problem === null || (error.code === 'HEADER.COLUMN_TWICE' && problem.code !== error.code);
      if (better) problem = named;
    }
  }
  return problem ?? new CaseListError('FILE.EMPTY', `sheet "${name}" is empty`);
}

const same = (a: string, b: string): boolean => a.normalize('NFC').trim() === b.normalize('NFC').trim();
