import type { Received } from './state.js';

/**
 * A copy of a state, for the caller to change. Field by field, not by a spread: V8 gives the copy of so many fields room only
 * bit by bit, 2.3 KB of garbage each (2026-11-22).
 */
export function copyOf(state: Received): Received {
  return {
    received: state.received,
    status: state.status,
    version: state.version,
    code: state.code,
    procedureCode: state.procedureCode,
    caseCode: state.caseCode,
    fieldCode: state.fieldCode,
    agencyId: state.agencyId,
    agencyLevel: state.agencyLevel,
    receivingAgencyId: state.receivingAgencyId,
    channel: state.channel,
    applicantKind: state.applicantKind,
    receivedAt: state.receivedAt,
    clockStartsAt: state.clockStartsAt,
    limit: state.limit,
    promise: state.promise,
    grain: state.grain,
    clockPolicyId: state.clockPolicyId,
    clockPolicy: state.clockPolicy,
    calendarId: state.calendarId,
    calendarVersion: state.calendarVersion,
    dueAt: state.dueAt,
    firstPromiseAt: state.firstPromiseAt,
    promiseDueAt: state.promiseDueAt,
    indexDueAt: state.indexDueAt,
    submittedAt: state.submittedAt,
    processedAt: state.processedAt,
    decision: state.decision,
    resultDigitized: state.resultDigitized,
    digitizedAt: state.digitizedAt,
    processedBy: state.processedBy,
    returnedAt: state.returnedAt,
    withdrawnAt: state.withdrawnAt,
    stoppedAt: state.stoppedAt,
    waits: state.waits,
    supplementRequests: state.supplementRequests,
    respondBy: state.respondBy,
    supplementExpired: state.supplementExpired,
    paymentRequested: state.paymentRequested,
    givenDue: state.givenDue,
    extensions: state.extensions,
    holder: state.holder,
    handedOver: state.handedOver,
    receivedBy: state.receivedBy,
    enteredAt: state.enteredAt,
    origin: state.origin,
    components: state.components,
    digitizedComponents: state.digitizedComponents,
    satisfaction: state.satisfaction,
    ratedAt: state.ratedAt,
    pendingCorrections: state.pendingCorrections,
    personErasedAt: state.personErasedAt,
    lastOccurredAt: state.lastOccurredAt,
    flags: state.flags,
    steps: state.steps,
  };
}

/** A copy of a state with some fields changed. */
export const changed = (state: Received, change: Partial<Received>): Received => Object.assign(copyOf(state), change);
