import type { CaseListProblem, Channel, DueSince, ToldActivity } from '#dossier';
import { CHANNELS } from '#dossier';
import type { Instant } from '#calendar';
import type { CsvRecord } from './csv-records.js';
import type { FoundColumns } from './header.js';
import { plainWords } from './header-synonyms.js';
import type { CaseListMapping, ColumnField, PublishedOutcome, TimeField } from './mapping.js';
import { CHANNEL_WORDS, OUTCOMES, TIME_FIELDS, mapped } from './mapping.js';
import type { TimeReader } from './time-format.js';
import { timeReader } from './time-format.js';
import { asItStood, isResult } from '../result-sheet/result-columns.js';

/** The publisher's flag: blank, one we understand, or a text that the mapping does not know. */
export type PublishedFlag = PublishedOutcome | 'blank' | 'unknown';

/** One row of somebody's case list, read as far as it can be; texts are NFC and trimmed, blank is null. */
export interface ReadRow extends Record<TimeField, Instant | null> {
  /** As a spreadsheet counts: the header is row 1. */
  row: number;
  code: string;
  agency: string | null;
  procedure: string | null;
  field: string | null;
  channel: Channel | null;
  grain: 'date' | 'instant';
  /** Null where the list has no such column. */
  published: PublishedFlag | null;
  /** Of a trace: its events. */
  activities?: ToldActivity[];
  /** Of a trace that we have written ourselves: every due it has had. */
  dues?: DueSince[];
  /** What of it cannot be taken; the row is then rejected as a whole. */
  problems: CaseListProblem[];
}

/** Longest code and longest text that becomes an id, in characters. */
export const MAX_CODE_LENGTH = 200;

const NAMED = ['agency', 'procedure', 'field'] as const;

/** Turns records into rows; made once per file. */
export interface RecordReader {
  /** Only the dossier code, for a first look through the file; empty if there is none. */
  codeOf(record: CsvRecord): string;
  /** The cells of agency, procedure and field as they stand, for a first look through the file. */
  namesOf(record: CsvRecord): string[];
  read(record: CsvRecord): ReadRow;
}

/** The reader of a table, by its columns. */
export class RowReader implements RecordReader {
  private readonly times: { field: TimeField; read: TimeReader }[] = [];
  private readonly codeIndex: number;
  private readonly grain: 'date' | 'instant';
  private readonly width: number;
  private readonly isResult: boolean;

  constructor(
    private readonly columns: FoundColumns,
    header: readonly string[],
    mapping: CaseListMapping | null,
    timezone: string,
    readerOf: typeof timeReader = timeReader,
  ) {
    this.width = header.length;
    this.isResult = isResult(header);
    const zone = mapping?.timezone ?? timezone;
    const shared = columns.get('receivedAt')?.format ?? null;
    for (const field of TIME_FIELDS) {
      const column = columns.get(field);
      if (column === undefined) continue;
      const read = readerOf(column.format ?? shared, zone, field === 'dueAt' ? 'end' : 'start');
      this.times.push({ field, read });
    }
    this.codeIndex = columns.get('code')?.index ?? 0;
    this.grain = mapping?.limitUnit === 'workingHour' ? 'instant' : 'date';
  }

  codeOf(record: CsvRecord): string {
    return this.tidied(record.cells[this.codeIndex] ?? '');
  }

  namesOf(record: CsvRecord): string[] {
    return NAMED.map((field) => record.cells[this.columns.get(field)?.index ?? -1] ?? '');
  }

  read(record: CsvRecord): ReadRow {
    const row = this.cellsOf(record);
    if (record.atEnd !== true) return row;
    return { ...row, problems: row.problems.map((problem) => ({ ...problem, atEnd: true })) };
  }

  private cellsOf(record: CsvRecord): ReadRow {
    const problems: CaseListProblem[] = this.structure(record);
    const row = blankRow(record.row, this.grain, problems);
    if (problems.length > 0) return { ...row, code: this.codeOf(record) };
    row.code = this.text(record, 'code', problems) ?? '';
    if (row.code === '') problems.push({ code: 'CODE.MISSING', field: 'code' });
    else if (row.code.length > MAX_CODE_LENGTH || /\p{Cc}/u.test(row.code)) {
      problems.push({ code: 'CODE.INVALID', field: 'code', given: row.code.slice(0, MAX_CODE_LENGTH) });
    }
    for (const { field, read } of this.times) {
      const text = this.text(record, field, problems);
      if (text === null || NO_TIME.test(text)) continue;
      row[field] = read(text);
      if (row[field] === null) problems.push({ code: 'TIME.UNREADABLE', field, given: text.slice(0, 100) });
    }
    row.agency = this.text(record, 'agency', problems);
    row.procedure = this.text(record, 'procedure', problems);
    row.field = this.text(record, 'field', problems);
    row.channel = this.channel(this.text(record, 'channel', problems));
    row.published = this.published(this.text(record, 'publishedOutcome', problems));
    return row;
  }

  private structure(record: CsvRecord): CaseListProblem[] {
    const { cells, strayQuote } = record;
    if (strayQuote === true) return [{ code: 'QUOTE.STRAY', field: null }];
    const same = cells.length === this.width;
    if (same || (cells.length > this.width && cells.slice(this.width).every((cell) => cell.trim() === ''))) return [];
    return [{ code: 'COLUMNS.COUNT', field: null, given: String(cells.length), recorded: String(this.width) }];
  }

  private text(record: CsvRecord, field: ColumnField, problems: CaseListProblem[]): string | null {
    const column = this.columns.get(field);
    const cell = column === undefined ? '' : (record.cells[column.index] ?? '');
    if (cell.includes('\0')) {
      problems.push({ code: 'TEXT.NUL', field });
      return null;
    }
    const text = this.tidied(cell);
    return text === '' ? null : text;
  }

  private tidied(cell: string): string {
    return tidy(this.isResult ? asItStood(cell) : cell);
  }

  private channel(text: string | null): Channel | null {
    const map = this.columns.get('channel')?.map ?? null;
    if (map !== null) return CHANNELS.find((channel) => channel === mapped(map, text ?? '')) ?? null;
    return text === null ? null : (CHANNEL_WORDS.get(plainWords(text)) ?? null);
  }

  private published(text: string | null): PublishedFlag | null {
    const column = this.columns.get('publishedOutcome');
    if (column === undefined) return null;
    if (text === null) return 'blank';
    const meaning = column.map === null ? text : mapped(column.map, text);
    return OUTCOMES.find((outcome) => outcome === meaning) ?? 'unknown';
  }
}

/** What databases write into an export for no value. */
const NO_TIME = /^(null|\\N)$/i;

/** NFC, and any run of blanks or line breaks as one space: the same name typed twice is one name. */
export const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

const blankRow = (row: number, grain: 'date' | 'instant', problems: CaseListProblem[]): ReadRow => ({
  row,
  code: '',
  receivedAt: null,
  dueAt: null,
  processedAt: null,
  returnedAt: null,
  withdrawnAt: null,
  stoppedAt: null,
  agency: null,
  procedure: null,
  field: null,
  channel: null,
  grain,
  published: null,
  problems,
});
