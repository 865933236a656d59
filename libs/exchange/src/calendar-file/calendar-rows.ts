import { parsePlainDate, weekdayOf, WEEKDAYS } from '#calendar';
import { CaseListError } from '../case-list/case-list-error.js';
import { CsvRecords, type CsvRecord } from '../case-list/csv-records.js';
import { plainWords } from '../case-list/header-synonyms.js';
import type { CalendarFileProblem, CalendarRow } from './calendar-file.types.js';

type Column = 'date' | 'kind' | 'name' | 'weekday';

const HEADERS: Record<Column, readonly string[]> = {
  date: ['date', 'ngay', 'ngay thang'],
  kind: ['kind', 'loai', 'loai ngay'],
  name: ['name', 'ten', 'ten ngay', 'noi dung', 'ly do'],
  weekday: ['weekday', 'thu'],
};
const NEEDED: readonly Column[] = ['date', 'kind', 'name'];
const KINDS: Record<CalendarRow['kind'], readonly string[]> = {
  OFF: ['off', 'nghi', 'ngay nghi', 'nghi le', 'nghi bu', 'nghi hoan doi'],
  WORK: ['work', 'lam bu', 'ngay lam bu', 'lam viec', 'di lam', 'lam viec bu'],
  /** Takes back what was said of the date. */
  ORDINARY: ['ordinary', 'normal', 'binh thuong', 'ngay thuong', 'bo'],
};
const WEEKDAY_NAMES: readonly (readonly string[])[] = [
  ['t2', 'thu 2', 'thu hai', 'mon', 'monday'],
  ['t3', 'thu 3', 'thu ba', 'tue', 'tuesday'],
  ['t4', 'thu 4', 'thu tu', 'wed', 'wednesday'],
  ['t5', 'thu 5', 'thu nam', 'thu', 'thursday'],
  ['t6', 'thu 6', 'thu sau', 'fri', 'friday'],
  ['t7', 'thu 7', 'thu bay', 'sat', 'saturday'],
  ['cn', 'chu nhat', 'sun', 'sunday'],
];
const MOST_ROWS = 10_000;
const LONGEST_ROW = 10_000;

/** The rows of a calendar table; what is wrong goes to `problems`, naming row and column. */
export function calendarRows(text: string, problems: CalendarFileProblem[]): CalendarRow[] {
  const [header, ...records] = recordsOf(text, problems);
  if (header === undefined) {
    if (problems.length === 0) problems.push({ message: 'the file is empty' });
    return [];
  }
  const columns = columnsOf(header, problems);
  if (columns === null) return [];
  if (records.length > MOST_ROWS) {
    problems.push({ message: `the file has more than ${MOST_ROWS} rows` });
    return [];
  }
  const seen = new Map<string, number>();
  return records.flatMap((record) => readRow(record, columns, seen, problems) ?? []);
}

function recordsOf(text: string, problems: CalendarFileProblem[]): CsvRecord[] {
  const [firstLine = ''] = text.split('\n', 1);
  const delimiter = [';', '\t', ','].find((candidate) => firstLine.includes(candidate)) ?? ',';
  const reader = new CsvRecords(delimiter, LONGEST_ROW);
  try {
    const records = reader.push(text);
    const last = reader.end();
    return last === null ? records : [...records, last];
  } catch (error) {
    if (!(error instanceof CaseListError)) throw error;
    problems.push({ message: error.message });
    return [];
  }
}

function columnsOf({ cells, row }: CsvRecord, problems: CalendarFileProblem[]): Map<Column, number> | null {
  const plain = cells.map(plainWords);
  const columns = new Map<Column, number>();
  for (const column of Object.keys(HEADERS) as Column[]) {
    const places = plain.flatMap((name, index) => (HEADERS[column].includes(name) ? [index] : []));
    if (places.length > 1) problems.push({ row, column, message: 'the column is there twice' });
    else if (places[0] !== undefined) columns.set(column, places[0]);
    else if (NEEDED.includes(column)) {
      problems.push({
        row,
        column,
        message: `there is no such column; it may be called ${HEADERS[column].join(', ')}`,
      });
    }
  }
  return problems.length === 0 ? columns : null;
}

function readRow(
  { cells, row, strayQuote }: CsvRecord,
  columns: Map<Column, number>,
  seen: Map<string, number>,
  problems: CalendarFileProblem[],
): CalendarRow | null {
  const cell = (column: Column): string => (cells[columns.get(column) ?? -1] ?? '').normalize('NFC').trim();
  if (cells.every((text) => text.trim() === '')) return null;
  const known = problems.length;
  const refuse = (column: Column, message: string): void => void problems.push({ row, column, message });
  if (strayQuote) problems.push({ row, message: 'text stands between a closing quote and the next column' });
  const date = dateOf(cell('date'));
  const kind = (['OFF', 'WORK', 'ORDINARY'] as const).find((one) => KINDS[one].includes(plainWords(cell('kind'))));
  const name = cell('name');
  if (date === null) refuse('date', `"${cell('date')}" is not a date YYYY-MM-DD or dd/mm/yyyy`);
  if (kind === undefined)
    refuse('kind', `"${cell('kind')}" is none of OFF (nghỉ), WORK (làm bù), ORDINARY (ngày thường)`);
  if ((name === '' && kind !== 'ORDINARY') || name.length > 200)
    refuse('name', 'must be a text of 1 to 200 characters');
  if (date === null || kind === undefined) return null;
  const weekday = plainWords(cell('weekday'));
  if (weekday !== '' && !(WEEKDAY_NAMES[WEEKDAYS.indexOf(weekdayOf(date))] ?? []).includes(weekday)) {
    refuse('weekday', `${date} is not a ${cell('weekday')}`);
  }
  const earlier = seen.get(date);
  if (earlier !== undefined) refuse('date', `${date} is already in row ${earlier}`);
  seen.set(date, row);
  return problems.length > known ? null : { row, date, kind, name };
}

function dateOf(text: string): string | null {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const date = year === undefined ? text : `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return parsePlainDate(date) === null ? null : date;
}
