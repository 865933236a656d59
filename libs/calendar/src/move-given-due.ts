import { checkInstant, checkPolicy, cutoffOf, DEFAULT_CLOCK_POLICY } from './clock-start.js';
import { type ClockRule, type ClockRun, runThrough } from './clock-run.js';
import { compile } from './compiled-calendar.js';
import { type DueAnswer, unpublishedYear } from './compute-due.js';
import { checkLimit } from './limit.js';
import type { CalendarVersion, ClockPolicy, Instant, Interruption, Limit } from './types.js';
import { type Waiting, waitingsOf } from './waiting.js';

/** A due that was set by hand or by another system, and the waits since. */
export interface GivenDueQuestion {
  /** The extended or given due. */
  dueAt: Instant;
  /** When it was set; only waiting from then on moves it. */
  since: Instant;
  /** Tells the unit waits move it by; null (a promise given without a limit) = working time. */
  limit: Limit | null;
  calendar: CalendarVersion;
  policy?: ClockPolicy | null;
  interruptions: readonly Interruption[];
}

/** The due in force, and since when the applicant is awaited, if so. */
export type GivenDueAnswer = DueAnswer & { waitingSince: Instant | null };

/** How a given due was moved, for the trace. */
export interface GivenReplay {
  rule: ClockRule;
  run: ClockRun;
  counted: Waiting[];
  answer: GivenDueAnswer;
}

/** A given due taken through the waits since. */
export function replayGiven(question: GivenDueQuestion): GivenReplay {
  const { dueAt, since, limit, calendar, interruptions } = question;
  checkInstant(dueAt, 'the given due');
  checkInstant(since, 'the moment the due was given');
  if (limit) checkLimit(limit);
  const policy = question.policy ?? DEFAULT_CLOCK_POLICY;
  checkPolicy(policy);
  const compiled = compile(calendar);
  const rule: ClockRule = {
    calendar: compiled,
    limit,
    restarts: policy.supplement === 'restart',
    cutoff: cutoffOf(policy),
    from: since,
    notBefore: dueAt,
  };
  const waitings = waitingsOf(interruptions, policy);
  const given = { start: since, unrolled: dueAt, waited: 0, due: dueAt };
  const { run, counted } = runThrough(rule, given, waitings.closed);
  const calendarUnpublished = unpublishedYear(compiled, run.due);
  return { rule, run, counted, answer: { dueAt: run.due, waitingSince: waitings.since, calendarUnpublished } };
}

/**
 * An extended or given due moved by the waits that came after it (CONTRACT 6.5). Without such a wait it stays to the
 * millisecond, rolled or not. Under `restart` a supplement gives the full limit again, but never an earlier due than
 * the one that was given. Throws what `replayDue` throws.
 */
export function moveGivenDue(question: GivenDueQuestion): GivenDueAnswer {
  return replayGiven(question).answer;
}
