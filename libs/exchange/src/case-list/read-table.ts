import { CaseListError } from './case-list-error.js';
import { CsvRecords } from './csv-records.js';
import type { CsvRecord } from './csv-records.js';
import { decoded } from './decode.js';
import { inflated } from './inflate.js';
import type { CaseListLimits } from './limits.js';
import { DEFAULT_CASE_LIST_LIMITS } from './limits.js';

export interface TableOptions<R> {
  /** What reads the rows below a header. Throws CaseListError for a header that does not fit. */
  readerOf: (header: readonly string[]) => R;
  limits?: Partial<CaseListLimits> | undefined;
  /** Sees every inflated byte, for a digest of the content. */
  onContent?: ((bytes: Uint8Array) => void) | undefined;
}

/** The rows of one piece of the file, and how to read them. */
export interface TableBatch<R> {
  records: CsvRecord[];
  reader: R;
}

/** Reads a table (CSV, also gzipped) piece by piece: memory does not grow with the file. Throws {@link CaseListError}. */
export async function* readTable<R>(
  source: AsyncIterable<Uint8Array>,
  options: TableOptions<R>,
): AsyncGenerator<TableBatch<R>> {
  const limits = { ...DEFAULT_CASE_LIST_LIMITS, ...options.limits };
  let parser: Parser<R> | null = null;
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
function parserFor<R>(
  text: string,
  limits: CaseListLimits,
  options: TableOptions<R>,
  final: boolean,
): Parser<R> | null {
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

class Parser<R> {
  private readonly csv: CsvRecords;
  private reader: R | null = null;
  private width = 0;
  private rows = 0;

  constructor(
    delimiter: string,
    private readonly limits: CaseListLimits,
    private readonly options: TableOptions<R>,
  ) {
    this.csv = new CsvRecords(delimiter, limits.recordLength, limits.blankLines);
  }

  push(text: string): TableBatch<R> | null {
    return this.batch(this.csv.push(text));
  }

  end(text: string, endsWithBreak: boolean): TableBatch<R> | null {
    const records = text === '' ? [] : this.csv.push(text);
    const last = this.csv.end();
    if (last !== null) {
      if (!endsWithBreak && this.reader !== null && last.cells.length < this.width) throw cutRow(last, this.width);
      if (!endsWithBreak) last.atEnd = true;
      records.push(last);
    }
    const batch = this.batch(records);
    if (this.reader === null) throw new CaseListError('FILE.EMPTY', 'the file is empty: it has no header');
    return batch;
  }

  private batch(records: CsvRecord[]): TableBatch<R> | null {
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
    this.reader = this.options.readerOf(header.cells);
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
