import { DeadlineError, moveGivenDue, replayDue } from '#calendar';
import type { CalendarVersion, Instant } from '#calendar';
import type { DossierFacts, Policy } from '#indicators';
import { invalid } from '../problem-error.js';

/** Which due a policy compares with, as a stable code. */
export type DueBecause =
  | 'dueInForce'
  | 'firstPromise'
  | 'firstPromiseMovedByApplicant'
  | 'firstPromiseAndNoCalendar'
  | 'indexDueGiven'
  | 'computedFromLimit'
  | 'noDue'
  | 'noDueAndNoCalendar';

/** The due a policy compares with; null where there is none. */
export interface ComparedDue {
  dueAt: Instant | null;
  because: DueBecause;
  /** The calendar that a due was computed under here. */
  calendar: CalendarVersion | null;
}

/**
 * Which due a policy compares with and why (CONTRACT 7.6). Where the index asks for a due and only a limit is known, it
 * is computed by CONTRACT 6 from reception and limit under `calendar` and the default clock policy, with the waits that
 * had begun by `asOf`; and a first promise that is not said to have moved is moved by the waits in the same way. Throws `VALIDATION.FAILED` where limit or waits cannot be computed with.
 */
export function comparedDue(
  facts: DossierFacts,
  policy: Policy,
  asOf: Instant,
  calendar: CalendarVersion | null,
): ComparedDue {
  const { dueAt, indexDueAt, promiseDueAt } = facts;
  const known = (due: Instant | null, because: DueBecause): ComparedDue => ({
    dueAt: due,
    because: due === null ? 'noDue' : because,
    calendar: null,
  });
  switch (policy.comparedWith) {
    case 'due':
      return known(dueAt, 'dueInForce');
    case 'promise':
      return promiseDueAt === null
        ? promiseMoved(facts, asOf, calendar)
        : known(promiseDueAt, 'firstPromiseMovedByApplicant');
    case 'indexDue':
      if (indexDueAt !== null) return known(indexDueAt, 'indexDueGiven');
      return dueAt === null ? fromLimit(facts, asOf, calendar) : known(dueAt, 'dueInForce');
    default:
      return policy.comparedWith satisfies never;
  }
}

/** The first promise moved by the applicant's own waiting alone. */
function promiseMoved(facts: DossierFacts, asOf: Instant, calendar: CalendarVersion | null): ComparedDue {
  const { receivedAt, firstPromiseAt, limit } = facts;
  const interruptions = interruptionsOf(facts, asOf);
  const stands: ComparedDue = { dueAt: firstPromiseAt, because: 'firstPromise', calendar: null };
  if (firstPromiseAt === null) return { ...stands, because: 'noDue' };
  if (interruptions.every(({ to }) => to === null)) return stands;
  if (calendar === null) return { ...stands, because: 'firstPromiseAndNoCalendar' };
  const { dueAt } = computing(() =>
    moveGivenDue({ dueAt: firstPromiseAt, since: receivedAt, limit, calendar, interruptions }),
  );
  return dueAt === firstPromiseAt ? stands : { dueAt, because: 'firstPromiseMovedByApplicant', calendar };
}

const interruptionsOf = ({ waits }: DossierFacts, asOf: Instant) =>
  waits
    .filter(({ from }) => from <= asOf)
    .map(({ kind, from, to }) => ({ kind, from, to: to === null || to > asOf ? null : to }));

function computing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof DeadlineError)) throw error;
    const pointer = error.code === 'INTERRUPTION.INVALID' ? '/facts/waits' : '/facts/limit';
    throw invalid([{ pointer, code: error.code, detail: error.message }]);
  }
}

function fromLimit(facts: DossierFacts, asOf: Instant, calendar: CalendarVersion | null): ComparedDue {
  const { receivedAt, limit } = facts;
  if (limit === null) return { dueAt: null, because: 'noDue', calendar: null };
  if (calendar === null) return { dueAt: null, because: 'noDueAndNoCalendar', calendar: null };
  const interruptions = interruptionsOf(facts, asOf);
  const { dueAt } = computing(() => replayDue({ receivedAt, limit, calendar, interruptions }));
  return { dueAt, because: 'computedFromLimit', calendar };
}
