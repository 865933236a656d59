import { type DeadlineAnswer, type DeadlineQuestion, replay } from './compute-due.js';
import { ClockJudge } from './clock-judge.js';
import { isWorkingUnit } from './limit.js';
import { type Span, spansBetween } from './trace.js';
import type { Instant } from './types.js';

/** How the due in force came about, in the order of the arithmetic. */
export interface DeadlineSteps {
  /** Start of the clock that gives it: the first, or the last that a supplement restarted. */
  startedAt: Instant;
  /** End of the limit from there, before any wait and before rolling. */
  unmovedDueAt: Instant;
  /** The same moved by the waits, before rolling; in working units the due itself. */
  unrolledDueAt: Instant;
}

/** A due with the reason for every span between reception and it. */
export interface DeadlineExplanation extends DeadlineAnswer {
  steps: DeadlineSteps;
  trace: Span[];
}

/**
 * The due in force, the first promise, and the trace that leads to it (CONTRACT 6). An open interruption changes
 * neither: `waitingSince` says that it is there. Throws what `replayDue` throws.
 */
export function explainDeadline(question: DeadlineQuestion): DeadlineExplanation {
  const { rule, first, run, counted, answer } = replay(question);
  const { calendar, from: waitsFrom } = rule;
  const { unit } = question.limit;
  const judge = new ClockJudge({ calendar, unit, run, waitsFrom, firstStart: first.start, counted, rolls: true });
  const unrolledDueAt = isWorkingUnit(unit) ? run.due : run.unrolled + run.waited;
  const steps = { startedAt: run.start, unmovedDueAt: run.unrolled, unrolledDueAt };
  return { ...answer, steps, trace: spansBetween(calendar, question.receivedAt, answer.dueAt, judge) };
}
