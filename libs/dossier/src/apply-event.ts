import { changed } from './copy-of.js';
import type { DossierEvent, FactFlag, FoldableEvent, MovedDue } from './events.js';
import { toInstant } from './events.js';
import type { DossierState, NotReceived, Received, Wait } from './state.js';

/**
 * What one event makes of a state; version and steps are the caller's. Null where it cannot follow. The answer is an object
 * that nobody else holds yet, so whoever asked may finish it in place: a state is copied once an event.
 */
export function applyEvent(state: DossierState, event: FoldableEvent, at: number): DossierState | null {
  if (event.type === 'PersonErased') return erased(state, at);
  const after = state.received ? onReceived(state, event, at) : onNotReceived(state, event, at);
  const next = after === state ? { ...state } : after;
  if (next !== null && STEPS.has(event.type)) next.lastOccurredAt = Math.max(at, state.lastOccurredAt ?? at);
  return next;
}

/** Steps of the dossier's life, in whose order they happen; the others keep the record and may come at any time. */
const STEPS: ReadonlySet<DossierEvent['type']> = new Set([
  ...(['DossierSubmitted', 'DossierReceived', 'IntakeRefused', 'DossierHandedOver'] as const),
  ...(['SupplementRequested', 'SupplementReceived', 'SupplementExpired'] as const),
  ...(['PaymentRequested', 'PaymentReceived', 'DeadlineExtended'] as const),
  ...(['DossierProcessed', 'ResultReturned', 'DossierWithdrawn', 'ProcessingStopped'] as const),
]);

/** The flags with some more, each once; the same array where nothing is added. */
export const flagged = (flags: FactFlag[], more: FactFlag[] | undefined): FactFlag[] =>
  more === undefined || more.length === 0 ? flags : [...new Set([...flags, ...more])];

export const instantOrNull = (iso: string | null): number | null => (iso === null ? null : toInstant(iso));

export const unpublishedFlag = (year: number | null | undefined): FactFlag[] =>
  year == null ? [] : ['calendarUnpublished'];

/** Whoever applied is nobody's any more; the first erasure stands. Nothing that is counted changes. */
function erased(state: DossierState, at: number): DossierState {
  const personErasedAt = state.personErasedAt ?? at;
  return state.received ? changed(state, { personErasedAt }) : { ...state, personErasedAt };
}

function onNotReceived(state: NotReceived, event: FoldableEvent, at: number): DossierState | null {
  switch (event.type) {
    case 'DossierSubmitted': {
      if (state.status !== 'none') return null;
      const { procedureCode, agencyId, channel, flags } = event.data;
      return { ...state, status: 'submitted', procedureCode, agencyId, channel, submittedAt: at, flags };
    }
    case 'DossierReceived':
      return received(state, event, at);
    case 'IntakeRefused': {
      if (state.status === 'annulled') return state;
      const { procedureCode, fieldCode, agencyId, agencyLevel, channel } = event.data;
      const flags = flagged(state.flags, event.data.flags);
      const facts = { procedureCode, fieldCode, agencyId, agencyLevel, channel, flags };
      return { ...state, ...facts, status: 'refusedIntake', refusedAt: at };
    }
    case 'DossierWithdrawn':
      if (state.status === 'annulled') return state;
      return { ...state, status: 'withdrawn', withdrawnAt: at, flags: flagged(state.flags, event.data.flags) };
    case 'ActivityRecorded':
      return state;
    case 'PersonalDataAmended':
      return state.status === 'none' ? null : state;
    default:
      // What another system still tells of an annulled dossier changes nothing about it.
      return state.status === 'annulled' && event.type !== 'DossierCorrected' ? state : null;
  }
}

