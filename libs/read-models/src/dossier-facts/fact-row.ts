import { plainDateOf } from '#calendar';
import type { DossierState, NotReceived, Received } from '#dossier';
import { classify, findPolicy } from '#indicators';
import type { Zone } from '#indicators';
import { channelCode, classCode, levelCode, statusCode, unitCode, waitKindCode } from './codes.js';
import { countingFacts, supplementSince, waitingSince } from './counting-facts.js';
import { isoText as iso } from './instant-text.js';
import type { Tallies } from './series.js';

/** One row of `fact_current` without its keys; instants are ISO strings, days `YYYY-MM-DD`. */
export type FactColumns = ReturnType<typeof emptyColumns>;

/** A dossier's row: the columns and where they began to hold. */
export interface FactRow {
  code: string;
  version: number;
  from_position: number;
  columns: FactColumns;
}

const OPEN = 'infinity';

const emptyColumns = () => ({
  status: 0,
  agency_id: null as string | null,
  receiving_agency_id: null as string | null,
  level: null as number | null,
  procedure_code: null as string | null,
  field_code: null as string | null,
  channel: null as number | null,
  submitted_at: null as string | null,
  received_at: null as string | null,
  received_on: null as string | null,
  entered_at: null as string | null,
  origin: null as string | null,
  components: null as number | null,
  components_digitized: null as number | null,
  clock_starts_at: null as string | null,
  calendar_id: null as string | null,
  clock_calendar_id: null as string | null,
  clock_calendar_version: null as number | null,
  limit_value: null as number | null,
  limit_unit: null as number | null,
  by_date: null as boolean | null,
  due_at: null as string | null,
  due_on: null as string | null,
  first_promise_at: null as string | null,
  promise_due_at: null as string | null,
  promise_due_on: null as string | null,
  index_due_at: null as string | null,
  due_changes: 0,
  due_moved_on: null as string | null,
  processed_at: null as string | null,
  processed_on: null as string | null,
  processed_by: null as string | null,
  granted: null as boolean | null,
  digitized_at: null as string | null,
  digitized_on: null as string | null,
  returned_at: null as string | null,
  returned_on: null as string | null,
  withdrawn_at: null as string | null,
  withdrawn_on: null as string | null,
  stopped_at: null as string | null,
  stopped_on: null as string | null,
  refused_at: null as string | null,
  refused_on: null as string | null,
  settled_on: OPEN,
  closed_on: OPEN,
  waits: 0,
  waiting_kind: null as number | null,
  waiting_since: null as string | null,
  waiting_since_on: null as string | null,
  supplement_since: null as string | null,
  waitings: 0,
  waiting_moved_on: null as string | null,
  supplement_requests: 0,
  holdings: 0,
  held_at: null as string | null,
  held_on: null as string | null,
  holder_unit_id: null as string | null,
  officer_id: null as string | null,
  satisfaction: null as number | null,
  rated_on: null as string | null,
  class_due: null as number | null,
  class_promise: null as number | null,
  class_returned: null as number | null,
  flags: [] as string[],
});

/** Every column that {@link factColumns} gives. */
export const FACT_COLUMNS = Object.keys(emptyColumns()) as readonly (keyof FactColumns)[];

/** A dossier's state before an event, and the columns it stood for. */
export interface EarlierFacts {
  state: DossierState;
  columns: FactColumns;
}

/**
 * The columns a dossier's state stands for. Pure: the same state, the same row; `earlier` only saves computing again
 * what did not move.
 */
export function factColumns(
  state: DossierState,
  tallies: Tallies,
  zone: Zone,
  earlier: EarlierFacts | null = null,
): FactColumns {
  return state.received ? receivedColumns(state, tallies, zone, earlier) : notReceivedColumns(state, zone);
}

/** The local day of an instant, never before the floor instant. */
const dayOf = (instant: number | null, zone: Zone, floor = -Infinity): string | null =>
  instant === null ? null : plainDateOf(zone.localDay(Math.max(instant, floor)));

/** A dossier is over with the first of its ends; a file may name several. */
const earliest = (...instants: (number | null)[]): number | null =>
  instants.reduce((first, other) => (first === null || (other !== null && other < first) ? other : first), null);

const laterDay = (a: string, b: string): string => (a === OPEN || b === OPEN ? OPEN : a > b ? a : b);

function notReceivedColumns(state: NotReceived, zone: Zone): FactColumns {
  const { submittedAt, refusedAt, withdrawnAt, annulledReceptionAt } = state;
  const settled = dayOf(earliest(refusedAt, withdrawnAt, annulledReceptionAt), zone) ?? OPEN;
  return {
    ...emptyColumns(),
    status: state.status === 'none' ? 0 : statusCode(state.status),
    agency_id: state.agencyId,
    level: levelCode(state.agencyLevel),
    procedure_code: state.procedureCode,
    field_code: state.fieldCode,
    channel: channelCode(state.channel),
    submitted_at: iso(submittedAt),
    // An annulled reception is listed at its time; without its day it is in no count.
    received_at: iso(annulledReceptionAt),
    refused_at: iso(refusedAt),
    refused_on: dayOf(refusedAt, zone),
    withdrawn_at: iso(withdrawnAt),
    withdrawn_on: dayOf(withdrawnAt, zone),
    settled_on: settled,
    closed_on: settled,
    flags: state.flags,
  };
}

