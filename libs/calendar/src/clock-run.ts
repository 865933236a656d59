import { clockStart } from './clock-start.js';
import type { CompiledCalendar } from './compiled-calendar.js';
import { isWorkingUnit, rolledDue, unrolledDue } from './limit.js';
import { afterWork, workedBetween } from './working-time.js';
import type { Instant, Limit, LimitUnit } from './types.js';
import type { Waiting } from './waiting.js';

/** The rule a clock runs under; `limit` null = the promise was given and no limit is known. */
export interface ClockRule {
  calendar: CompiledCalendar;
  limit: Limit | null;
  restarts: boolean;
  cutoff: number | null;
  /** Only waiting from here on counts: the clock's start, or the moment a given due was set. */
  from: Instant;
  /** A restart never brings the due before this one (a due that was given or extended). */
  notBefore: Instant | null;
}

/** One run of the clock: the full limit from `start`, moved by the waiting since. */
export interface ClockRun {
  start: Instant;
  /** Before rolling and before waits. */
  unrolled: Instant;
  /** Elapsed ms waited, kept apart for calendar units so that they roll once, at the end. */
  waited: number;
  /** The due in force. */
  due: Instant;
}

/** The unit that waits move the due by; a given promise without a limit moves by working time. */
export function unitOf(rule: ClockRule): LimitUnit {
  return rule.limit?.unit ?? 'workingHour';
}

/** A run with the full limit from an instant inside a session. */
export function freshRun(calendar: CompiledCalendar, start: Instant, limit: Limit): ClockRun {
  const unrolled = unrolledDue(calendar, start, limit);
  return { start, unrolled, waited: 0, due: rolledDue(calendar, unrolled, limit.unit) };
}

function moveBy(rule: ClockRule, run: ClockRun, span: { from: Instant; to: Instant }): ClockRun {
  const from = Math.max(span.from, run.start);
  if (span.to <= from) return run;
  const unit = unitOf(rule);
  if (isWorkingUnit(unit)) {
    return { ...run, due: afterWork(rule.calendar, run.due, workedBetween(rule.calendar, from, span.to)) };
  }
  const waited = run.waited + span.to - from;
  return { ...run, waited, due: rolledDue(rule.calendar, run.unrolled + waited, unit) };
}

function restart(rule: ClockRule, limit: Limit, suppliedAt: Instant): ClockRun {
  const start = Math.max(rule.from, clockStart(rule.calendar, suppliedAt, rule.cutoff));
  const run = freshRun(rule.calendar, start, limit);
  if (rule.notBefore === null || run.due >= rule.notBefore) return run;
  return { ...run, unrolled: rule.notBefore, due: rule.notBefore };
}

/** The run after one waiting that began no later than the due in force (CONTRACT 6.5). */
function afterWaiting(rule: ClockRule, run: ClockRun, waiting: Waiting): ClockRun {
  if (!rule.restarts || rule.limit === null || waiting.suppliedAt === null) return moveBy(rule, run, waiting);
  if (waiting.suppliedAt <= rule.from) return waiting.pauses.reduce((moved, span) => moveBy(rule, moved, span), run);
  // A pause counts from the last restart on: `moveBy` clips it to the new start.
  const restarted = restart(rule, rule.limit, waiting.suppliedAt);
  return waiting.pauses.reduce((moved, span) => moveBy(rule, moved, span), restarted);
}

/** The run after all waitings, with those that counted: one that begins after the due in force changes nothing. */
export function runThrough(
  rule: ClockRule,
  first: ClockRun,
  waitings: Waiting[],
): { run: ClockRun; counted: Waiting[] } {
  let run = first;
  const counted: Waiting[] = [];
  for (const waiting of waitings) {
    if (waiting.from > run.due) break;
    run = afterWaiting(rule, run, waiting);
    counted.push(waiting);
  }
  return { run, counted };
}
