import type { CalendarVersion, DeadlineExplanation, Instant, Span } from '#calendar';

/** One span of a trace as it leaves: instants in UTC, absent members left out. */
export interface SpanView extends Omit<Span, 'from' | 'to'> {
  from: string;
  to: string;
}

/** The answer of `POST /deadlines/explain`. */
export interface DeadlineView {
  dueAt: string;
  firstPromiseAt: string;
  waitingSince?: string;
  calendarUnpublished?: number;
  calendar: { id: string; version: number };
  trace: SpanView[];
}

const iso = (instant: Instant): string => new Date(instant).toISOString();

/** A span with its instants as UTC ISO text. */
export function spanView({ from, to, ...why }: Span): SpanView {
  return { from: iso(from), to: iso(to), ...why };
}

/** An explanation with the calendar it was made under. */
export function deadlineView(explanation: DeadlineExplanation, { id, version }: CalendarVersion): DeadlineView {
  const { dueAt, firstPromiseAt, waitingSince, calendarUnpublished, trace } = explanation;
  return {
    dueAt: iso(dueAt),
    firstPromiseAt: iso(firstPromiseAt),
    ...(waitingSince === null ? {} : { waitingSince: iso(waitingSince) }),
    ...(calendarUnpublished === null ? {} : { calendarUnpublished }),
    calendar: { id, version },
    trace: trace.map(spanView),
  };
}
