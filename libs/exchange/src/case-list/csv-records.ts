import { CaseListError } from './case-list-error.js';
import type { EventAttributes } from './mapping.js';

/** One row as it stands in the file. */
export interface CsvRecord {
  /** As a spreadsheet counts: the header is row 1, blank lines count. */
  row: number;
  cells: string[];
  /** Something stands between a closing quote and the next delimiter: where the cell ends is a guess. */
  strayQuote?: true;
  /** The last row, and the file ends without a line break: perhaps it ends too early. */
  atEnd?: true;
  /** The events of a trace; a row of a table has none. */
  events?: readonly TraceEvent[];
  /** A trace has more events than are read. */
  tooManyEvents?: true;
  /** What our own extension says of a trace. */
  own?: OwnTrace;
}

/** An event of a log as it stands there; null is an attribute it does not have. */
export interface TraceEvent extends Record<keyof EventAttributes, string | null> {
  /** Of a log of ours: flagged as after the end. */
  afterEnd?: boolean;
}

/** Of a log of ours, as it stands there. */
export interface OwnTrace {
  grain: string | null;
  /** A due is null where there is none from then on. */
  dues: { due: string | null; since: string }[];
}

interface Read {
  record: CsvRecord;
  /** Where the next row begins; -1 if this one goes on beyond the text. */
  next: number;
}

/** Blank lines of a file, wherever they stand: more are no list but a file that inflates. (2026-11-23: chosen.) */
export const MOST_BLANK_LINES = 100_000;

/**
 * RFC 4180 rows out of text that comes in pieces. Lines without a quote, nearly all of them, are split natively;
 * csv-parse took 29 µs a row of 12 cells where this takes 1 to 2 µs, and an import reads its file twice. A property
 * spec holds it equal to csv-parse.
 */
export class CsvRecords {
  private rest = '';
  private searched = 0;
  private row = 0;
  private blanks = 0;

  constructor(
    private readonly delimiter: string,
    private readonly maxLength: number,
    private readonly mostBlank = MOST_BLANK_LINES,
  ) {}

  /** The rows that end within the text so far. Throws FILE.RECORD_TOO_LONG or FILE.TOO_MANY_ROWS naming the row. */
  push(text: string): CsvRecord[] {
    const all = this.rest + text;
    const records: CsvRecord[] = [];
    let at = 0;
    let search = this.searched;
    for (;;) {
      const newline = all.indexOf('\n', Math.max(at, search));
      if (newline === -1) break;
      const read = this.read(all, at, newline, false);
      if (read.next === -1) {
        this.guardLength(all.length - at);
        return this.keep(all, at, at, records);
      }
      this.guardLength(read.next - at);
      this.take(read.record, records);
      at = search = read.next;
    }
    this.guardLength(all.length - at);
    return this.keep(all, at, all.length, records);
  }

  /** The last row where the file does not end with a line break; null if there is none. Throws FILE.TRUNCATED. */
  end(): CsvRecord | null {
    if (this.rest === '') return null;
    const records: CsvRecord[] = [];
    const read = this.read(this.rest, 0, this.rest.length, true);
    if (read.next === -1) {
      const row = String(this.row + 1);
      throw new CaseListError(
        'FILE.TRUNCATED',
        `row ${row} has an opening quote that is never closed: the file was cut off`,
      );
    }
    this.take(read.record, records);
    this.rest = '';
    return records[0] ?? null;
  }

  private keep(all: string, from: number, searched: number, records: CsvRecord[]): CsvRecord[] {
    this.rest = all.slice(from);
    this.searched = searched - from;
    return records;
  }

  private take(record: CsvRecord, records: CsvRecord[]): void {
    this.row++;
    record.row = this.row;
    if (record.cells.length > 1 || record.cells[0] !== '') records.push(record);
    else if (++this.blanks > this.mostBlank) {
      const many = `the file has more than ${String(this.mostBlank)} blank lines`;
      throw new CaseListError('FILE.TOO_MANY_ROWS', `row ${String(this.row)}: ${many}`);
    }
  }

  private guardLength(length: number): void {
    if (length <= this.maxLength) return;
    const more = `is longer than ${String(this.maxLength)} characters`;
    const hint = 'a missing line break or closing quote?';
    throw new CaseListError('FILE.RECORD_TOO_LONG', `row ${String(this.row + 1)} ${more}: ${hint}`);
  }

  private read(all: string, from: number, newline: number, final: boolean): Read {
    const line = all.slice(from, newline);
    if (line.includes('"')) return this.readQuoted(all, from, final);
    const text = line.endsWith('\r') ? line.slice(0, -1) : line;
    return { record: { row: 0, cells: text.split(this.delimiter) }, next: newline + 1 };
  }

  private readQuoted(all: string, from: number, final: boolean): Read {
    const record: CsvRecord = { row: 0, cells: [] };
    for (let at = from; ;) {
      const cell = all[at] === '"' ? this.quotedCell(all, at, record) : this.bareCell(all, at);
      if (cell === null) return { record, next: -1 };
      record.cells.push(cell.text);
      if (cell.end >= all.length) return final ? { record, next: cell.end } : { record, next: -1 };
      if (all[cell.end] === '\n') return { record, next: cell.end + 1 };
      at = cell.end + this.delimiter.length;
    }
  }

  private bareCell(all: string, from: number): { text: string; end: number } {
    const newline = all.indexOf('\n', from);
    const lineEnd = newline === -1 ? all.length : newline;
    const line = all.slice(from, lineEnd);
    const delimiter = line.indexOf(this.delimiter);
    if (delimiter !== -1) return { text: line.slice(0, delimiter), end: from + delimiter };
    return { text: line.endsWith('\r') ? line.slice(0, -1) : line, end: lineEnd };
  }

  private quotedCell(all: string, from: number, record: CsvRecord): { text: string; end: number } | null {
    let text = '';
    for (let at = from + 1; ;) {
      const quote = all.indexOf('"', at);
      if (quote === -1) return null;
      text += all.slice(at, quote);
      if (all[quote + 1] !== '"') {
        const tail = this.bareCell(all, quote + 1);
        if (tail.text !== '') record.strayQuote = true;
        return { text: text + tail.text, end: tail.end };
      }
      text += '"';
      at = quote + 2;
    }
  }
}
