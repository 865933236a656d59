import type { ClockRun } from './clock-run.js';
import type { CompiledCalendar } from './compiled-calendar.js';
import type { Replay } from './compute-due.js';
import { isWorkingUnit } from './limit.js';
import { civilOf } from './plain-date.js';
import type { Instant, Interruption, LimitUnit } from './types.js';

/** Why a span of time was counted or not (CONTRACT 6). */
export type Because =
  | 'session'
  | 'break'
  | 'outsideSessions'
  | 'weekend'
  | 'dayOff'
  | 'makeUpDay'
  | 'waiting'
  | 'rolledForward'
  | 'startDay';

/** A stretch of time between reception and due, half-open. */
export interface Span {
  from: Instant;
  to: Instant;
  /** Whether it used up the limit: working units count sessions, calendar units every hour. */
  counted: boolean;
  /** Length in minutes; only where it counted. */
  minutes?: number;
  because: Because;
  /** Name of the day off or make-up day. */
  name?: string;
  /** What was awaited. */
  kind?: Interruption['kind'];
  /** Why a session did not count: it came after the cut-off, or before the limit was given again. */
  voidedBy?: 'cutoff' | 'restart';
  /** The year of the span where its days off are not announced yet. */
  calendarUnpublished?: number;
}

type Piece = Pick<Span, 'from' | 'to' | 'because' | 'name' | 'calendarUnpublished'>;
type Verdict = Pick<Span, 'counted' | 'because' | 'name' | 'kind' | 'voidedBy'>;

/** One local day as sessions and what lies around them, without regard to any dossier. */
function piecesOf(calendar: CompiledCalendar, day: number): Piece[] {
  const [midnight, nextMidnight] = [calendar.instantOf(day, 0), calendar.instantOf(day + 1, 0)];
  const plan = calendar.planOf(day);
  const sessions = calendar.stretchOf(day).sessionsOn(day);
  const unpublished = day < calendar.unpublishedFromDay ? {} : { calendarUnpublished: civilOf(day).year };
  const named = plan.name === undefined ? {} : { name: plan.name };
  if (sessions.length === 0) {
    const because = plan.kind === 'dayOff' ? 'dayOff' : 'weekend';
    return [{ from: midnight, to: nextMidnight, because, ...named, ...unpublished }];
  }
  const pieces: Piece[] = [];
  let at = midnight;
  for (const { from, to } of sessions) {
    pieces.push({ from: at, to: from, because: at === midnight ? 'outsideSessions' : 'break', ...unpublished });
    pieces.push({ from, to, because: plan.kind === 'makeUpDay' ? 'makeUpDay' : 'session', ...named, ...unpublished });
    at = to;
  }
  pieces.push({ from: at, to: nextMidnight, because: 'outsideSessions', ...unpublished });
  return pieces;
}

/** What the history of one dossier makes of time, in the order the reasons outrank each other. */
class Verdicts {
  private readonly calendar: CompiledCalendar;
  private readonly run: ClockRun;
  private readonly firstStart: Instant;
  private readonly unit: LimitUnit;
  private readonly waits: { from: Instant; to: Instant; kind: Interruption['kind'] }[];
  private readonly startDayEnd: Instant;
  private readonly rolledFrom: Instant;

  constructor({ rule, first, run, counted }: Replay, unit: LimitUnit) {
    this.calendar = rule.calendar;
    this.run = run;
    this.firstStart = first.start;
    this.unit = unit;
    this.waits = counted
      .flatMap(({ parts }) => parts)
      .map((part) => ({ ...part, from: Math.max(part.from, first.start) }));
    this.startDayEnd = unit === 'workingHour' ? -Infinity : this.midnightAfter(run.start);
    this.rolledFrom = isWorkingUnit(unit) ? Infinity : this.midnightAfter(run.unrolled + run.waited);
  }

  /** Where a verdict may change, in order. */
  cuts(): Instant[] {
    const edges = this.waits.flatMap(({ from, to }) => [from, to]);
    return [...edges, this.firstStart, this.run.start, this.startDayEnd, this.rolledFrom].sort((a, b) => a - b);
  }

  on(piece: Piece, at: Instant): Verdict {
    const wait = this.waits.find(({ from, to }) => from <= at && at < to);
    if (wait) return { counted: false, because: 'waiting', kind: wait.kind };
    if (at >= this.rolledFrom) return { counted: false, because: 'rolledForward' };
    const natural =
      piece.name === undefined ? { because: piece.because } : { because: piece.because, name: piece.name };
    const inSession = piece.because === 'session' || piece.because === 'makeUpDay';
    if (at < this.run.start) {
      if (!inSession) return { counted: false, ...natural };
      return { counted: false, ...natural, voidedBy: at < this.firstStart ? 'cutoff' : 'restart' };
    }
    if (at < this.startDayEnd) return { counted: false, because: 'startDay' };
    return { counted: inSession || !isWorkingUnit(this.unit), ...natural };
  }

  private midnightAfter(instant: Instant): Instant {
    return this.calendar.instantOf(this.calendar.dayAt(instant) + 1, 0);
  }
}

function sameReason(a: Span, b: Span): boolean {
  return (
    a.counted === b.counted &&
    a.because === b.because &&
    a.name === b.name &&
    a.kind === b.kind &&
    a.voidedBy === b.voidedBy &&
    a.calendarUnpublished === b.calendarUnpublished
  );
}

/** Every span from reception to due, without holes, equal neighbours merged (CONTRACT 6). */
export function traceOf(replayed: Replay, receivedAt: Instant, unit: LimitUnit): Span[] {
  const { calendar } = replayed.rule;
  const { dueAt } = replayed.answer;
  const verdicts = new Verdicts(replayed, unit);
  const cuts = verdicts.cuts();
  const spans: Span[] = [];
  let at = receivedAt;
  let nextCut = 0;
  for (let day = calendar.dayAt(receivedAt); at < dueAt; day += 1) {
    for (const piece of piecesOf(calendar, day)) {
      const end = Math.min(piece.to, dueAt);
      while (at < end) {
        while ((cuts[nextCut] ?? Infinity) <= at) nextCut += 1;
        const to = Math.min(end, cuts[nextCut] ?? Infinity);
        const unpublished = piece.calendarUnpublished;
        const span: Span = { from: at, to, ...verdicts.on(piece, at) };
        if (unpublished !== undefined) span.calendarUnpublished = unpublished;
        const last = spans.at(-1);
        if (last && sameReason(last, span)) last.to = to;
        else spans.push(span);
        at = to;
      }
    }
  }
  return spans.map((span) => (span.counted ? { ...span, minutes: (span.to - span.from) / 60_000 } : span));
}
