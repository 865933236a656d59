import { unpublishedFlag } from '../folding/fact-flags.js';
import { endedWaits, suppliedWaits } from '../folding/waits.js';
import type {
  ConfirmPayment,
  ExpireSupplement,
  ReceiveSupplement,
  RequestPayment,
  RequestSupplement,
} from '../commands.js';
import type { FactFlag } from '../events.js';
import { toIso } from '../events.js';
import type { Received } from '../state.js';
import type { Decision } from './decision.js';
import { one, refuse } from './decision.js';
import { isoOrNull, movedDue, policyOf } from './due-in-force.js';

export function requestSupplement(command: RequestSupplement, flags: FactFlag[]): Decision {
  const { items, respondBy, occurredAt } = command;
  const latest = occurredAt + LONGEST_ANSWER_MS;
  if (respondBy !== null && !(respondBy > occurredAt && respondBy <= latest)) {
    const range = { earliest: toIso(occurredAt), latest: toIso(latest) };
    return refuse({ code: 'RESPOND_BY.OUT_OF_RANGE', pointer: '/respondBy', ...range });
  }
  return one(command, { type: 'SupplementRequested', data: { items, respondBy: isoOrNull(respondBy), flags } });
}

/** Five years: longer is a typing error. */
const LONGEST_ANSWER_MS = 5 * 366 * 24 * 3600 * 1000;

/** The wait ends with the completion; the regime the dossier was received under says what becomes of the due. */
export function receiveSupplement(command: ReceiveSupplement, state: Received, flags: FactFlag[]): Decision {
  const { occurredAt, clock, items } = command;
  const waited: Received = { ...state, waits: suppliedWaits(state, occurredAt) };
  const result = movedDue(waited, clock, policyOf(state, clock).supplement);
  if (!result.ok) return result;
  return one(command, {
    type: 'SupplementReceived',
    data: { items, ...result.moved, flags: [...flags, ...unpublishedFlag(result.moved.calendarUnpublished)] },
  });
}

/** The applicant has not delivered in time: the wait ends, as a pause under every regime (CONTRACT 2). */
export function expireSupplement(command: ExpireSupplement, state: Received, flags: FactFlag[]): Decision {
  const { occurredAt, clock } = command;
  if (state.respondBy !== null && occurredAt <= state.respondBy) {
    return refuse({ code: 'SUPPLEMENT.NOT_EXPIRED', pointer: '/occurredAt', respondBy: toIso(state.respondBy) });
  }
  const waited: Received = { ...state, waits: endedWaits(state, 'supplement', occurredAt, true) };
  const result = movedDue(waited, clock, 'pause');
  if (!result.ok) return result;
  return one(command, {
    type: 'SupplementExpired',
    data: { ...result.moved, flags: [...flags, ...unpublishedFlag(result.moved.calendarUnpublished)] },
  });
}

export function requestPayment(command: RequestPayment, state: Received, flags: FactFlag[]): Decision {
  const { amount, method, clock } = command;
  const stopsClock = policyOf(state, clock).payment === 'pause';
  return one(command, { type: 'PaymentRequested', data: { amount, method, stopsClock, flags } });
}

export function confirmPayment(command: ConfirmPayment, state: Received, flags: FactFlag[]): Decision {
  const { occurredAt, clock, method } = command;
  const amount = command.amount ?? state.paymentRequested;
  const waited: Received = { ...state, waits: endedWaits(state, 'payment', occurredAt) };
  const result = movedDue(waited, clock, policyOf(state, clock).payment);
  if (!result.ok) return result;
  return one(command, {
    type: 'PaymentReceived',
    data: { amount, method, ...result.moved, flags: [...flags, ...unpublishedFlag(result.moved.calendarUnpublished)] },
  });
}
