import { computeDue, parsePlainDate, startOfLocalDay } from '#calendar';
import type { CalendarVersion, Instant, PlainDate } from '#calendar';
import type { EventStore } from '#event-store';
import { invalid } from '../problem-error.js';
import type { FieldProblem } from '../problem-error.js';

/** Not `review-…`: that would be the review of a dossier with that code. */
export const REVIEW_RULES_STREAM = 'late-review-rules';

/** The house's rules of reviewing late cases; each change is an event with all of them. */
export interface ReviewRules {
  /** Working days from the lateness by which a review is to be closed, 1 to 60. */
  workingDays: number;
  /** Within how many days the same cause of the same unit is a repeat, 1 to 730. */
  repeatWithinDays: number;
  /** From which lateness on reviews are asked for; null: of every late dossier. */
  from: PlainDate | null;
}

export const DEFAULT_REVIEW_RULES: ReviewRules = { workingDays: 5, repeatWithinDays: 90, from: null };

/** The rules in force, and how often they were set. */
export async function reviewRulesOf(
  store: Pick<EventStore, 'readStream'>,
  tenant: string,
): Promise<{ rules: ReviewRules; version: number }> {
  const events = await store.readStream(tenant, REVIEW_RULES_STREAM);
  const last = events.at(-1)?.data as Partial<ReviewRules> | undefined;
  return { rules: { ...DEFAULT_REVIEW_RULES, ...last }, version: events.length };
}

/** Reads a change of the rules; members that are not named stay. Throws VALIDATION.FAILED. */
export function readReviewRules(body: unknown, before: ReviewRules): ReviewRules {
  const given = typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : {};
  const { workingDays, repeatWithinDays, from, ...others } = { ...before, ...given } as Record<string, unknown>;
  const problems: FieldProblem[] = Object.keys(others).map((member) => ({
    ...{ pointer: `/${member}`, code: 'UNKNOWN_MEMBER' },
    detail: 'accepted are workingDays, repeatWithinDays, from',
  }));
  const whole = (name: string, value: unknown, most: number): number => {
    const fits = Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= most;
    if (!fits)
      problems.push({ pointer: `/${name}`, code: 'OUT_OF_RANGE', detail: `a whole number, 1 to ${String(most)}` });
    return Number(value);
  };
  const rules = {
    workingDays: whole('workingDays', workingDays, 60),
    repeatWithinDays: whole('repeatWithinDays', repeatWithinDays, 730),
    from: from as PlainDate | null,
  };
  if (from !== null && (typeof from !== 'string' || parsePlainDate(from) === null)) {
    problems.push({ pointer: '/from', code: 'DATE.UNREADABLE', detail: 'a date such as 2026-03-31, or null' });
  }
  if (problems.length > 0) throw invalid(problems);
  return rules;
}

/** By when the review of a dossier late since then is to be closed. */
export const reviewDueAt = (lateSince: Instant, { workingDays }: ReviewRules, calendar: CalendarVersion): Instant =>
  computeDue({ receivedAt: lateSince, limit: { value: workingDays, unit: 'workingDay' }, calendar }).dueAt;

const DAY_MS = 24 * 3_600_000;

/**
 * The latest lateness whose review deadline lies before an instant. A later start never gives an earlier due (CONTRACT
 * 6.7), so it is found by halving and one comparison tells which reviews nobody opened are overdue.
 */
export function overdueSince(at: Instant, rules: ReviewRules, calendar: CalendarVersion): Instant {
  const isPast = (lateSince: Instant): boolean => reviewDueAt(lateSince, rules, calendar) < at;
  let [past, open] = [at - (rules.workingDays * 3 + 60) * DAY_MS, at];
  if (!isPast(past)) return past;
  while (open - past > 1) {
    const middle = Math.floor((past + open) / 2);
    if (isPast(middle)) past = middle;
    else open = middle;
  }
  return past;
}

export const reviewsFrom = ({ from }: ReviewRules, timezone: string): Instant | null =>
  from === null ? null : startOfLocalDay(from, timezone);
