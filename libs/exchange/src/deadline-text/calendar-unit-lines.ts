import { localDate } from '#calendar';
import type { DeadlineSteps, Limit, Span } from '#calendar';
import type { Reason } from './deadline-text.types.js';
import { reasonOf } from './local-days.js';
import type { Phrasing } from './phrasing.js';

/** Spans in a row that mean the same to a limit whose every hour counts. */
interface Segment {
  from: number;
  to: number;
  /** Null: counted. */
  reason: Reason | null;
  /** The last span of it, which tells why its day was no working day. */
  last: Span;
}

/** Lines for limits in days of the calendar and months: whole stretches, as every hour of them counts. */
export function calendarUnitLines(
  trace: readonly Span[],
  limit: Limit,
  steps: DeadlineSteps | null,
  phrasing: Phrasing,
): string[] {
  const { words } = phrasing;
  const segments = segmentsOf(trace);
  const waited = segments.some(({ reason }) => reason?.kind === 'waiting');
  const ordinals = steps !== null && !waited;
  let days = 0;
  const lines = segments.map((segment) => {
    if (!ordinals) return plainLine(segment, phrasing);
    const { from, to, reason } = segment;
    const [first, last] = [localDate(from, phrasing.timezone), localDate(to - 1, phrasing.timezone)];
    const dates = phrasing.days(first, last);
    if (reason !== null) return `${dates}: ${words.notCounted(reason)}`;
    const count = Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1;
    days += count;
    return `${dates}: ${words.calendarDays(days - count + 1, days)}`;
  });
  if (steps !== null && waited && steps.unrolledDueAt > steps.unmovedDueAt)
    lines.push(movedLine(limit, steps, phrasing));
  return [...lines, ...lastDayLines(segments, steps, phrasing)];
}

function segmentsOf(trace: readonly Span[]): Segment[] {
  const segments: Segment[] = [];
  for (const span of trace) {
    const reason = span.counted ? null : reasonOf(span);
    const previous = segments.at(-1);
    if (previous && JSON.stringify(previous.reason) === JSON.stringify(reason)) {
      previous.to = span.to;
      previous.last = span;
    } else segments.push({ from: span.from, to: span.to, reason, last: span });
  }
  return segments;
}

function plainLine({ from, to, reason }: Segment, phrasing: Phrasing): string {
  const { words } = phrasing;
  const what = reason === null ? words.elapsed(phrasing.elapsed(to - from)) : words.notCounted(reason);
  return `${phrasing.moment(from)} – ${phrasing.moment(to)}: ${what}`;
}

function movedLine(
  limit: Limit,
  { startedAt, unmovedDueAt, unrolledDueAt }: DeadlineSteps,
  phrasing: Phrasing,
): string {
  const waited = phrasing.elapsed(unrolledDueAt - unmovedDueAt);
  const [from, unmoved, unrolled] = [startedAt, unmovedDueAt, unrolledDueAt].map((at) => phrasing.moment(at));
  return phrasing.words.moved(limit, from ?? '', unmoved ?? '', waited, unrolled ?? '');
}

function lastDayLines(segments: readonly Segment[], steps: DeadlineSteps | null, phrasing: Phrasing): string[] {
  const rolled = segments.findIndex(({ reason }) => reason?.kind === 'rolled');
  const before = segments[rolled - 1];
  if (before) {
    const why = reasonOf({ ...before.last, counted: false });
    return [phrasing.words.lastDayRolls(phrasing.dayOf(before.to - 1), why)];
  }
  return steps === null ? [] : [phrasing.words.endOfLastDay(phrasing.dayOf(steps.unrolledDueAt))];
}
