import type { Received } from '#dossier';
import { classify, findPolicy } from '#indicators';
import type { Zone } from '#indicators';
import { classCode } from '../codes.js';
import { countingFacts } from '../counting-facts.js';

const TT01 = findPolicy('tt01-2020');
const FIRST_PROMISE = findPolicy('first-promise');
const RETURNED = findPolicy('returned');

export interface ClassColumns {
  class_due: number | null;
  class_promise: number | null;
  class_returned: number | null;
}

export const NO_CLASS: ClassColumns = { class_due: null, class_promise: null, class_returned: null };

/** Classes of what has ended are final at once; open ones are compared when asked (no event is needed for time passing). */
export function classColumns(state: Received, zone: Zone): ClassColumns {
  if (state.processedAt === null && state.returnedAt === null) return NO_CLASS;
  const facts = countingFacts(state);
  const at = Math.max(state.lastOccurredAt, state.receivedAt);
  return {
    class_due: classCode(classify(facts, TT01, at, zone).class),
    class_promise: classCode(classify(facts, FIRST_PROMISE, at, zone).class),
    class_returned: classCode(classify(facts, RETURNED, at, zone).class),
  };
}

/** Whatever a class of an ended dossier follows from. */
export const sameClasses = (a: Received, b: Received): boolean =>
  a.processedAt === b.processedAt &&
  a.returnedAt === b.returnedAt &&
  a.withdrawnAt === b.withdrawnAt &&
  a.stoppedAt === b.stoppedAt &&
  a.receivedAt === b.receivedAt &&
  a.dueAt === b.dueAt &&
  a.promiseDueAt === b.promiseDueAt &&
  a.firstPromiseAt === b.firstPromiseAt &&
  a.indexDueAt === b.indexDueAt &&
  a.grain === b.grain &&
  a.limit === b.limit &&
  a.waits === b.waits &&
  a.supplementRequests === b.supplementRequests;
