import type { CalendarVersion } from '#calendar';
import { isOpen } from '../available-commands.js';
import type { ClockTerms } from '../commands.js';
import { evolve } from '../evolve.js';
import type { DossierCorrectedData, FoldableEvent } from '../events.js';
import { toIso } from '../events.js';
import type { DossierState, Received } from '../state.js';
import { dueUnder, isoOrNull, policyOf, promiseUnder } from './due-in-force.js';

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
  calendarVersion: state.calendarVersion,
  calendarUnpublished: null,
  recomputed: false,
});

/**
 * The correction with the due as it follows from the dossier as it will be (CONTRACT 2). `newest` is the calendar of
 * the dossier's terms, in its newest version. Throws `DeadlineError`.
 */
export function withCorrectedDue(
  state: Received,
  data: DossierCorrectedData,
  clock: ClockTerms,
  newest: CalendarVersion,
): DossierCorrectedData {
  const after = foldedWith(state, data);
  if (!after.received) return data;
  const calendar = isOpen(after) ? newest : inForce(state, clock, newest);
  switch (data.field) {
    case 'receivedAt':
    case 'procedureCode':
      return withDueOfFacts(after, data, clock, calendar);
    case 'annul':
      return withDueOfHistory(state, after, data, clock, calendar);
    default:
      return data;
  }
}

/** A dossier that has ended is left alone by later versions (E1), also where it is corrected. */
const inForce = (state: Received, { promiseCalendar, calendarInForce }: ClockTerms, newest: CalendarVersion) =>
  [newest, calendarInForce, promiseCalendar].find(
    (calendar) => calendar?.id === newest.id && calendar.version === state.calendarVersion,
  ) ?? newest;

/** Another start or another limit: a computed due follows, an extended or given one stays; so does the promise. */
function withDueOfFacts(
  after: Received,
  data: DossierCorrectedData,
  clock: ClockTerms,
  calendar: CalendarVersion,
): DossierCorrectedData {
  if (after.givenDue !== null || after.promise === 'given') return data;
  const due = after.limit === null ? null : dueUnder(dueful(after), calendar, policyOf(after, clock));
  return {
    ...data,
    dueAt: isoOrNull(due?.dueAt ?? null),
    calendarVersion: calendar.version,
    calendarUnpublished: due?.calendarUnpublished ?? null,
    recomputed: true,
  };
}

/** An event less: due and promise follow if it had moved them, or if the clock goes on again. */
function withDueOfHistory(
  state: Received,
  after: Received,
  data: DossierCorrectedData,
  clock: ClockTerms,
  calendar: CalendarVersion,
): DossierCorrectedData {
  const target = state.steps.find((step) => step.eventId === data.targetEventId);
  const reopened = isOpen(after) && !isOpen(state);
  if (!MOVES_THE_DUE.has(target?.type) && !reopened) return data;
  const promiseDueAt = isoOrNull(promiseUnder({ ...after, steps: state.steps }, clock));
  // A given promise that is not there any more leaves none behind: its limit is only ever a unit.
  const dueless = after.givenDue === null && (after.promise === 'given' || after.limit === null);
  const due = dueless ? null : dueUnder(dueful(after), calendar, policyOf(after, clock));
  return {
    ...data,
    dueAt: isoOrNull(due?.dueAt ?? null),
    promiseDueAt,
    calendarVersion: after.givenDue === null && due !== null ? calendar.version : state.calendarVersion,
    calendarUnpublished: due?.calendarUnpublished ?? null,
    recomputed: true,
  };
}

/** A limit gives a due even where the corrected history had none before. */
const dueful = (state: Received): Received => ({ ...state, dueAt: state.dueAt ?? state.receivedAt });

/** The dossier as the correction would make it. */
function foldedWith(state: Received, data: DossierCorrectedData): DossierState {
  const occurredAt = toIso(state.lastOccurredAt);
  return evolve(state, { type: 'DossierCorrected', data, occurredAt, version: state.version + 1 });
}
