import type { Instant } from '#calendar';
import type { DecidedEvent, DossierEvent, DossierReceivedData, FactFlag } from '../events.js';
import { toInstant, toIso } from '../events.js';
import type { DossierState, Received } from '../state.js';
import { activitiesOf } from '../timeline/activities-of.js';
import { missingActivities } from '../timeline/missing-activities.js';
import type { ToldActivity } from '../timeline/told-activity.js';
import type { CaseListField, CaseListProblem, CaseListRow } from './case-list-row.js';

/** What a row is decided in. */
export interface CaseListContext {
  now: Instant;
  /** Goes into the cause of a moved due. */
  fileName: string;
  /** An earlier row of the same file has already given this dossier's due: the first row wins. */
  dueStated: boolean;
}

export type CaseListDecision =
  | { verdict: 'accepted'; events: DecidedEvent[] }
  | { verdict: 'duplicate' }
  | { verdict: 'rejected'; problems: CaseListProblem[] };

/** The procedure of a list that names none. */
export const UNSPECIFIED_PROCEDURE = 'unspecified';

const PAST_FIELDS = ['receivedAt', 'processedAt', 'returnedAt', 'withdrawnAt'] as const;

/**
 * What a row of a case list adds to a dossier (CONTRACT 4.2): the first row wins, later ones add what is missing, a
 * contradiction with a recorded reception or end rejects the row. No clock is run and no late-entry limit applies.
 */
export function decideCaseListRow(state: DossierState, row: CaseListRow, context: CaseListContext): CaseListDecision {
  const problems = [...futureTimes(row, context.now), ...contradictions(state, row)];
  if (!state.received && row.receivedAt === null) problems.push({ code: 'RECEIVED_AT.MISSING', field: 'receivedAt' });
  if (problems.length > 0) return { verdict: 'rejected', problems };
  const receivedAt = state.received ? state.receivedAt : (row.receivedAt ?? context.now);
  const events = [
    ...(state.received ? dueOf(state, row, context) : [received(row, receivedAt)]),
    ...endsOf(state.received ? state : null, row, receivedAt),
  ];
  if (row.activities !== undefined) events.push(...newActivities(state, row, row.activities));
  if (row.activities !== undefined) inOrder(events);
  return events.length === 0 ? { verdict: 'duplicate' } : { verdict: 'accepted', events };
}

function futureTimes(row: CaseListRow, now: Instant): CaseListProblem[] {
  const problems: CaseListProblem[] = [];
  for (const field of PAST_FIELDS) {
    const at = row[field];
    if (at !== null && at > now) problems.push({ code: 'TIME.FUTURE', field, given: toIso(at) });
  }
  const ahead = row.activities?.find(({ at }) => at > now);
  if (ahead !== undefined) problems.push({ code: 'TIME.FUTURE', field: 'activities', given: toIso(ahead.at) });
  return problems;
}

function contradictions(state: DossierState, row: CaseListRow): CaseListProblem[] {
  if (!state.received) {
    return [
      ...clash('receivedAt', row.receivedAt, state.refusedAt ?? state.withdrawnAt ?? state.annulledReceptionAt),
      ...twoEnds(row),
    ];
  }
  return [
    ...conflict('receivedAt', row.receivedAt, state.receivedAt),
    ...(isProcessedInferred(state) ? [] : conflict('processedAt', row.processedAt, state.processedAt)),
    ...conflict('returnedAt', row.returnedAt, state.returnedAt),
    ...conflict('withdrawnAt', row.withdrawnAt, state.withdrawnAt),
    ...endOfOtherKind(state, row),
    ...twoEnds(row),
  ];
}

const conflict = (field: CaseListField, given: Instant | null, recorded: Instant | null): CaseListProblem[] =>
  given === recorded ? [] : clash(field, given, recorded);

/** Both may not be there at once, whatever they say. */
function clash(field: CaseListField, given: Instant | null, recorded: Instant | null): CaseListProblem[] {
  if (given === null || recorded === null) return [];
  return [{ code: 'CONFLICT', field, given: toIso(given), recorded: toIso(recorded) }];
}

/** A dossier ends once: a result after a withdrawal or a stop, or the other way round, contradicts the recorded end. */
function endOfOtherKind(state: Received, row: CaseListRow): CaseListProblem[] {
  const withoutResult = state.withdrawnAt ?? state.stoppedAt;
  const withResult = state.processedAt ?? state.returnedAt;
  return [
    ...clash('processedAt', row.processedAt, withoutResult),
    ...clash('returnedAt', row.returnedAt, withoutResult),
    ...(state.withdrawnAt === null ? clash('withdrawnAt', row.withdrawnAt, withResult ?? state.stoppedAt) : []),
  ];
}

/** The same within one row: the list contradicts itself and we do not choose. */
const twoEnds = (row: CaseListRow): CaseListProblem[] =>
  clash('withdrawnAt', row.withdrawnAt, row.processedAt ?? row.returnedAt);

