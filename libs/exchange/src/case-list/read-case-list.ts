import { findColumns } from './header.js';
import type { CaseListMapping } from './mapping.js';
import type { CaseListLimits } from './limits.js';
import { readTable } from './read-table.js';
import type { TableBatch } from './read-table.js';
import { RowReader } from './row-reader.js';
import type { RecordReader } from './row-reader.js';

export interface CaseListOptions {
  /** Null: columns are found by their Vietnamese names. */
  mapping: CaseListMapping | null;
  /** The zone of wall times where the mapping names none. */
  timezone: string;
  limits?: Partial<CaseListLimits>;
  /** Sees every inflated byte, for a digest of the content. */
  onContent?: (bytes: Uint8Array) => void;
}

/** The rows of one piece of the file, and how to read them. */
export type RecordBatch = TableBatch<RecordReader>;

/**
 * Reads a case list from its bytes, piece by piece: memory does not grow with the file. Throws {@link CaseListError}
 * for what is wrong with the file as a whole; what is wrong with one row is in that row's problems.
 */
export function readCaseList(source: AsyncIterable<Uint8Array>, options: CaseListOptions): AsyncGenerator<RecordBatch> {
  const { mapping, timezone, limits, onContent } = options;
  return readTable(source, {
    limits,
    onContent,
    readerOf: (header) => new RowReader(findColumns(header, mapping), header, mapping, timezone),
  });
}
