import { createHash } from 'node:crypto';
import { inflated, peeked } from '../case-list/inflate.js';
import type { CaseListLimits } from '../case-list/limits.js';
import { readTable } from '../case-list/read-table.js';
import { timeReader } from '../case-list/time-format.js';
import { readSheet } from '../workbook/read-workbook.js';
import { sheetTimeReader } from '../workbook/sheet-times.js';
import { findIntakeColumns, isIntakeColumn } from './columns.js';
import { IntakeRowReader } from './intake-row-reader.js';
import type { IntakeRow } from './intake-row-reader.js';

export interface IntakeSheetOptions {
  /** The zone of wall times. */
  timezone: string;
  limits?: Partial<CaseListLimits> | undefined;
}

/**
 * Reads a sheet of new dossiers, CSV or .xlsx as the content says (both also gzipped), piece by piece. Throws
 * {@link CaseListError} for what is wrong with the file as a whole; what is wrong with a row is in its problems.
 */
export async function* readIntakeSheet(
  source: AsyncIterable<Uint8Array>,
  { timezone, limits }: IntakeSheetOptions,
): AsyncGenerator<IntakeRow[]> {
  const { head, all } = await peeked(inflated(source), 4);
  const isWorkbook = head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
  const readerOf = (header: readonly string[], date1904: boolean | null = null) => {
    const columns = findIntakeColumns(header);
    const ofCell = date1904 === null ? null : sheetTimeReader(null, timezone, 'start', date1904);
    return new IntakeRowReader(columns, header, ofCell ?? timeReader(null, timezone, 'start'));
  };
  const batches = isWorkbook
    ? readSheet(all, { limits: limits ?? {}, readerOf, isColumn: isIntakeColumn })
    : readTable(all, { limits, readerOf: (header) => readerOf(header) });
  for await (const { records, reader } of batches) yield records.map((record) => reader.read(record));
}

/** SHA-256 of a file's content, inflated, hex: the same sheet is known again under any name. */
export async function contentDigest(source: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of inflated(source)) hash.update(chunk);
  return hash.digest('hex');
}
