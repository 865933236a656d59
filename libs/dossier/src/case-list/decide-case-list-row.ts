import type { Instant } from '#calendar';
import type { DecidedEvent, DossierEvent, DossierReceivedData, FactFlag } from '../events.js';
import { toIso } from '../events.js';
import type { DossierState, Received } from '../state.js';
import type { PseudonymOf } from '../timeline/activities-of.js';
import { decided } from './decided.js';
import { inOrder, newActivities, workedOnAfter } from './new-activities.js';
import type { CaseListField, CaseListProblem, CaseListRow } from './case-list-row.js';

/** What a row is decided in. */
export interface CaseListContext {
  now: Instant;
  /** Goes into the cause of a moved due. */
  fileName: string;
  /** An earlier row of the same file has already given this dossier's due: the first row wins. */
  dueStated: boolean;
  /** What stands for an officer in an event log that we have written ourselves. */
  pseudonymOf?: PseudonymOf;
}

export type CaseListDecision =
  | { verdict: 'accepted'; events: DecidedEvent[] }
  | { verdict: 'duplicate' }
  | { verdict: 'rejected'; problems: CaseListProblem[] };

/** The procedure of a list that names none. */
export const UNSPECIFIED_PROCEDURE = 'unspecified';

/** A list says that processing was stopped, not on which legal basis. */
const UNSPECIFIED_BASIS = 'unspecified';

const PAST_FIELDS = ['receivedAt', 'processedAt', 'returnedAt', 'withdrawnAt', 'stoppedAt'] as const;

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
    ...(state.received ? dueOf(state, row, context) : begun(row, receivedAt, context)),
    ...endsOf(state.received ? state : null, row, receivedAt),
  ];
  if (row.activities !== undefined) events.push(...newActivities(state, row, row.activities, context.pseudonymOf));
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
    ...conflict('stoppedAt', row.stoppedAt, state.stoppedAt),
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
    ...(state.stoppedAt === null ? clash('stoppedAt', row.stoppedAt, withResult ?? state.withdrawnAt) : []),
  ];
}

/** The same within one row: the list contradicts itself and we do not choose. */
function twoEnds({ processedAt, returnedAt, withdrawnAt, stoppedAt }: CaseListRow): CaseListProblem[] {
  const withResult = processedAt ?? returnedAt;
  return [
    ...clash('withdrawnAt', withdrawnAt, withResult),
    ...clash('stoppedAt', stoppedAt, withResult ?? withdrawnAt),
  ];
}

/** The end was taken from the return because nothing better was known; a given one is what was missing. */
const isProcessedInferred = (state: Received): boolean =>
  state.flags.includes('processedAtUnknown') && state.processedAt === state.returnedAt;

/** The reception with the first promise, and what became of that where the row tells it. */
function begun(row: CaseListRow, receivedAt: Instant, { fileName }: CaseListContext): DecidedEvent[] {
  const [first, ...later] = row.dues ?? [];
  if (first === undefined) return [received(row, receivedAt)];
  const promised = first.since <= receivedAt;
  let dueAt = promised ? first.dueAt : null;
  const events = [received({ ...row, dueAt }, receivedAt)];
  for (const moved of promised ? later : [first, ...later]) {
    events.push(recalculated(dueAt, moved.dueAt, fileName, moved.since));
    dueAt = moved.dueAt;
  }
  return events;
}

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
  const at = state.dueAt === null ? state.receivedAt : context.now;
  return [recalculated(state.dueAt, row.dueAt, context.fileName, at)];
}

function recalculated(previous: Instant | null, due: Instant | null, fileName: string, at: Instant): DecidedEvent {
  const [previousDueAt, dueAt] = [previous, due].map((instant) => (instant === null ? null : toIso(instant)));
  const cause = { kind: 'file' as const, name: fileName };
  const data = { previousDueAt: previousDueAt ?? null, dueAt: dueAt ?? null, cause };
  return decided({ type: 'DeadlineRecalculated', data }, at);
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
  const { returnedAt, withdrawnAt, stoppedAt } = row;
  if (returnedAt !== null && (state?.returnedAt ?? null) === null) {
    add({ type: 'ResultReturned', data: { via: 'counter', flags: early(returnedAt) } }, returnedAt);
  }
  if (withdrawnAt !== null && (state?.withdrawnAt ?? null) === null) {
    add({ type: 'DossierWithdrawn', data: { legalBasisCode: null, flags: early(withdrawnAt) } }, withdrawnAt);
  }
  if (stoppedAt !== null && (state?.stoppedAt ?? null) === null) {
    const data = { legalBasisCode: UNSPECIFIED_BASIS, flags: early(stoppedAt) };
    add({ type: 'ProcessingStopped', data }, stoppedAt);
  }
  return events;
}
