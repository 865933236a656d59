import { addDays, localDate, sessionsOn, startOfLocalDay } from '#calendar';
import type { CalendarVersion, Span } from '#calendar';
import type { DayEntry, Reason, Stretch } from './deadline-text.types.js';

/** A span cut at local midnights. */
export function byLocalDay(span: Span, timezone: string): Span[] {
  const pieces: Span[] = [];
  for (let from = span.from; from < span.to;) {
    const to = Math.min(span.to, startOfLocalDay(addDays(localDate(from, timezone), 1), timezone));
    pieces.push({ ...span, from, to });
    from = to;
  }
  return pieces;
}

/** Stronger reasons tell more about a day on which nothing counted. */
const STRENGTH: readonly Reason['kind'][] = [
  'outside',
  'rolled',
  'weekend',
  'dayOff',
  'startDay',
  'restart',
  'cutoff',
  'waiting',
];

/** Why a span that did not count did not. */
export function reasonOf({ because, kind, name, voidedBy }: Span): Reason {
  if (because === 'waiting') return { kind: 'waiting', awaited: kind ?? 'supplement' };
  if (voidedBy !== undefined) return { kind: voidedBy };
  if (because === 'dayOff') return { kind: 'dayOff', name: name ?? '' };
  if (because === 'rolledForward') return { kind: 'rolled' };
  return because === 'weekend' || because === 'startDay' ? { kind: because } : { kind: 'outside' };
}

/**
 * The days of a trace in working units. `startDayCounts`: the rest of the starting day is shown by its sessions, for
 * limits of working days that are counted in hours because something was awaited.
 */
export function dayEntries(trace: readonly Span[], calendar: CalendarVersion, startDayCounts: boolean): DayEntry[] {
  const days = new Map<string, DayEntry>();
  for (const piece of trace.flatMap((span) => byLocalDay(span, calendar.timezone))) {
    const date = localDate(piece.from, calendar.timezone);
    const day = days.get(date) ?? { date, counted: [], notes: [], reason: { kind: 'outside' }, makeUp: null };
    days.set(date, day);
    if (piece.because === 'makeUpDay') day.makeUp = piece.name ?? '';
    const sessions = piece.because === 'startDay' && startDayCounts ? within(piece, sessionsOn(calendar, date)) : [];
    if (piece.counted) day.counted.push(piece);
    else if (sessions.length > 0) day.counted.push(...sessions);
    else note(day, piece, reasonOf(piece));
  }
  return [...days.values()];
}

function within(piece: Stretch, sessions: readonly Stretch[]): Stretch[] {
  return sessions
    .map(({ from, to }) => ({ from: Math.max(from, piece.from), to: Math.min(to, piece.to) }))
    .filter(({ from, to }) => from < to);
}

function note(day: DayEntry, { from, to }: Stretch, reason: Reason): void {
  if (STRENGTH.indexOf(reason.kind) > STRENGTH.indexOf(day.reason.kind)) day.reason = reason;
  if (reason.kind === 'waiting' || reason.kind === 'cutoff' || reason.kind === 'restart') {
    day.notes.push({ from, to, reason });
  }
}
