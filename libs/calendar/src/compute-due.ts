import { checkInstant, checkPolicy, clockStart, cutoffOf, DEFAULT_CLOCK_POLICY } from './clock-start.js';
import { type ClockRule, type ClockRun, freshRun, runThrough } from './clock-run.js';
import { compile, type CompiledCalendar } from './compiled-calendar.js';
import { checkLimit, rolledDue, unrolledDue } from './limit.js';
import { civilOf } from './plain-date.js';
import type { CalendarVersion, ClockPolicy, Instant, Interruption, Limit } from './types.js';
import { type Waiting, waitingsOf } from './waiting.js';

/** What a promise is computed from; without policy the default one (CONTRACT 6.5). */
export interface DueQuestion {
  receivedAt: Instant;
  limit: Limit;
  calendar: CalendarVersion;
  policy?: ClockPolicy | null;
}

/** A due, and the year of it when its days off are not announced yet (CONTRACT 6.6). */
export interface DueAnswer {
  dueAt: Instant;
  calendarUnpublished: number | null;
}

/** A question with what happened since reception. */
export interface DeadlineQuestion extends DueQuestion {
  interruptions?: readonly Interruption[];
}

/** The due in force, the first promise (kept for ever), and since when the applicant is awaited, if so. */
export interface DeadlineAnswer extends DueAnswer {
  firstPromiseAt: Instant;
  waitingSince: Instant | null;
}

/** The year of the instant when the calendar's days off are not announced that far, else null. */
export function unpublishedYear(calendar: CompiledCalendar, dueAt: Instant): number | null {
  const day = calendar.dayAt(dueAt);
  return day < calendar.unpublishedFromDay ? null : civilOf(day).year;
}

/**
 * The promise of a dossier received at an instant, without any waiting: the fast path, no trace (CONTRACT 6.1-6.4).
 * Throws `DeadlineError` `LIMIT.INVALID`, `INSTANT.INVALID`, `POLICY.INVALID`, `CALENDAR.NO_WORKING_TIME`.
 */
export function computeDue({ receivedAt, limit, calendar, policy }: DueQuestion): DueAnswer {
  checkInstant(receivedAt, 'the reception');
  checkLimit(limit);
  if (policy) checkPolicy(policy);
  const compiled = compile(calendar);
  const start = clockStart(compiled, receivedAt, policy ? cutoffOf(policy) : null);
  const dueAt = rolledDue(compiled, unrolledDue(compiled, start, limit), limit.unit);
  return { dueAt, calendarUnpublished: unpublishedYear(compiled, dueAt) };
}

/** A replay with its inner steps, for the trace. */
export interface Replay {
  rule: ClockRule;
  first: ClockRun;
  run: ClockRun;
  counted: Waiting[];
  answer: DeadlineAnswer;
}

/** The whole history of one clock, from its reception through its waits. */
export function replay({ receivedAt, limit, calendar, policy, interruptions = [] }: DeadlineQuestion): Replay {
  checkInstant(receivedAt, 'the reception');
  checkLimit(limit);
  const given = policy ?? DEFAULT_CLOCK_POLICY;
  checkPolicy(given);
  const compiled = compile(calendar);
  const cutoff = cutoffOf(given);
  const from = clockStart(compiled, receivedAt, cutoff);
  const restarts = given.supplement === 'restart';
  const rule: ClockRule = { calendar: compiled, limit, restarts, cutoff, from, notBefore: null };
  const first = freshRun(compiled, from, limit);
  const { closed, since } = waitingsOf(interruptions, given);
  const { run, counted } = runThrough(rule, first, closed);
  const answer: DeadlineAnswer = {
    dueAt: run.due,
    firstPromiseAt: first.due,
    waitingSince: since,
    calendarUnpublished: unpublishedYear(compiled, run.due),
  };
  return { rule, first, run, counted, answer };
}

/**
 * The due in force after reception and waits, without the trace; the same answer as `explainDeadline` (CONTRACT 6).
 * Throws what `computeDue` throws, and `INTERRUPTION.INVALID`.
 */
export function replayDue(question: DeadlineQuestion): DeadlineAnswer {
  return replay(question).answer;
}
