import type { CalendarVersion } from '#calendar';
import { isOpen } from '../available-commands.js';
import type { ClockTerms } from '../commands.js';
import { evolve } from '../evolve.js';
import type { DossierCorrectedData, FoldableEvent } from '../events.js';
import { toIso } from '../events.js';
import type { DossierState, Received } from '../state.js';
import { computedDue, isoOrNull, policyOf } from './due-in-force.js';
import { retold } from './retold.js';

/** Taking one of these away changes what the clock has been through. */
const MOVES_THE_DUE: ReadonlySet<FoldableEvent['type'] | undefined> = new Set([
  ...(['SupplementRequested', 'SupplementReceived', 'SupplementExpired'] as const),
  ...(['PaymentRequested', 'PaymentReceived', 'DeadlineExtended'] as const),
]);

/** What a correction says of the due when it does not touch it. */
export const unmovedDue = (state: Received) => ({
  previousDueAt: isoOrNull(state.dueAt),
  dueAt: isoOrNull(state.dueAt),
  promiseDueAt: isoOrNull(state.promiseDueAt),
  dues: [],
  calendarVersion: state.calendarVersion,
  calendarUnpublished: null,
  recomputed: false,
});

/**
 * The correction with the dues as they follow from the dossier as it will be (CONTRACT 2): of each step, and of now where
 * the newest version of its calendar moves the due of an open dossier further; one that has ended is left alone by later
 * versions (E1). `newest` is the calendar of the dossier's terms, in its newest version. Throws `DeadlineError`.
 */
export function withCorrectedDue(
  state: Received,
  data: DossierCorrectedData,
  clock: ClockTerms,
  newest: CalendarVersion,
): DossierCorrectedData {
  if (!touchesTheDue(state, data)) return data;
  const { dues, last, calendarUnpublished } = retold(state, data, clock, newest);
  const due = isOpen(last) ? computedDue(last, newest, policyOf(last, clock)) : null;
  const told = { ...data, dues, promiseDueAt: isoOrNull(last.promiseDueAt) };
  if (due !== null && due.dueAt !== last.dueAt) {
    const moved = { dueAt: toIso(due.dueAt), calendarUnpublished: due.calendarUnpublished, recomputed: true };
    return { ...told, ...moved, calendarVersion: newest.version };
  }
  const another = data.terms !== undefined && data.terms.calendarId !== state.calendarId;
  const calendarVersion = another ? newest.version : last.calendarVersion;
  return { ...told, dueAt: isoOrNull(last.dueAt), calendarVersion, calendarUnpublished };
}

/** Another start, another limit, an event less that had moved the due, or a clock that goes on again. */
function touchesTheDue(state: Received, data: DossierCorrectedData): boolean {
  if (data.field === 'receivedAt' || data.field === 'procedureCode') return true;
  if (data.field !== 'annul') return false;
  const target = state.steps.find((step) => step.eventId === data.targetEventId);
  if (target?.type === 'DossierReceived') return false;
  return MOVES_THE_DUE.has(target?.type) || (!isOpen(state) && isOpenWith(state, data));
}

function isOpenWith(state: Received, data: DossierCorrectedData): boolean {
  const occurredAt = toIso(state.lastOccurredAt);
  const event: FoldableEvent = { type: 'DossierCorrected', data, occurredAt, version: state.version + 1 };
  const after: DossierState = evolve(state, event);
  return after.received && isOpen(after);
}
