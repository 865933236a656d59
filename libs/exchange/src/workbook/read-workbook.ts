import { CaseListError } from '../case-list/case-list-error.js';
import type { CaseListOptions, RecordBatch } from '../case-list/read-case-list.js';
import { columnNames, findColumns } from '../case-list/header.js';
import type { TableBatch } from '../case-list/read-table.js';
import { RowReader } from '../case-list/row-reader.js';
import { DEFAULT_WORKBOOK_LIMITS, checkArchive } from './check-archive.js';
import type { WorkbookLimits } from './check-archive.js';
import { chooseSheet } from './choose-sheet.js';
import type { IsColumn } from './header-tiers.js';
import { inWorkbookWorker } from './in-workbook-worker.js';
import { sheetTimeReader } from './sheet-times.js';

/** Which sheet was read. */
export interface SheetsSeen {
  read: string;
  /** The names of those that were not. */
  others: string[];
}

export interface WorkbookOptions extends CaseListOptions {
  /** Null or absent: the first whose header fits. */
  sheet?: string | null;
  onSheets?: (sheets: SheetsSeen) => void;
  workbook?: Partial<WorkbookLimits>;
}

/**
 * Reads a sheet of a workbook (.xlsx) as a case list. A workbook is no stream: it is held as a whole, so it has limits of
 * its own, is looked at before it is inflated, and is understood in a thread of its own. Throws {@link CaseListError}.
 */
export function readWorkbook(
  source: AsyncIterable<Uint8Array>,
  { mapping, timezone, ...options }: WorkbookOptions,
): AsyncGenerator<RecordBatch> {
  const readerOf = (header: readonly string[], date1904: boolean) =>
    new RowReader(findColumns(header, mapping), header, mapping, timezone, (format, zone, part) =>
      sheetTimeReader(format, zone, part, date1904),
    );
  return readSheet(source, { ...options, readerOf, isColumn: columnNames(mapping) });
}

export type SheetOptions<R> = Omit<WorkbookOptions, 'mapping' | 'timezone'> & {
  /** What reads the rows below a header; `date1904`: days are counted from 1904. Throws CaseListError. */
  readerOf: (header: readonly string[], date1904: boolean) => R;
  /** Tells the rows of a header from the rows below. */
  isColumn: IsColumn;
};

/** As {@link readWorkbook}, for rows of any kind. */
export async function* readSheet<R>(
  source: AsyncIterable<Uint8Array>,
  options: SheetOptions<R>,
): AsyncGenerator<TableBatch<R>> {
  const limits = { ...DEFAULT_WORKBOOK_LIMITS, ...options.workbook };
  const bytes = await held(source, limits.packed, options.onContent);
  await checkArchive(bytes, limits);
  const { sheets, date1904 } = await inWorkbookWorker(
    bytes,
    Math.min(limits.rows, options.limits?.rows ?? limits.rows),
  );
  const readerOf = (header: readonly string[]) => options.readerOf(header, date1904);
  const rule = { readerOf, isColumn: options.isColumn };
  const { name, others, reader, width, rows } = chooseSheet(sheets, rule, options.sheet ?? null);
  options.onSheets?.({ read: name, others });
  // A spreadsheet leaves out the blank cells at the end of a row.
  const records = rows.map(({ row, cells }) => ({ row, cells: [...cells, ...blanks(width - cells.length)] }));
  if (records.length > 0) yield { records, reader };
}

const blanks = (count: number): string[] => Array.from({ length: Math.max(0, count) }, () => '');

async function held(
  source: AsyncIterable<Uint8Array>,
  most: number,
  onContent?: (bytes: Uint8Array) => void,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > most) {
      const limit = `a workbook is read up to ${String(most)} bytes`;
      throw new CaseListError('FILE.TOO_LARGE', `${limit}; save the sheet as CSV, which has no such limit`);
    }
    onContent?.(chunk);
    chunks.push(chunk);
  }
  if (size === 0) throw new CaseListError('FILE.EMPTY', 'the file is empty');
  return Buffer.concat(chunks);
}
