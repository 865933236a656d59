import { type DeadlineAnswer, type DeadlineQuestion, replay } from './compute-due.js';
import { type Span, traceOf } from './trace.js';

/** A due with the reason for every span between reception and it. */
export interface DeadlineExplanation extends DeadlineAnswer {
  trace: Span[];
}

/**
 * The due in force, the first promise, and the trace that leads to it (CONTRACT 6). An open interruption changes
 * neither: `waitingSince` says that it is there. Throws what `replayDue` throws.
 */
export function explainDeadline(question: DeadlineQuestion): DeadlineExplanation {
  const replayed = replay(question);
  return { ...replayed.answer, trace: traceOf(replayed, question.receivedAt, question.limit.unit) };
}
