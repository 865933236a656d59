import { inflated, peeked } from '../case-list/inflate.js';
import { readTable } from '../case-list/read-table.js';
import { readSheet } from '../workbook/read-workbook.js';

export interface SheetRowsOptions {
  /** Of a workbook; null: the first whose header fits. */
  sheet?: string | null;
  /** Throws CaseListError for a header that does not fit; told the one that does last. */
  onHeader: (header: readonly string[]) => void;
  /** Of a workbook: tells the rows of a header from the rows below, as the reader of the list does. */
  isColumn: (text: string) => boolean;
}

/** A row as it stands in its file. */
export interface RawRow {
  row: number;
  cells: readonly string[];
  /** From a workbook, whose dates are `yyyy-MM-dd[THH:mm:ss]`. */
  ofWorkbook: boolean;
}

/** The rows of a table or workbook as they stand, in the order and with the numbers that every reader gives them. */
export async function* readSheetRows(
  source: AsyncIterable<Uint8Array>,
  { sheet = null, onHeader, isColumn }: SheetRowsOptions,
): AsyncGenerator<RawRow> {
  const { head, all } = await peeked(inflated(source), 4);
  const ofWorkbook = head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
  const readerOf = (header: readonly string[]) => {
    onHeader(header);
    return true;
  };
  const batches = ofWorkbook ? readSheet(all, { sheet, readerOf, isColumn }) : readTable(all, { readerOf });
  for await (const { records } of batches) {
    for (const { row, cells } of records) yield { row, cells, ofWorkbook };
  }
}
