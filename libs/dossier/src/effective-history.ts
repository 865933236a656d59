import type { CorrectedDue, DossierCorrectedData, DossierEvent, DossierReceivedData, FoldableEvent } from './events.js';
import type { ReceptionFill } from './events.js';
import { toInstant } from './events.js';
import { inOrderOfTime } from './feed/order-of-time.js';
import type { CorrectableField } from './vocabulary.js';

/** The event type each field belongs to; `applicant`, `abstract` and `annul` are no fields of one type. */
export const TYPE_OF_FIELD: Readonly<Partial<Record<CorrectableField, DossierEvent['type']>>> = {
  receivedAt: 'DossierReceived',
  agencyId: 'DossierReceived',
  procedureCode: 'DossierReceived',
  channel: 'DossierReceived',
  processedAt: 'DossierProcessed',
  decision: 'DossierProcessed',
  returnedAt: 'ResultReturned',
  withdrawnAt: 'DossierWithdrawn',
  stoppedAt: 'ProcessingStopped',
};

/**
 * A history as it stands once its corrections are taken into account (CONTRACT 2, 7.1): annulled events are gone,
 * corrected ones carry the new value, and each step says the due that follows from the corrected facts up to it, so that
 * every earlier moment sees what was true then and nothing of what came later. A correction itself keeps its own time. In
 * the order in which it was recorded, unless a feed told it again: then in the order of its time, without what was replaced.
 * A history without corrections is answered as it is.
 */
export function effectiveHistory<T extends FoldableEvent>(events: readonly T[]): readonly T[] {
  const corrections = events.flatMap((event) => (event.type === 'DossierCorrected' ? [event.data] : []));
  if (corrections.length === 0) return events;
  const byTarget = groupByTarget(corrections);
  const replaced = new Set(corrections.flatMap(({ replaces }) => replaces ?? []));
  const dues = new Map(corrections.flatMap((correction) => (correction.dues ?? []).map((due) => [due.eventId, due])));
  const standing = events.flatMap((event) => {
    if (event.eventId !== undefined && replaced.has(event.eventId)) return [];
    const own = event.eventId === undefined ? [] : (byTarget.get(event.eventId) ?? []);
    if (own.some(({ field }) => field === 'annul')) return [];
    const due = event.eventId === undefined ? undefined : dues.get(event.eventId);
    const changed = lastOfEach(own).reduce<T>(changedBy, event);
    return [due === undefined ? changed : withDue(changed, due)];
  });
  return corrections.some(({ field }) => field === 'told') ? inOrderOfTime(standing) : standing;
}

function groupByTarget(corrections: readonly DossierCorrectedData[]): Map<string, DossierCorrectedData[]> {
  const groups = new Map<string, DossierCorrectedData[]>();
  for (const correction of corrections) {
    groups.set(correction.targetEventId, [...(groups.get(correction.targetEventId) ?? []), correction]);
  }
  return groups;
}

/** The last word on each field, and all that a feed filled in: what was corrected twice was never, even in between, what the first correction said. */
const lastOfEach = (corrections: readonly DossierCorrectedData[]): DossierCorrectedData[] =>
  corrections.filter(
    ({ field }, index) => field === 'told' || corrections.findLastIndex((later) => later.field === field) === index,
  );

function changedBy<T extends FoldableEvent>(event: T, correction: DossierCorrectedData): T {
  const { field, to, fills } = correction;
  if (fills !== undefined)
    return event.type === 'DossierReceived' ? { ...event, data: filledBy(event.data, fills) } : event;
  if (to === null) return event;
  switch (field) {
    case 'receivedAt':
      return event.type === 'DossierReceived' ? receivedThen(event, to) : event;
    case 'processedAt':
    case 'returnedAt':
    case 'withdrawnAt':
    case 'stoppedAt':
      return { ...event, occurredAt: to };
    case 'agencyId':
      return { ...event, data: { ...event.data, agencyId: to, agencyLevel: correction.agencyLevel ?? null } };
    case 'procedureCode':
      return event.type === 'DossierReceived' ? underProcedure(event, to, correction) : event;
    case 'channel':
    case 'decision':
      return { ...event, data: { ...event.data, [field]: to } };
    default:
      return event;
  }
}

/** A reception with what a feed said of it only later. */
export function filledBy(data: DossierReceivedData, { assumed, ...members }: ReceptionFill): DossierReceivedData {
  const told = data.told === undefined ? {} : { told: { ...data.told, assumed } };
  return { ...data, ...members, ...told };
}

/** A clock that started with the reception moves with it; one that a transfer started does not start before it. */
function receivedThen<T extends FoldableEvent>(event: T, to: string): T {
  const data = event.data as DossierReceivedData;
  const withReception = data.clockStartsAt === event.occurredAt;
  const clockStartsAt = withReception || toInstant(data.clockStartsAt) < toInstant(to) ? to : data.clockStartsAt;
  return { ...event, occurredAt: to, data: { ...data, clockStartsAt } };
}

/** What the other procedure pins at reception; a case of the former one means nothing in it. */
function underProcedure<T extends FoldableEvent>(
  event: T,
  procedureCode: string,
  { terms, calendarVersion }: DossierCorrectedData,
): T {
  const data = event.data as DossierReceivedData;
  if (terms === undefined) return { ...event, data: { ...data, procedureCode } };
  const ofCalendar = terms.calendarId === data.calendarId ? data.calendarVersion : calendarVersion;
  return { ...event, data: { ...data, procedureCode, ...terms, caseCode: null, calendarVersion: ofCalendar } };
}

/** What was printed on the receipt stays, whatever the reception gives now. */
function withDue<T extends FoldableEvent>(event: T, { dueAt, promiseDueAt }: CorrectedDue): T {
  switch (event.type) {
    case 'DossierReceived':
      return { ...event, data: { ...event.data, dueAt, firstPromiseAt: event.data.dueAt } };
    case 'SupplementReceived':
    case 'SupplementExpired':
    case 'PaymentReceived':
    case 'DossierCorrected':
      return { ...event, data: { ...event.data, dueAt, promiseDueAt } };
    case 'DeadlineRecalculated':
      return { ...event, data: { ...event.data, dueAt } };
    default:
      return event;
  }
}
