import type { ClockRun } from './clock-run.js';
import type { CompiledCalendar } from './compiled-calendar.js';
import { isWorkingUnit } from './limit.js';
import { isSession, type Judge, naturalReason, type Piece, type Verdict } from './trace.js';
import type { Instant, LimitUnit } from './types.js';
import type { Wait, Waiting } from './waiting.js';

/** One clock as far as its trace needs it. */
export interface JudgedClock {
  calendar: CompiledCalendar;
  unit: LimitUnit;
  run: ClockRun;
  /** Only waiting from here on counted. */
  waitsFrom: Instant;
  /** Sessions before it were not counted; null: whatever the calendar counts is shown as counted. */
  firstStart: Instant | null;
  counted: readonly Waiting[];
  /** Whether the due in force is the end of a day, reached by rolling. */
  rolls: boolean;
}

/** What the history of one dossier makes of time, in the order the reasons outrank each other. */
export class ClockJudge implements Judge {
  readonly cuts: readonly Instant[];
  private readonly clock: JudgedClock;
  private readonly waits: Wait[];
  private readonly start: Instant;
  private readonly startDayEnd: Instant;
  private readonly rolledFrom: Instant;

  constructor(clock: JudgedClock) {
    const { unit, run, waitsFrom, firstStart, counted, rolls } = clock;
    this.clock = clock;
    this.waits = counted
      .flatMap(({ parts }) => parts)
      .map((part) => ({ ...part, from: Math.max(part.from, waitsFrom) }));
    this.start = firstStart === null ? -Infinity : run.start;
    this.startDayEnd = firstStart === null || unit === 'workingHour' ? -Infinity : this.midnightAfter(run.start);
    this.rolledFrom = rolls && !isWorkingUnit(unit) ? this.midnightAfter(run.unrolled + run.waited) : Infinity;
    const edges = this.waits.flatMap(({ from, to }) => [from, to]);
    this.cuts = [...edges, firstStart ?? -Infinity, this.start, this.startDayEnd, this.rolledFrom];
  }

  on(piece: Piece, at: Instant): Verdict {
    const wait = this.waits.find(({ from, to }) => from <= at && at < to);
    if (wait) return { counted: false, because: 'waiting', kind: wait.kind };
    if (at >= this.rolledFrom) return { counted: false, because: 'rolledForward' };
    const natural = naturalReason(piece);
    if (at < this.start) return { counted: false, ...natural, ...this.voided(piece, at) };
    if (at < this.startDayEnd) return { counted: false, because: 'startDay' };
    return { counted: isSession(piece) || !isWorkingUnit(this.clock.unit), ...natural };
  }

  private voided(piece: Piece, at: Instant): Pick<Verdict, 'voidedBy'> {
    if (!isSession(piece)) return {};
    return { voidedBy: at < (this.clock.firstStart ?? -Infinity) ? 'cutoff' : 'restart' };
  }

  private midnightAfter(instant: Instant): Instant {
    const { calendar } = this.clock;
    return calendar.instantOf(calendar.dayAt(instant) + 1, 0);
  }
}
