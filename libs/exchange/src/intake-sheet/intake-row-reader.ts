import type { ApplicantKind, Channel } from '#dossier';
import type { CsvRecord } from '../case-list/csv-records.js';
import { plainWords } from '../case-list/header-synonyms.js';
import { CHANNEL_WORDS } from '../case-list/mapping.js';
import { tidy } from '../case-list/row-reader.js';
import type { TimeReader } from '../case-list/time-format.js';
import { RESULT_COLUMNS, asItStood, isResult } from '../result-sheet/result-columns.js';
import { readRowMark } from '../result-sheet/row-mark.js';
import type { RowMark } from '../result-sheet/row-mark.js';
import type { FoundIntakeColumns, IntakeColumn, IntakeField } from './columns.js';

/** Why a cell cannot be taken. It never says what stands there: that may be personal. */
export interface IntakeProblem {
  field: IntakeField | null;
  code: IntakeProblemCode;
}

export type IntakeProblemCode =
  | 'REQUIRED'
  | 'CODE.INVALID'
  | 'TIME.UNREADABLE'
  | 'VALUE.UNKNOWN'
  | 'TEXT.NUL'
  | 'TEXT.TOO_LONG'
  | 'EMAIL.INVALID'
  | 'NUMBER.ZERO_LOST'
  | 'COLUMNS.COUNT'
  | 'QUOTE.STRAY'
  | 'MARK.UNREADABLE';

/** One row of an intake sheet: the cells that say something, or what is wrong with it. */
export interface IntakeRow {
  /** As a spreadsheet counts. */
  row: number;
  /** Times are ISO instants, channel and kind of applicant their English codes; personal text stands here in clear. */
  cells: Partial<Record<Exclude<IntakeField, 'channel' | 'applicantKind'>, string>> & {
    channel?: Channel;
    applicantKind?: ApplicantKind;
  };
  /** Of a result that comes back: which row it was first. */
  mark?: RowMark;
  problems: IntakeProblem[];
}

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,63}$/u;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** What a spreadsheet makes of 0… in a cell of numbers: no id number has 11 digits, no telephone of Vietnam 9. */
const ZERO_LOST: Partial<Record<IntakeField, RegExp>> = { idNumber: /^\d{11}$/, phone: /^[35789]\d{8}$/ };

const KIND_WORDS: ReadonlyMap<string, ApplicantKind> = new Map([
  ['ca nhan', 'citizen'],
  ['cong dan', 'citizen'],
  ['nguoi dan', 'citizen'],
  ['citizen', 'citizen'],
  ['doanh nghiep', 'business'],
  ['to chuc', 'business'],
  ['business', 'business'],
  ['co quan', 'agency'],
  ['co quan nha nuoc', 'agency'],
  ['agency', 'agency'],
  ['khac', 'other'],
  ['other', 'other'],
]);

/** Reads the rows below one header. */
export class IntakeRowReader {
  private readonly width: number;
  private readonly isResult: boolean;
  private readonly markIndex: number;

  constructor(
    private readonly columns: FoundIntakeColumns,
    header: readonly string[],
    private readonly readTime: TimeReader,
  ) {
    this.width = header.length;
    this.isResult = isResult(header);
    this.markIndex = header.findIndex((text) => plainWords(text) === plainWords(RESULT_COLUMNS.mark));
  }

  read({ row, cells, strayQuote }: CsvRecord): IntakeRow {
    const read: IntakeRow = { row, cells: {}, problems: [] };
    if (strayQuote === true) return { ...read, problems: [{ field: null, code: 'QUOTE.STRAY' }] };
    if (cells.length < this.width || cells.slice(this.width).some((cell) => cell.trim() !== '')) {
      return { ...read, problems: [{ field: null, code: 'COLUMNS.COUNT' }] };
    }
    const markText = (cells[this.markIndex] ?? '').trim();
    const mark = readRowMark(markText);
    if (mark !== null) read.mark = mark;
    else if (markText !== '') read.problems.push({ field: null, code: 'MARK.UNREADABLE' });
    const said: Record<string, string> = {};
    for (const column of this.columns) {
      const cell = cells[column.index] ?? '';
      const text = tidy(this.isResult ? asItStood(cell) : cell);
      const { field } = column;
      if (text === '') {
        if (column.required) read.problems.push({ field, code: 'REQUIRED' });
        continue;
      }
      const taken = this.taken(column, text);
      if ('problem' in taken) read.problems.push({ field, code: taken.problem });
      else said[field] = taken.value;
    }
    return { ...read, cells: said };
  }

  private taken({ field, kind }: IntakeColumn, text: string): { value: string } | { problem: IntakeProblemCode } {
    if (text.includes('\0') || !text.isWellFormed()) return { problem: 'TEXT.NUL' };
    if (kind === 'code') return CODE.test(text) ? { value: text } : { problem: 'CODE.INVALID' };
    if (kind === 'time') {
      const at = this.readTime(text);
      return at === null ? { problem: 'TIME.UNREADABLE' } : { value: new Date(at).toISOString() };
    }
    if (kind === 'word') {
      const value = (field === 'channel' ? CHANNEL_WORDS : KIND_WORDS).get(plainWords(text));
      return value === undefined ? { problem: 'VALUE.UNKNOWN' } : { value };
    }
    if (text.length > kind) return { problem: 'TEXT.TOO_LONG' };
    if (field === 'email' && !EMAIL.test(text)) return { problem: 'EMAIL.INVALID' };
    return ZERO_LOST[field]?.test(text) ? { problem: 'NUMBER.ZERO_LOST' } : { value: text };
  }
}
