import { CaseListError } from './case-list-error.js';
import { CsvRecords } from './csv-records.js';
import type { CsvRecord } from './csv-records.js';
import { decoded } from './decode.js';
import { findColumns } from './header.js';
import { inflated } from './inflate.js';
import type { CaseListLimits } from './limits.js';
import { DEFAULT_CASE_LIST_LIMITS } from './limits.js';
import type { CaseListMapping } from './mapping.js';
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
export interface RecordBatch {
  records: CsvRecord[];
  reader: RecordReader;
}

/**
 * Reads a case list from its bytes, piece by piece: memory does not grow with the file. Throws {@link CaseListError}
 * for what is wrong with the file as a whole; what is wrong with one row is in that row's problems.
 */
export async function* readCaseList(
  source: AsyncIterable<Uint8Array>,
  options: CaseListOptions,
): AsyncGenerator<RecordBatch> {
  const limits = { ...DEFAULT_CASE_LIST_LIMITS, ...options.limits };
  let parser: Parser | null = null;
  let waiting = '';
  let endsWithBreak = true;
  for await (const text of decoded(counted(inflated(source), limits, options.onContent))) {
    endsWithBreak = text.endsWith('\n');
    waiting += text;
    parser ??= parserFor(waiting, limits, options, false);
    if (parser === null) continue;
    const batch = parser.push(waiting);
    waiting = '';
    if (batch !== null) yield batch;
  }
  parser ??= parserFor(waiting, limits, options, true);
  if (parser === null) throw new CaseListError('FILE.EMPTY', 'the file is empty: it has no header');
  const batch = parser.end(waiting, endsWithBreak);
  if (batch !== null) yield batch;
}

/** Passes bytes through; throws FILE.TOO_LARGE. */
export async function* counted(
  source: AsyncIterable<Uint8Array>,
  limits: CaseListLimits,
  onContent?: (bytes: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > limits.bytes) {
      throw new CaseListError('FILE.TOO_LARGE', `the file has more than ${String(limits.bytes)} bytes when inflated`);
    }
    onContent?.(chunk);
    yield chunk;
  }
}

/** Knows the delimiter once the header's line is there; null while it is not. */
function parserFor(text: string, limits: CaseListLimits, options: CaseListOptions, final: boolean): Parser | null {
  const lineEnd = text.indexOf('\n');
  if (lineEnd === -1 && !final && text.length <= limits.recordLength) return null;
  if (text === '') return null;
  return new Parser(delimiterOf(lineEnd === -1 ? text : text.slice(0, lineEnd)), limits, options);
}

/** Whichever of comma, semicolon and tab the header has most of, outside quotes. */
function delimiterOf(line: string): string {
  const bare = line.replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: bare.split(delimiter).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
}

class Parser {
  private readonly csv: CsvRecords;
  private reader: RowReader | null = null;
  private width = 0;
  private rows = 0;

  constructor(
    delimiter: string,
    private readonly limits: CaseListLimits,
    private readonly options: CaseListOptions,
  ) {
    this.csv = new CsvRecords(delimiter, limits.recordLength);
  }

  push(text: string): RecordBatch | null {
    return this.batch(this.csv.push(text));
  }

  end(text: string, endsWithBreak: boolean): RecordBatch | null {
    const records = text === '' ? [] : this.csv.push(text);
    const last = this.csv.end();
    if (last !== null) {
      if (!endsWithBreak && this.reader !== null && last.cells.length < this.width) throw cutRow(last, this.width);
      records.push(last);
    }
    const batch = this.batch(records);
    if (this.reader === null) throw new CaseListError('FILE.EMPTY', 'the file is empty: it has no header');
    return batch;
  }

  private batch(records: CsvRecord[]): RecordBatch | null {
    const rows = this.reader === null ? this.afterHeader(records) : records;
    if (this.reader === null || rows.length === 0) return null;
    this.rows += rows.length;
    if (this.rows > this.limits.rows) {
      const last = String(rows.at(-1)?.row ?? 0);
      throw new CaseListError(
        'FILE.TOO_MANY_ROWS',
        `row ${last}: the file has more than ${String(this.limits.rows)} rows`,
      );
    }
    return { records: rows, reader: this.reader };
  }

  private afterHeader(records: CsvRecord[]): CsvRecord[] {
    const [header, ...rows] = records;
    if (header === undefined) return [];
    this.width = header.cells.length;
    if (this.width > this.limits.columns) {
      const allowed = `at most ${String(this.limits.columns)} are read`;
      throw new CaseListError(
        'FILE.TOO_MANY_COLUMNS',
        `the header, row 1, has ${String(this.width)} columns; ${allowed}`,
      );
    }
    const { mapping, timezone } = this.options;
    this.reader = new RowReader(findColumns(header.cells, mapping), this.width, mapping, timezone);
    return rows;
  }
}

function cutRow(last: CsvRecord, width: number): CaseListError {
  const has = `has ${String(last.cells.length)} of ${String(width)} columns and no line break`;
  return new CaseListError(
    'FILE.TRUNCATED',
    `row ${String(last.row)}, the last, ${has}: the file was cut off in mid-row`,
  );
}
