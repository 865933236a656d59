import { type CalendarVersion, validateCalendar } from '#calendar';
import { MOST_FILE_LEVELS, deeperThan } from '../json-depth/deeper-than.js';
import type { CalendarFileProblem, CalendarFileVerdict, CalendarRow } from './calendar-file.types.js';
import { calendarRows } from './calendar-rows.js';

/** Largest calendar file, in bytes: ten thousand days take less than a tenth of it. */
export const MOST_CALENDAR_BYTES = 2 * 1024 ** 2;

const refused = (message: string): CalendarFileVerdict => ({ ok: false, errors: [{ message }] });

/**
 * Reads a calendar file: JSON in the inline form of CONTRACT 5, which is taken as it stands, or a table with the columns
 * date, kind (OFF nghỉ, WORK làm bù, ORDINARY ngày thường) and name, merged date by date into `base` (the version in
 * force, required for a table); the version is the next after the base's. A table never says by itself that a year's days
 * off are all announced: that is `publishedThrough`. UTF-8, with or without a mark, or UTF-16 with one. Never throws.
 */
export function readCalendarFile(
  bytes: Uint8Array,
  base: CalendarVersion | null,
  publishedThrough?: number,
): CalendarFileVerdict {
  if (bytes.length > MOST_CALENDAR_BYTES) return refused(`the file is larger than ${MOST_CALENDAR_BYTES} bytes`);
  const text = textOf(bytes);
  if (text === null) return refused('the file is not valid UTF-8; save it as UTF-8 (in Excel: "CSV UTF-8")');
  if (text.includes('\0')) return refused('the file holds a NUL character: it is no text, or UTF-16 without its mark');
  if (/^\s*[{[]/.test(text)) return fromJson(text);
  if (base === null) return refused('a table changes a calendar that is there; publish the first version as JSON');
  const errors: CalendarFileProblem[] = [];
  const rows = calendarRows(text, errors);
  if (errors.length > 0) return { ok: false, errors };
  if (rows.length === 0) return refused('the table has no row below its header');
  return checked(merged(base, rows, publishedThrough));
}

function textOf(bytes: Uint8Array): string | null {
  const [a, b] = bytes;
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes).normalize('NFC');
  } catch {
    return null;
  }
}

function fromJson(text: string): CalendarFileVerdict {
  try {
    const calendar: unknown = JSON.parse(text);
    if (deeperThan(calendar, MOST_FILE_LEVELS)) return refused(`nested deeper than ${String(MOST_FILE_LEVELS)} levels`);
    return checked(calendar);
  } catch (error) {
    return refused(`the file is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function checked(calendar: unknown): CalendarFileVerdict {
  const verdict = validateCalendar(calendar);
  return verdict.ok ? verdict : { ok: false, errors: verdict.errors };
}

/** What the table says of a date outranks what the base says of it; of every other date the base is right. */
function merged(base: CalendarVersion, rows: readonly CalendarRow[], publishedThrough?: number): CalendarVersion {
  const told = new Set(rows.map(({ date }) => date));
  const kept = <T extends { date: string }>(days: readonly T[]): T[] => days.filter(({ date }) => !told.has(date));
  const named = (kind: CalendarRow['kind']) =>
    rows.filter((row) => row.kind === kind).map(({ date, name }) => ({ date, name }));
  const inOrder = <T extends { date: string }>(days: T[]): T[] => days.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return {
    ...base,
    version: base.version + 1,
    daysOff: inOrder([...kept(base.daysOff), ...named('OFF')]),
    makeUpDays: inOrder([...kept(base.makeUpDays), ...named('WORK')]),
    ...(publishedThrough === undefined ? {} : { publishedThrough }),
  };
}
