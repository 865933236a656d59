import type { DossierEvent, DossierReceivedData, FactFlag, FoldableEvent } from './events.js';
import { toInstant } from './events.js';
import type { DossierState, NotReceived, Received } from './state.js';
import { unknownDossier } from './state.js';

/** A stored history that this program cannot fold: the projector parks such a stream. */
export class ImpossibleHistoryError extends Error {
  readonly code = 'DOSSIER.IMPOSSIBLE_HISTORY';
  constructor(dossier: string, version: number, type: string, status: string) {
    super(`dossier ${dossier}: event ${String(version)} (${type}) cannot follow status "${status}"`);
  }
}

/**
 * The state after one more event. Total over every history that `decide` can write, and lenient towards what feeds
 * and files tell (a return without a processing, an end told twice: the last one stands); throws
 * {@link ImpossibleHistoryError} for a version that does not follow, an unreadable time, processing before reception,
 * and a second submission or reception.
 */
export function evolve(state: DossierState, event: FoldableEvent): DossierState {
  const occurredAt = toInstant(event.occurredAt);
  if (event.version !== state.version + 1 || Number.isNaN(occurredAt)) throw impossible(state, event);
  const step = { version: event.version, lastOccurredAt: Math.max(occurredAt, state.lastOccurredAt ?? occurredAt) };
  const next = state.received ? evolveReceived(state, event, occurredAt) : evolveNotReceived(state, event, occurredAt);
  if (next === null) throw impossible(state, event);
  return { ...next, ...step };
}

/** Folds a whole stream, oldest event first. */
export const replay = (code: string, events: Iterable<FoldableEvent>): DossierState => {
  let state: DossierState = unknownDossier(code);
  for (const event of events) state = evolve(state, event);
  return state;
};

const impossible = (state: DossierState, event: FoldableEvent) =>
  new ImpossibleHistoryError(state.code, event.version, event.type, state.status);

const flagged = (flags: FactFlag[], more: FactFlag[] | undefined): FactFlag[] =>
  more === undefined || more.length === 0 ? flags : [...new Set([...flags, ...more])];

function evolveNotReceived(state: NotReceived, event: DossierEvent, at: number): DossierState | null {
  switch (event.type) {
    case 'DossierSubmitted': {
      const { procedureCode, agencyId, channel, flags } = event.data;
      return { ...state, status: 'submitted', procedureCode, agencyId, channel, submittedAt: at, flags };
    }
    case 'DossierReceived':
      return received(state, event.data, at);
    case 'IntakeRefused': {
      const { procedureCode, fieldCode, agencyId, agencyLevel, channel } = event.data;
      const flags = flagged(state.flags, event.data.flags);
      const facts = { procedureCode, fieldCode, agencyId, agencyLevel, channel, flags };
      return { ...state, ...facts, status: 'refusedIntake', refusedAt: at };
    }
    case 'DossierWithdrawn':
      return { ...state, status: 'withdrawn', withdrawnAt: at, flags: flagged(state.flags, event.data.flags) };
    default:
      return null;
  }
}

function received(state: NotReceived, data: DossierReceivedData, at: number): Received {
  const { code, procedureCode, caseCode, fieldCode, agencyId, agencyLevel, receivingAgencyId } = data;
  const { channel, applicantKind, limit, promise, grain, clockPolicyId, calendarId, calendarVersion } = data;
  const due = data.dueAt === null ? null : toInstant(data.dueAt);
  return {
    // One literal without a spread: with one, V8 turned the object into a dictionary and folding took 15 times as long.
    code,
    procedureCode,
    caseCode,
    fieldCode,
    agencyId,
    agencyLevel,
    receivingAgencyId,
    channel,
    applicantKind,
    limit,
    promise,
    grain,
    clockPolicyId,
    calendarId,
    calendarVersion,
    received: true,
    status: 'received',
    version: state.version,
    receivedAt: at,
    clockStartsAt: toInstant(data.clockStartsAt),
    dueAt: due,
    firstPromiseAt: due,
    promiseDueAt: due,
    submittedAt: state.submittedAt,
    processedAt: null,
    decision: null,
    resultDigitized: false,
    returnedAt: null,
    withdrawnAt: null,
    stoppedAt: null,
    waits: [],
    supplementRequests: 0,
    holder: { unitId: data.receivingAgencyId ?? data.agencyId, officerId: null },
    lastOccurredAt: at,
    flags: flagged(state.flags, data.flags),
  };
}

function evolveReceived(state: Received, event: DossierEvent, at: number): Received | null {
  switch (event.type) {
    case 'DossierHandedOver': {
      const holder = { unitId: event.data.toUnitId, officerId: event.data.toOfficerId };
      const status = state.status === 'received' ? 'inProcess' : state.status;
      return { ...state, status, holder, flags: flagged(state.flags, event.data.flags) };
    }
    case 'DossierProcessed': {
      const { decision, resultDigitized, flags } = event.data;
      const facts = { decision, resultDigitized, processedAt: at, flags: flagged(state.flags, flags) };
      // A file may name the exact end of a dossier that it first knew only as returned.
      return { ...state, ...facts, status: state.returnedAt === null ? 'processed' : 'returned' };
    }
    case 'ResultReturned':
      return { ...state, status: 'returned', returnedAt: at, flags: flagged(state.flags, event.data.flags) };
    case 'DossierWithdrawn':
      return { ...state, status: 'withdrawn', withdrawnAt: at, flags: flagged(state.flags, event.data.flags) };
    case 'ProcessingStopped':
      return { ...state, status: 'stopped', stoppedAt: at, flags: flagged(state.flags, event.data.flags) };
    case 'DeadlineRecalculated':
      return recalculated(state, event.data.dueAt === null ? null : toInstant(event.data.dueAt));
    case 'DossierSubmitted':
    case 'DossierReceived':
    case 'IntakeRefused':
      return null;
    default:
      return neverEvent(event);
  }
}

/** A due that a file or feed gives only later is the first promise we know of; a known one never moves. */
function recalculated(state: Received, dueAt: number | null): Received {
  const firstPromiseAt = state.firstPromiseAt ?? dueAt;
  return { ...state, dueAt, firstPromiseAt, promiseDueAt: state.promiseDueAt ?? firstPromiseAt };
}

function neverEvent(event: never): never {
  throw new Error(`unhandled event ${JSON.stringify(event)}`);
}
