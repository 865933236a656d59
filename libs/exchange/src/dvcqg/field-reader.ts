import type { Instant } from '#calendar';
import type { TimeReader } from '../case-list/time-format.js';
import { timeReader } from '../case-list/time-format.js';
import { droppedIn } from './personal-fields.js';
import type { SyncProblem, SyncProblemCode } from './sync-item.js';

type DayPart = 'start' | 'end';
const READERS = new Map<string, TimeReader>();

/** Reading the usual forms and `yyyyMMdd`. */
function readerOf(timezone: string, part: DayPart): TimeReader {
  const key = `${timezone} ${part}`;
  let reader = READERS.get(key);
  if (reader === undefined) {
    const usual = timeReader(null, timezone, part);
    const day = timeReader('yyyyMMdd', timezone, part);
    reader = (text) => (text.length === 8 ? day(text) : usual(text));
    READERS.set(key, reader);
  }
  return reader;
}

/** What some systems write for "no date": the first day of year 1. */
const NO_DATE = /^0001-?01-?01|^01\/01\/0001/;
const LATEST = Date.UTC(2200, 0, 1);

/** Every supplement is some events, and all of an item go into one append. */
const LONGEST_LIST = 300;

export const objectOf = (value: unknown): Record<string, unknown> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;

/**
 * Reads the fields of one item: texts NFC and trimmed, empty is null; what cannot be read is a problem. A number that JSON cannot
 * hold to its last digit is one: `10170010126090000001` arrives as `…000`, another dossier (2026-11-23).
 */
export class FieldReader {
  constructor(
    private readonly item: Record<string, unknown>,
    private readonly timezone: string,
    readonly problems: SyncProblem[] = [],
  ) {}

  text(name: string): string | null {
    const value = this.item[name];
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null;
    if (typeof value === 'number' && !Number.isSafeInteger(value)) {
      this.problem('NUMBER.INEXACT', name);
      return null;
    }
    const text = String(value);
    if (text.includes('\0') || !text.isWellFormed()) {
      this.problem('TEXT.NUL', name);
      return null;
    }
    const trimmed = text.normalize('NFC').trim();
    return trimmed === '' || trimmed === 'null' ? null : trimmed;
  }

  /** A code with so many digits behind its dot: as a number it lost the zeros at its end. */
  decimal(name: string, digits: number): string | null {
    const value = this.item[name];
    if (typeof value !== 'number' || Number.isInteger(value)) return this.text(name);
    const text = value.toFixed(digits);
    if (Number(text) === value) return text;
    this.problem('NUMBER.INEXACT', name);
    return null;
  }

  isEmpty(name: string): boolean {
    return this.text(name) === null;
  }

  /** A date alone is the beginning of its day, or, of an appointment, its end. */
  time(name: string, part: DayPart = 'start'): Instant | null {
    const text = this.text(name);
    if (text === null || NO_DATE.test(text)) return null;
    const at = readerOf(this.timezone, part)(text);
    if (at !== null && at < LATEST) return at;
    this.problem('TIME.UNREADABLE', name);
    return null;
  }

  /** The objects of a list; their problems are this item's, and so is a list that nobody would write by hand. */
  list(name: string): FieldReader[] {
    const value = this.item[name];
    if (!Array.isArray(value)) return [];
    if (value.length > LONGEST_LIST) {
      this.problem('LIST.TOO_LONG', name);
      return [];
    }
    return value.flatMap((entry) => {
      const inner = objectOf(entry);
      return inner === null ? [] : [new FieldReader(inner, this.timezone, this.problems)];
    });
  }

  problem(code: SyncProblemCode, field: string | null): void {
    if (!this.problems.some((known) => known.code === code && known.field === field))
      this.problems.push({ code, field });
  }

  filledElsewhere(): number {
    return droppedIn(this.item);
  }
}
