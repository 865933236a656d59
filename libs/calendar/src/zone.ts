import { DeadlineError } from './deadline-error.js';
import { dayNumberOf, dayNumberOfCivil, MS_PER_DAY, plainDateOf } from './plain-date.js';
import type { Instant, PlainDate } from './types.js';

/** A wall-clock reading in some zone: a date and the time of day, 24-hour clock. */
export interface LocalDateTime {
  date: PlainDate;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
}

interface Transition {
  at: Instant;
  before: number;
  after: number;
}

const MOST_BUCKETS = 50_000;
// The shortest time any zone of the tz database (2026-11) kept an offset is 3.98 days (Freetown 1939), so two equal ends
// of three days prove that nothing happened between them.
const BUCKET = 3 * MS_PER_DAY;

/**
 * One IANA zone with its offsets remembered per three UTC days: `Intl` costs microseconds, a look-up nanoseconds, and a
 * bulk import asks millions of times. Three days whose ends disagree hold a transition, found to the second.
 */
export class Zone {
  private readonly format: Intl.DateTimeFormat;
  private readonly edges = new Map<number, number>();
  private readonly buckets = new Map<number, number | Transition>();
  private lastKey = Number.NaN;
  private last: number | Transition = 0;

  /** Throws `ZONE.UNKNOWN` for a name that is not in the tz database. */
  constructor(readonly name: string) {
    try {
      const part = '2-digit';
      const shape = { year: 'numeric', month: part, day: part, hour: part, minute: part, second: part } as const;
      this.format = new Intl.DateTimeFormat('en-US', { timeZone: name, hourCycle: 'h23', ...shape });
    } catch {
      throw new DeadlineError('ZONE.UNKNOWN', `"${name}" is not an IANA time zone`);
    }
  }

  /** Milliseconds to add to the instant to get the wall clock read as if it were UTC. */
  offsetAt(instant: Instant): number {
    const key = Math.floor(instant / BUCKET);
    if (key !== this.lastKey) {
      this.last = this.bucketAt(key);
      this.lastKey = key;
    }
    const bucket = this.last;
    if (typeof bucket === 'number') return bucket;
    return instant < bucket.at ? bucket.before : bucket.after;
  }

  /** Days since 1970-01-01 of the local date at the instant. */
  dayAtInstant(instant: Instant): number {
    return Math.floor((instant + this.offsetAt(instant)) / MS_PER_DAY);
  }

  /**
   * The instant of a wall clock given as milliseconds since 1970-01-01T00:00 local. An ambiguous reading is its first
   * (CONTRACT 4); one that a clock change skips is shifted forward by the gap.
   */
  instantOfLocal(localMs: number): Instant {
    const before = this.offsetAt(localMs - MS_PER_DAY);
    const after = this.offsetAt(localMs + MS_PER_DAY);
    const early = localMs - before;
    if (before === after || this.offsetAt(early) === before) return early;
    const late = localMs - after;
    return this.offsetAt(late) === after ? late : early;
  }

  private bucketAt(key: number): number | Transition {
    const known = this.buckets.get(key);
    if (known !== undefined) return known;
    const found = this.findBucket(key);
    if (this.buckets.size >= MOST_BUCKETS) this.buckets.clear();
    this.buckets.set(key, found);
    return found;
  }

  private findBucket(key: number): number | Transition {
    const [before, after] = [this.edgeAt(key), this.edgeAt(key + 1)];
    if (before === after) return before;
    let [low, high] = [(key * BUCKET) / 1000, ((key + 1) * BUCKET) / 1000];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.read(middle * 1000) === before) low = middle;
      else high = middle;
    }
    return { at: high * 1000, before, after };
  }

  private edgeAt(key: number): number {
    const known = this.edges.get(key);
    if (known !== undefined) return known;
    const offset = this.read(key * BUCKET);
    if (this.edges.size >= MOST_BUCKETS) this.edges.clear();
    this.edges.set(key, offset);
    return offset;
  }

  private read(instant: Instant): number {
    const field: Record<string, number> = {};
    for (const part of this.format.formatToParts(instant)) field[part.type] = Number(part.value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = field;
    const wall = dayNumberOfCivil(year, month, day) * MS_PER_DAY + ((hour * 60 + minute) * 60 + second) * 1000;
    return wall - Math.floor(instant / 1000) * 1000;
  }
}

const MOST_ZONES = 1000;
const zones = new Map<string, Zone>();

/** The remembered zone of that name. Throws `ZONE.UNKNOWN`. */
export function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known) return known;
  const zone = new Zone(name);
  if (zones.size >= MOST_ZONES) zones.clear();
  zones.set(name, zone);
  return zone;
}

/** Whether the name is a zone of the tz database; bare offsets such as `+07:00` are not. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    zoneOf(name);
    return true;
  } catch {
    return false;
  }
}

/** Days since 1970-01-01 of the local date at an instant: the cheap key for counting by day. Throws `ZONE.UNKNOWN`. */
export function localDayNumber(instant: Instant, timezone: string): number {
  return zoneOf(timezone).dayAtInstant(instant);
}

/** The local date at an instant. Throws `ZONE.UNKNOWN`. */
export function localDate(instant: Instant, timezone: string): PlainDate {
  return plainDateOf(zoneOf(timezone).dayAtInstant(instant));
}

/** The wall clock at an instant. Throws `ZONE.UNKNOWN`. */
export function localDateTime(instant: Instant, timezone: string): LocalDateTime {
  const local = instant + zoneOf(timezone).offsetAt(instant);
  const dayNumber = Math.floor(local / MS_PER_DAY);
  const ms = local - dayNumber * MS_PER_DAY;
  return {
    date: plainDateOf(dayNumber),
    hour: Math.floor(ms / 3_600_000),
    minute: Math.floor(ms / 60_000) % 60,
    second: Math.floor(ms / 1000) % 60,
    millisecond: ms % 1000,
  };
}

/**
 * The instant of a wall clock; missing parts are 0. An ambiguous time is its first reading, one skipped by a clock
 * change is shifted forward by the gap. Throws `ZONE.UNKNOWN` or `DATE.INVALID`; the time of day is not checked.
 */
export function instantOf(local: Pick<LocalDateTime, 'date'> & Partial<LocalDateTime>, timezone: string): Instant {
  const { hour = 0, minute = 0, second = 0, millisecond = 0 } = local;
  const msOfDay = ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
  return zoneOf(timezone).instantOfLocal(dayNumberOf(local.date) * MS_PER_DAY + msOfDay);
}

/** The first instant of a local date (01:00 where the clock skips midnight). Throws `ZONE.UNKNOWN` or `DATE.INVALID`. */
export function startOfLocalDay(date: PlainDate, timezone: string): Instant {
  return zoneOf(timezone).instantOfLocal(dayNumberOf(date) * MS_PER_DAY);
}
