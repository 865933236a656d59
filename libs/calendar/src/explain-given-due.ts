import { ClockJudge } from './clock-judge.js';
import { checkInstant } from './clock-start.js';
import { unitOf } from './clock-run.js';
import { type GivenDueAnswer, type GivenDueQuestion, replayGiven } from './move-given-due.js';
import { type Span, spansBetween } from './trace.js';
import type { Instant } from './types.js';

/** A given due in force with the reason for every span between reception and it. */
export interface GivenDueExplanation extends GivenDueAnswer {
  trace: Span[];
}

/**
 * The due that `moveGivenDue` answers, with what lies between reception and it as the calendar sees it. No limit led
 * to such a due, so nothing is void for the way the clock started. Every wait is shown, also one from before the due was
 * given (it moved nothing, but the time was the applicant's); a roll only where a wait made it roll. A supplement that gave the limit again voids what came before it. Empty when the due lies
 * before reception. Throws what `replayDue` throws.
 */
export function explainGivenDue(question: GivenDueQuestion & { receivedAt: Instant }): GivenDueExplanation {
  const { receivedAt, dueAt: given, since } = question;
  checkInstant(receivedAt, 'the reception');
  const { rule, run, counted, answer } = replayGiven(question);
  const { calendar } = rule;
  // A restart that would have ended before the given due left that due as it was.
  const restarted = run.start > since && run.unrolled !== given;
  const judge = new ClockJudge({
    calendar,
    unit: unitOf(rule),
    run,
    waitsFrom: receivedAt,
    firstStart: restarted ? receivedAt : null,
    counted,
    rolls: restarted || run.waited > 0,
  });
  return { ...answer, trace: spansBetween(calendar, receivedAt, answer.dueAt, judge) };
}