function received(
  state: NotReceived,
  { data, actorId, recordedAt, origin }: Extract<FoldableEvent, { type: 'DossierReceived' }>,
  at: number,
): Received | null {
  if (state.status !== 'none' && state.status !== 'submitted') return null;
  const { code, procedureCode, caseCode, fieldCode, agencyId, agencyLevel, receivingAgencyId } = data;
  const { channel, applicantKind, limit, promise, grain, clockPolicyId, calendarId, calendarVersion } = data;
  const due = instantOrNull(data.dueAt);
  const printed = data.firstPromiseAt === undefined ? due : instantOrNull(data.firstPromiseAt);
  const clockStartsAt = toInstant(data.clockStartsAt);
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
    clockPolicy: data.clockPolicy ?? null,
    calendarId,
    calendarVersion,
    received: true,
    status: 'received',
    version: state.version,
    receivedAt: at,
    clockStartsAt,
    dueAt: due,
    firstPromiseAt: printed,
    promiseDueAt: printed,
    indexDueAt: instantOrNull(data.indexDueAt ?? null),
    submittedAt: state.submittedAt,
    processedAt: null,
    decision: null,
    resultDigitized: false,
    digitizedAt: null,
    processedBy: null,
    returnedAt: null,
    withdrawnAt: null,
    stoppedAt: null,
    waits: [],
    supplementRequests: 0,
    respondBy: null,
    supplementExpired: false,
    paymentRequested: null,
    givenDue: promise === 'given' && due !== null ? { dueAt: due, since: clockStartsAt } : null,
    extensions: 0,
    holder: { unitId: receivingAgencyId ?? agencyId, officerId: null },
    handedOver: false,
    receivedBy: actorId ?? null,
    enteredAt: instantOrNull(recordedAt ?? null),
    origin: origin ?? null,
    components: data.components.length,
    digitizedComponents: data.components.filter((component) => component.digitized).length,
    satisfaction: null,
    ratedAt: null,
    pendingCorrections: [],
    personErasedAt: state.personErasedAt,
    lastOccurredAt: at,
    flags: flagged(state.flags, data.flags),
    steps: state.steps,
  };
}

function onReceived(state: Received, event: FoldableEvent, at: number): Received | null {
  switch (event.type) {
    case 'DossierHandedOver': {
      const holder = { unitId: event.data.toUnitId, officerId: event.data.toOfficerId };
      const status = state.status === 'received' ? 'inProcess' : state.status;
      return changed(state, { status, holder, handedOver: true, flags: flagged(state.flags, event.data.flags) });
    }
    case 'SupplementRequested': {
      const { respondBy, flags } = event.data;
      const waits = [...state.waits, { kind: 'supplement' as const, from: at, to: null, stopsClock: true }];
      return changed(state, {
        status: 'waitingSupplement',
        waits,
        supplementRequests: state.supplementRequests + 1,
        respondBy: respondBy === null ? null : toInstant(respondBy),
        supplementExpired: false,
        flags: flagged(state.flags, flags),
      });
    }
    case 'SupplementReceived':
      return Object.assign(afterWaiting(state, event.data, suppliedWaits(state, at)), { supplementExpired: false });
    case 'SupplementExpired':
      return Object.assign(afterWaiting(state, event.data, endedWaits(state, 'supplement', at, true)), {
        supplementExpired: true,
      });
    case 'PaymentRequested': {
      const { stopsClock, amount, flags } = event.data;
      const waits = [...state.waits, { kind: 'payment' as const, from: at, to: null, stopsClock }];
      return changed(state, {
        status: 'waitingPayment',
        waits,
        paymentRequested: amount,
        flags: flagged(state.flags, flags),
      });
    }
    case 'PaymentReceived':
      return Object.assign(afterWaiting(state, event.data, endedWaits(state, 'payment', at)), {
        paymentRequested: null,
      });
    case 'DeadlineExtended': {
      const dueAt = toInstant(event.data.dueAt);
      const flags = flagged(state.flags, event.data.flags);
      const givenDue = { dueAt, since: at };
      return changed(state, { dueAt, indexDueAt: null, givenDue, extensions: state.extensions + 1, flags });
    }
    case 'DeadlineRecalculated':
      return recalculated(state, event.data, at);
    case 'DossierProcessed': {
      const { decision, resultDigitized } = event.data;
      const processedBy = event.actorId ?? null;
      const digitizedAt = resultDigitized ? at : null;
      const facts = { decision, resultDigitized, digitizedAt, processedBy, processedAt: at, supplementExpired: false };
      // A file may name the exact end of a dossier that it first knew only as returned.
      const status = state.returnedAt === null ? ('processed' as const) : ('returned' as const);
      return Object.assign(over(state, at, event.data.flags), facts, { status });
    }
    case 'ResultReturned':
      return Object.assign(over(state, at, event.data.flags), { status: 'returned' as const, returnedAt: at });
    case 'DossierWithdrawn':
      return Object.assign(over(state, at, event.data.flags), { status: 'withdrawn' as const, withdrawnAt: at });
    case 'ProcessingStopped':
      return Object.assign(over(state, at, event.data.flags), { status: 'stopped' as const, stoppedAt: at });
    case 'ResultDigitized':
      return changed(state, {
        resultDigitized: true,
        digitizedAt: state.digitizedAt ?? at,
        flags: flagged(state.flags, event.data.flags),
      });
    case 'SatisfactionRated':
      return changed(state, {
        satisfaction: event.data.score,
        ratedAt: at,
        flags: flagged(state.flags, event.data.flags),
      });
    case 'ActivityRecorded':
      return changed(state, { flags: flagged(state.flags, event.data.flags) });
    case 'PersonalDataAmended':
      return state;
    case 'CorrectionRequested':
      return correctionRequested(state, event, at);
    case 'CorrectionRejected': {
      const { requestEventId } = event.data;
      const pendingCorrections = state.pendingCorrections.filter((one) => one.requestEventId !== requestEventId);
      return changed(state, { pendingCorrections });
    }
    case 'DossierSubmitted':
    case 'DossierReceived':
    case 'IntakeRefused':
    case 'DossierCorrected':
    case 'PersonErased':
      return null;
    default:
      return neverEvent(event);
  }
}

