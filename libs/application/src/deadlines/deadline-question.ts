import { DeadlineError, parseDeadlineQuestion } from '#calendar';
import type { CalendarVersion, ClockPolicy, JsonProblem, ReadDeadlineQuestion } from '#calendar';
import type { Catalogue } from '#dossier';
import { invalid } from '../problem-error.js';
import type { FieldProblem } from '../problem-error.js';

/** What a deadline is worked out under. */
export interface DeadlineRules {
  calendar: CalendarVersion;
  /** Null: the default one (CONTRACT 6.5). */
  policy: ClockPolicy | null;
}

/** Codes by the member a pointer begins with. */
const CODE_OF_MEMBER: Record<string, string> = {
  receivedAt: 'INSTANT.INVALID',
  limit: 'LIMIT.INVALID',
  policyId: 'POLICY.INVALID',
  policy: 'POLICY.INVALID',
  calendar: 'CALENDAR.INVALID',
  interruptions: 'INTERRUPTION.INVALID',
};

/** The body of the question; throws `VALIDATION.FAILED` with every pointer. */
export function readDeadlineQuestion(body: unknown): ReadDeadlineQuestion {
  const verdict = parseDeadlineQuestion(body);
  if (!verdict.ok) throw invalid(verdict.errors.map(fieldProblem));
  return verdict.question;
}

function fieldProblem({ pointer, message }: JsonProblem): FieldProblem {
  if (pointer === '') return { pointer, code: 'BODY.NOT_AN_OBJECT', detail: message };
  const member = pointer.split('/')[1] ?? '';
  const known = Object.hasOwn(CODE_OF_MEMBER, member) ? CODE_OF_MEMBER[member] : undefined;
  return { pointer, code: known ?? 'UNKNOWN_MEMBER', detail: message };
}

/** The rules a question brings itself; null when it needs the catalogue for them. */
export function inlineRules({ calendar, policyId, policy }: ReadDeadlineQuestion): DeadlineRules | null {
  return calendar === null || typeof calendar === 'string' || policyId !== null ? null : { calendar, policy };
}

/**
 * The calendar and policy a question means: an id is that calendar's latest version, none is the tenant's own. Throws
 * `VALIDATION.FAILED` at `/policyId` or `/calendar`.
 */
export function rulesFor(
  { calendar: asked, policyId, policy: inline }: ReadDeadlineQuestion,
  catalogue: Pick<Catalogue, 'calendars' | 'defaultCalendar' | 'clockPolicies'>,
): DeadlineRules {
  const problems: FieldProblem[] = [];
  const policy = policyId === null ? inline : (catalogue.clockPolicies.get(policyId) ?? null);
  if (policyId !== null && policy === null) {
    const known = [...catalogue.clockPolicies.keys()].join(', ');
    problems.push({ pointer: '/policyId', code: 'POLICY.UNKNOWN', detail: `no clock policy "${policyId}": ${known}` });
  }
  const calendar =
    typeof asked === 'string' ? catalogue.calendars.get(asked)?.at(-1) : (asked ?? catalogue.defaultCalendar);
  if (!calendar) {
    const detail = typeof asked === 'string' ? `no calendar "${asked}"` : 'no calendar is published; give one inline';
    problems.push({ pointer: '/calendar', code: 'CALENDAR.UNKNOWN', detail });
  }
  if (!calendar || problems.length > 0) throw invalid(problems);
  return { calendar, policy };
}

const POINTER_OF_CODE: Partial<Record<DeadlineError['code'], string>> = {
  'LIMIT.INVALID': '/limit',
  'POLICY.INVALID': '/policy',
  'INTERRUPTION.INVALID': '/interruptions',
  'CALENDAR.INVALID': '/calendar',
  'CALENDAR.NO_WORKING_TIME': '/calendar',
  'ZONE.UNKNOWN': '/calendar/timezone',
};

/** What the calendar cannot answer is the question's fault: `VALIDATION.FAILED` with the calendar's own code. */
export function answering<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof DeadlineError)) throw error;
    throw invalid([{ pointer: POINTER_OF_CODE[error.code] ?? '', code: error.code, detail: error.message }]);
  }
}
