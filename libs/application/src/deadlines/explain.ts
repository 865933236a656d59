import { explainDeadline, replayDue } from '#calendar';
import type { CalendarVersion, ClockPolicy, DeadlineExplanation, ReadDeadlineQuestion } from '#calendar';
import { deadlineText } from '#exchange';
import type { TextLanguage } from '#exchange';
import { invalid } from '../problem-error.js';
import { answering } from './deadline-question.js';
import { type DeadlineView, deadlineView } from './deadline-view.js';

/** A trace grows by some five spans a working day; beyond this nobody reads it and the answer takes tens of megabytes. */
const LONGEST_TRACE_YEARS = 30;
const MS_PER_YEAR = 365.25 * 86_400_000;

/**
 * The answer of `POST /deadlines/explain`, pure. Throws `VALIDATION.FAILED` with the calendar's code where it cannot
 * answer, and `TRACE.TOO_LONG` where reception and due lie more than thirty years apart.
 */
export function explain(
  question: ReadDeadlineQuestion,
  calendar: CalendarVersion,
  policy: ClockPolicy | null,
): DeadlineView {
  return deadlineView(explanationOf(question, calendar, policy), calendar);
}

/** The same answer as text for a person, ending with a line break. Throws what {@link explain} throws. */
export function explainAsText(
  question: ReadDeadlineQuestion,
  calendar: CalendarVersion,
  policy: ClockPolicy | null,
  language: TextLanguage,
): string {
  const { receivedAt, limit } = question;
  const explanation = explanationOf(question, calendar, policy);
  return `${deadlineText({ receivedAt, limit, policy, calendar, explanation }, language).join('\n')}\n`;
}

function explanationOf(
  { receivedAt, limit, interruptions }: ReadDeadlineQuestion,
  calendar: CalendarVersion,
  policy: ClockPolicy | null,
): DeadlineExplanation {
  const question = { receivedAt, limit, calendar, policy, interruptions };
  const { dueAt } = answering(() => replayDue(question));
  if (dueAt - receivedAt > LONGEST_TRACE_YEARS * MS_PER_YEAR) {
    const detail = `the due lies more than ${String(LONGEST_TRACE_YEARS)} years after reception`;
    throw invalid([{ pointer: '/limit', code: 'TRACE.TOO_LONG', detail }]);
  }
  return answering(() => explainDeadline(question));
}
