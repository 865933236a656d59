import { changed } from '../copy-of.js';
import { instantOrNull, toInstant } from '../events.js';
import type { DossierEvent, FactFlag, FoldableEvent, MovedDue } from '../events.js';
import type { Received, Wait } from '../state.js';
import { flagged, unpublishedFlag } from './fact-flags.js';
import { endedWaits, suppliedWaits } from './waits.js';

/** What an event makes of a received dossier; null where it cannot follow. */
export function onReceived(state: Received, event: FoldableEvent, at: number): Received | null {
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
