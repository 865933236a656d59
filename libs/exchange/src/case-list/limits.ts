import { MOST_BLANK_LINES } from './csv-records.js';

/** What one case list may ask for; beyond it the file is refused with an error that names the limit. */
export interface CaseListLimits {
  /** Bytes after inflating. */
  bytes: number;
  /** Rows below the header. */
  rows: number;
  /** Blank lines of a table, wherever they stand. */
  blankLines: number;
  columns: number;
  /** Characters of one row, quoted line breaks included. */
  recordLength: number;
  /** Elements within each other, of an event log. */
  depth: number;
  /** Events of one trace. */
  events: number;
}

export const DEFAULT_CASE_LIST_LIMITS: CaseListLimits = {
  bytes: 4 * 1024 ** 3,
  rows: 10_000_000,
  blankLines: MOST_BLANK_LINES,
  columns: 1_000,
  recordLength: 1024 ** 2,
  depth: 64,
  // With its own events a dossier stays below the thousand that the log takes at once.
  events: 900,
};
