import type { CompiledCalendar } from './compiled-calendar.js';
import { civilOf } from './plain-date.js';
import type { Instant, Interruption } from './types.js';

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

/** A part of one local day as the calendar alone sees it. */
export type Piece = Pick<Span, 'from' | 'to' | 'because' | 'name' | 'calendarUnpublished'>;
/** What a history makes of a piece. */
export type Verdict = Pick<Span, 'counted' | 'because' | 'name' | 'kind' | 'voidedBy'>;

/** Says of any instant of a piece why it counts or not; that may change only at the cuts. */
export interface Judge {
  cuts: readonly Instant[];
  on(piece: Piece, at: Instant): Verdict;
}

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

/** Every span of `[from, to)` as judged, without holes, equal neighbours merged, minutes where it counted (CONTRACT 6). */
export function spansBetween(calendar: CompiledCalendar, from: Instant, to: Instant, judge: Judge): Span[] {
  const cuts = judge.cuts.toSorted((a, b) => a - b);
  const spans: Span[] = [];
  let at = from;
  let nextCut = 0;
  for (let day = calendar.dayAt(from); at < to; day += 1) {
    for (const piece of piecesOf(calendar, day)) {
      const end = Math.min(piece.to, to);
      while (at < end) {
        while ((cuts[nextCut] ?? Infinity) <= at) nextCut += 1;
        const until = Math.min(end, cuts[nextCut] ?? Infinity);
        append(spans, spanOf(piece, at, until, judge));
        at = until;
      }
    }
  }
  return spans.map((span) => (span.counted ? { ...span, minutes: (span.to - span.from) / 60_000 } : span));
}

function spanOf(piece: Piece, from: Instant, to: Instant, judge: Judge): Span {
  const span: Span = { from, to, ...judge.on(piece, from) };
  if (piece.calendarUnpublished !== undefined) span.calendarUnpublished = piece.calendarUnpublished;
  return span;
}

function append(spans: Span[], span: Span): void {
  const last = spans.at(-1);
  if (last && sameReason(last, span)) last.to = span.to;
  else spans.push(span);
}

/** Whether the calendar alone would count the piece. */
export const isSession = ({ because }: Piece): boolean => because === 'session' || because === 'makeUpDay';

/** The reason the calendar alone gives. */
export const naturalReason = ({ because, name }: Piece): Pick<Span, 'because' | 'name'> =>
  name === undefined ? { because } : { because, name };