/** Work goes on where it stood before the wait, with the due that the event names. */
function afterWaiting(state: Received, moved: MovedDue & { flags: FactFlag[] }, waits: Wait[]): Received {
  return changed(state, {
    status: state.handedOver ? 'inProcess' : 'received',
    waits,
    dueAt: instantOrNull(moved.dueAt),
    promiseDueAt: instantOrNull(moved.promiseDueAt),
    indexDueAt: instantOrNull(moved.indexDueAt ?? null),
    calendarVersion: moved.calendarVersion ?? state.calendarVersion,
    respondBy: null,
    flags: flagged(state.flags, moved.flags),
  });
}

/** The wait of a kind that is open now, ended; the others as they are. */
export const endedWaits = (state: Received, kind: Wait['kind'], to: number, expired?: true): Wait[] =>
  state.waits.map((wait) =>
    wait.kind === kind && wait.to === null ? { ...wait, to, ...(expired === true ? { expired } : {}) } : wait,
  );

/**
 * The supplement has come. After an expiry nobody waits any more: then the completion stands alone, a moment that
 * gives the full limit again under the regime `restart` and moves nothing under the others.
 */
export const suppliedWaits = (state: Received, at: number): Wait[] =>
  state.waits.some((wait) => wait.kind === 'supplement' && wait.to === null)
    ? endedWaits(state, 'supplement', at)
    : [...state.waits, { kind: 'supplement', from: at, to: at, stopsClock: true }];

/** An end is an end of waiting too. */
function over(state: Received, at: number, flags: FactFlag[]): Received {
  const open = state.waits.some((wait) => wait.to === null);
  const waits = open
    ? state.waits.map((wait) => (wait.to === null ? { ...wait, to: at, cutShort: true } : wait))
    : state.waits;
  return changed(state, { waits, respondBy: null, paymentRequested: null, flags: flagged(state.flags, flags) });
}

/** A due that a file or feed gives only later is the first promise we know of; a known one never moves. */
function recalculated(
  state: Received,
  data: Extract<DossierEvent, { type: 'DeadlineRecalculated' }>['data'],
  at: number,
): Received {
  const dueAt = instantOrNull(data.dueAt);
  const { cause } = data;
  // A new calendar version promises nothing: without a printed date (a limit that only a correction gave) none appears.
  const firstPromiseAt = state.firstPromiseAt ?? (cause.kind === 'calendar' ? null : dueAt);
  return changed(state, {
    dueAt,
    firstPromiseAt,
    promiseDueAt: state.promiseDueAt ?? firstPromiseAt,
    indexDueAt: instantOrNull(data.indexDueAt ?? null),
    calendarVersion: cause.kind === 'calendar' ? cause.toVersion : state.calendarVersion,
    givenDue: cause.kind === 'calendar' ? state.givenDue : dueAt === null ? null : { dueAt, since: at },
    flags: flagged(state.flags, unpublishedFlag(data.calendarUnpublished)),
  });
}

function correctionRequested(
  state: Received,
  event: Extract<FoldableEvent, { type: 'CorrectionRequested' }>,
  at: number,
): Received {
  const { targetEventId, field, from, to } = event.data;
  const requestEventId = event.eventId ?? `version-${String(event.version)}`;
  const requested = { requestEventId, requestedBy: event.actorId ?? null, requestedAt: at };
  return changed(state, {
    pendingCorrections: [...state.pendingCorrections, { targetEventId, field, from, to, ...requested }],
  });
}

function neverEvent(event: never): never {
  throw new Error(`unhandled event ${JSON.stringify(event)}`);
}