function receivedColumns(state: Received, tallies: Tallies, zone: Zone, earlier: EarlierFacts | null): FactColumns {
  const { receivedAt, processedAt, returnedAt, withdrawnAt, stoppedAt } = state;
  const end = (instant: number | null) => dayOf(instant, zone, receivedAt);
  const open = state.waits.find((wait) => wait.to === null);
  const waiting = open === undefined ? null : waitingSince(state);
  const settled = end(earliest(processedAt, withdrawnAt, stoppedAt)) ?? OPEN;
  const closed = end(earliest(returnedAt, withdrawnAt, stoppedAt)) ?? OPEN;
  const classes = earlier !== null && sameClasses(earlier.state, state) ? earlier.columns : classColumns(state, zone);
  return {
    // One literal without a spread, as in #dossier's `received`: with one, V8 keeps the row as a dictionary.
    status: statusCode(state.status),
    agency_id: state.agencyId,
    receiving_agency_id: state.receivingAgencyId,
    level: levelCode(state.agencyLevel),
    procedure_code: state.procedureCode,
    field_code: state.fieldCode,
    channel: channelCode(state.channel),
    submitted_at: iso(state.submittedAt),
    received_at: iso(receivedAt),
    received_on: dayOf(receivedAt, zone),
    entered_at: iso(state.enteredAt),
    origin: state.origin,
    components: state.components,
    components_digitized: state.digitizedComponents,
    clock_starts_at: iso(state.clockStartsAt),
    calendar_id: state.givenDue === null && state.dueAt !== null ? state.calendarId : null,
    clock_calendar_id: state.calendarId,
    clock_calendar_version: state.calendarVersion,
    limit_value: state.limit?.value ?? null,
    limit_unit: state.limit === null ? null : unitCode(state.limit.unit),
    by_date: state.grain === 'date',
    due_at: iso(state.dueAt),
    due_on: dayOf(state.dueAt, zone),
    first_promise_at: iso(state.firstPromiseAt),
    promise_due_at: iso(state.promiseDueAt),
    promise_due_on: dayOf(state.promiseDueAt, zone),
    index_due_at: iso(state.indexDueAt),
    due_changes: tallies.dueChanges,
    due_moved_on: dayOf(tallies.dueMovedAt, zone),
    processed_at: iso(processedAt),
    processed_on: end(processedAt),
    processed_by: state.processedBy,
    granted: state.decision === null ? null : state.decision === 'granted',
    digitized_at: iso(state.digitizedAt),
    digitized_on: end(state.digitizedAt),
    returned_at: iso(returnedAt),
    returned_on: end(returnedAt),
    refused_at: null,
    refused_on: null,
    withdrawn_at: iso(withdrawnAt),
    withdrawn_on: end(withdrawnAt),
    stopped_at: iso(stoppedAt),
    stopped_on: end(stoppedAt),
    settled_on: settled,
    closed_on: laterDay(settled, closed),
    waits: state.waits.length,
    waiting_kind: open === undefined ? null : waitKindCode(open.kind),
    waiting_since: iso(waiting),
    waiting_since_on: dayOf(waiting, zone),
    supplement_since: iso(open === undefined ? null : supplementSince(state)),
    waitings: tallies.waitings,
    waiting_moved_on: dayOf(tallies.waitingMovedAt, zone),
    supplement_requests: state.supplementRequests,
    holdings: tallies.holdings,
    held_at: iso(tallies.heldAt),
    held_on: dayOf(tallies.heldAt, zone),
    holder_unit_id: state.holder.unitId,
    officer_id: state.holder.officerId,
    satisfaction: state.satisfaction,
    rated_on: end(state.ratedAt),
    class_due: classes.class_due,
    class_promise: classes.class_promise,
    class_returned: classes.class_returned,
    flags: state.flags,
  };
}

const TT01 = findPolicy('tt01-2020');
const FIRST_PROMISE = findPolicy('first-promise');
const RETURNED = findPolicy('returned');

/** Whatever a class of an ended dossier follows from. */
const sameClasses = (a: DossierState, b: Received): boolean =>
  a.received &&
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

const NO_CLASS = { class_due: null, class_promise: null, class_returned: null };

/** Classes of what has ended are final at once; open ones are compared when asked (no event is needed for time passing). */
function classColumns(state: Received, zone: Zone) {
  if (state.processedAt === null && state.returnedAt === null) return NO_CLASS;
  const facts = countingFacts(state);
  const at = Math.max(state.lastOccurredAt, state.receivedAt);
  return {
    class_due: classCode(classify(facts, TT01, at, zone).class),
    class_promise: classCode(classify(facts, FIRST_PROMISE, at, zone).class),
    class_returned: classCode(classify(facts, RETURNED, at, zone).class),
  };
}
