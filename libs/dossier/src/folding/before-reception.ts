import { instantOrNull, toInstant } from '../events.js';
import type { FoldableEvent } from '../events.js';
import type { DossierState, NotReceived, Received } from '../state.js';
import { flagged } from './fact-flags.js';

/** What an event makes of a dossier that was not received yet; null where it cannot follow. */
export function onNotReceived(state: NotReceived, event: FoldableEvent, at: number): DossierState | null {
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

/** The reception pins what was promised. */
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
