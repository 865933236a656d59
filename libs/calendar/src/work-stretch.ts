import type { Instant } from './types.js';

/** Shorter than the 400 days a search may take, so a forbidden gap always shows at a stretch's border. */
export const DAYS_PER_STRETCH = 256;

/** What a stretch needs to know of its calendar. */
export interface DaySource {
  planOf(day: number): { sessions: readonly (readonly [start: number, end: number])[] };
  instantOf(day: number, clock: number): Instant;
  dayAt(instant: Instant): number;
}

/**
 * 256 local days with their sessions as instants and the working time cumulated, so that adding 60 working days is a
 * look-up. Times in milliseconds. Days are numbers since 1970-01-01 and must lie within the stretch.
 */
export class WorkStretch {
  readonly firstDay: number;
  /** Working days of the stretch in order. */
  readonly workDays: readonly number[];
  /** Working time of the whole stretch. */
  readonly total: number;
  private readonly workedBefore = new Float64Array(DAYS_PER_STRETCH + 1);
  private readonly workDaysBefore = new Int32Array(DAYS_PER_STRETCH + 1);
  private readonly firstSession = new Int32Array(DAYS_PER_STRETCH + 1);
  private readonly starts: readonly Instant[];
  private readonly ends: readonly Instant[];

  constructor(firstDay: number, source: DaySource) {
    const [starts, ends, workDays]: [Instant[], Instant[], number[]] = [[], [], []];
    let worked = 0;
    for (let i = 0; i < DAYS_PER_STRETCH; i += 1) {
      const day = firstDay + i;
      const before = starts.length;
      for (const [start, end] of sessionsOf(source, day)) {
        starts.push(start);
        ends.push(end);
        worked += end - start;
      }
      if (starts.length > before) workDays.push(day);
      this.firstSession[i + 1] = starts.length;
      this.workedBefore[i + 1] = worked;
      this.workDaysBefore[i + 1] = workDays.length;
    }
    this.firstDay = firstDay;
    this.starts = starts;
    this.ends = ends;
    this.workDays = workDays;
    this.total = worked;
  }

  /** The sessions of a day as half-open spans of instants. */
  sessionsOn(day: number): { from: Instant; to: Instant }[] {
    const spans: { from: Instant; to: Instant }[] = [];
    for (let s = this.sessionIndex(day); s < this.sessionIndex(day + 1); s += 1) {
      spans.push({ from: this.starts[s] ?? 0, to: this.ends[s] ?? 0 });
    }
    return spans;
  }

  /** The instant itself inside a session of the day, else the start of the day's next session, else null. */
  firstWorkingInstant(day: number, instant: Instant): Instant | null {
    for (let s = this.sessionIndex(day); s < this.sessionIndex(day + 1); s += 1) {
      if (instant < (this.ends[s] ?? 0)) return Math.max(instant, this.starts[s] ?? 0);
    }
    return null;
  }

  /** The end of the day's last session, or null on a day without one. */
  lastEnd(day: number): Instant | null {
    return this.sessionIndex(day + 1) > this.sessionIndex(day)
      ? (this.ends[this.sessionIndex(day + 1) - 1] ?? null)
      : null;
  }

  /** Working days of the stretch before a day (which may be the day after the last). */
  workDaysUntil(day: number): number {
    return this.workDaysBefore[day - this.firstDay] ?? 0;
  }

  /** Working time from the stretch's beginning until an instant on the given local day. */
  workedUntil(day: number, instant: Instant): number {
    let worked = this.workedBefore[day - this.firstDay] ?? 0;
    for (let s = this.sessionIndex(day); s < this.sessionIndex(day + 1); s += 1) {
      const start = this.starts[s] ?? 0;
      if (instant <= start) break;
      worked += Math.min(instant, this.ends[s] ?? 0) - start;
    }
    return worked;
  }

  /** The earliest instant by which `worked` (0 < worked ≤ total) has passed since the stretch's beginning. */
  instantOfWorked(worked: number): Instant {
    let [low, high] = [0, DAYS_PER_STRETCH - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.workedBefore[middle + 1] ?? 0) >= worked) high = middle;
      else low = middle + 1;
    }
    let left = worked - (this.workedBefore[low] ?? 0);
    let session = this.firstSession[low] ?? 0;
    for (;;) {
      const start = this.starts[session] ?? 0;
      const length = (this.ends[session] ?? Infinity) - start;
      if (left <= length) return start + left;
      left -= length;
      session += 1;
    }
  }

  private sessionIndex(day: number): number {
    return this.firstSession[day - this.firstDay] ?? 0;
  }
}

/** Clock changes can push sessions together or out of their day; what is left keeps its order and never overlaps. */
function sessionsOf(source: DaySource, day: number): [Instant, Instant][] {
  const spans: [Instant, Instant][] = [];
  let free = -Infinity;
  for (const [startClock, endClock] of source.planOf(day).sessions) {
    const start = Math.max(source.instantOf(day, startClock), free);
    const end = source.instantOf(day, endClock);
    if (end <= start || source.dayAt(start) !== day) continue;
    spans.push([start, end]);
    free = end;
  }
  return spans;
}