/** The end was taken from the return because nothing better was known; a given one is what was missing. */
const isProcessedInferred = (state: Received): boolean =>
  state.flags.includes('processedAtUnknown') && state.processedAt === state.returnedAt;

function received(row: CaseListRow, receivedAt: Instant): DecidedEvent {
  const early = row.dueAt !== null && row.dueAt < receivedAt;
  const data: DossierReceivedData = {
    code: row.code,
    procedureCode: row.procedureCode ?? UNSPECIFIED_PROCEDURE,
    caseCode: null,
    fieldCode: row.fieldCode,
    agencyId: row.agencyId,
    agencyLevel: row.agencyLevel,
    receivingAgencyId: null,
    clockStartsAt: toIso(receivedAt),
    channel: row.channel ?? 'counter',
    limit: null,
    promise: 'given',
    grain: row.grain,
    clockPolicyId: null,
    calendarId: null,
    calendarVersion: null,
    dueAt: row.dueAt === null ? null : toIso(row.dueAt),
    calendarUnpublished: null,
    applicantKind: 'other',
    components: [],
    flags: early ? ['dueBeforeReception'] : [],
  };
  return decided({ type: 'DossierReceived', data }, receivedAt);
}

/**
 * A due that was missing is the promise made at reception and dated so; a moved one is dated by when we learn of it,
 * so that no period that ended before is judged by an appointment made afterwards.
 */
function dueOf(state: Received, row: CaseListRow, context: CaseListContext): DecidedEvent[] {
  if (row.dueAt === null || row.dueAt === state.dueAt || context.dueStated) return [];
  const previousDueAt = state.dueAt === null ? null : toIso(state.dueAt);
  const cause = { kind: 'file' as const, name: context.fileName };
  const data = { previousDueAt, dueAt: toIso(row.dueAt), cause };
  return [decided({ type: 'DeadlineRecalculated', data }, previousDueAt === null ? state.receivedAt : context.now)];
}

function endsOf(state: Received | null, row: CaseListRow, receivedAt: Instant): DecidedEvent[] {
  const events: DecidedEvent[] = [];
  const add = (event: DossierEvent, at: Instant) => events.push(decided(event, at));
  const early = (at: Instant): FactFlag[] => [
    ...(at < receivedAt ? (['endBeforeReception'] as const) : []),
    ...(workedOnAfter(state, at) ? (['activityAfterEnd'] as const) : []),
  ];
  const known = state?.processedAt ?? null;
  const inferred = row.processedAt === null && row.returnedAt !== null && known === null;
  const processedAt = row.processedAt ?? (inferred ? row.returnedAt : null);
  if (processedAt !== null && processedAt !== known) {
    const flags: FactFlag[] = inferred ? [...early(processedAt), 'processedAtUnknown'] : early(processedAt);
    const data = { decision: 'granted' as const, resultNumber: null, resultDigitized: false, flags };
    add({ type: 'DossierProcessed', data }, processedAt);
  }
  const { returnedAt, withdrawnAt } = row;
  if (returnedAt !== null && (state?.returnedAt ?? null) === null) {
    add({ type: 'ResultReturned', data: { via: 'counter', flags: early(returnedAt) } }, returnedAt);
  }
  if (withdrawnAt !== null && (state?.withdrawnAt ?? null) === null) {
    add({ type: 'DossierWithdrawn', data: { legalBasisCode: null, flags: early(withdrawnAt) } }, withdrawnAt);
  }
  return events;
}

const workedOnAfter = (state: Received | null, end: Instant): boolean =>
  state !== null && activitiesOf(state.steps).some(({ at }) => at > end);

/** Work after the last end that is known is kept as told and flagged. */
function newActivities(state: DossierState, row: CaseListRow, told: readonly ToldActivity[]): DecidedEvent[] {
  const recorded = state.received ? [state.processedAt, state.returnedAt, state.withdrawnAt, state.stoppedAt] : [];
  const ends = [...recorded, row.processedAt, row.returnedAt, row.withdrawnAt].filter((end) => end !== null);
  return missingActivities(activitiesOf(state.steps), told).map(({ at, name, status, unitId, pseudonym }) => {
    const flags: FactFlag[] = ends.length > 0 && ends.every((end) => at > end) ? ['activityAfterEnd'] : [];
    return decided({ type: 'ActivityRecorded', data: { name, status, unitId, pseudonym, flags } }, at);
  });
}

/** As it happened, after the reception; at one instant as decided. */
function inOrder(events: DecidedEvent[]): void {
  const rank = (event: DecidedEvent) => (event.type === 'DossierReceived' ? 0 : 1);
  events.sort((a, b) => rank(a) - rank(b) || toInstant(a.occurredAt) - toInstant(b.occurredAt));
}

const decided = (event: DossierEvent, at: Instant): DecidedEvent => ({
  ...event,
  schemaVersion: 1,
  occurredAt: toIso(at),
  personal: null,
});
