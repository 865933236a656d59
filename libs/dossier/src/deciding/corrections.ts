import type { ApproveCorrection, RejectCorrection, RequestCorrection } from '../commands.js';
import { effectiveHistory } from '../effective-history.js';
import { foldEffective } from '../evolve.js';
import type { DossierCorrectedData, FoldableEvent } from '../events.js';
import { toIso } from '../events.js';
import type { PendingCorrection, Received } from '../state.js';
import type { CorrectableField } from '../vocabulary.js';
import { asRecorded, isPersonal, recordedIn, targetOf, unfitFor } from './correctable.js';
import { unmovedDue, withCorrectedDue } from './corrected-due.js';
import type { Decision, Refused } from './decision.js';
import { one, refuse } from './decision.js';
import { notComputable } from './due-in-force.js';
import { grainOf } from './receive.js';
import { newlyImpossible } from './step-order.js';

/** Asks for a change of what is recorded; nothing changes until another person approves (CONTRACT 2, F1). */
export function requestCorrection(command: RequestCorrection, state: Received, now: number): Decision {
  const { field, reasonCode, personal } = command;
  if (reasonCode === null && (personal?.reason ?? '').trim() === '') {
    return refuse({ code: 'REASON.REQUIRED', pointer: '/reason' });
  }
  if (isErased(state, field)) return refuse({ code: 'PERSON.ERASED' });
  const found = targetOf(command, state);
  if ('refusal' in found) return found;
  const { target } = found;
  const from = recordedIn(target, field);
  if (command.from !== null && !isPersonal(field) && asRecorded(field, command.from) !== from) {
    return refuse({ code: 'CORRECTION.FROM_DIFFERS', pointer: '/from', recorded: from });
  }
  // Personal text never stands in `data`; the new value is what is proposed beside it.
  const to = command.to === null || isPersonal(field) ? null : asRecorded(field, command.to);
  const targetEventId = target.eventId ?? '';
  const asked = { requestEventId: '', targetEventId, field, from, to };
  const unfit = unfitFor(command, from, to, now) ?? impossibleWith(state, asked);
  if (unfit !== null) return refuse({ code: 'CORRECTION.TO_UNFIT', pointer: '/to', reason: unfit });
  return one(command, { type: 'CorrectionRequested', data: { targetEventId, field, from, to, reasonCode } });
}

/** A correction of personal data of a dossier that has none any more: there is nothing to put right. */
const isErased = ({ personErasedAt }: Received, field: CorrectableField): boolean =>
  personErasedAt !== null && isPersonal(field);

/** Carries a requested correction out: the changed history is folded, and a computed due follows from it. */
export function approveCorrection(command: ApproveCorrection, state: Received): Decision {
  const request = pendingRequest(command, state);
  if ('refusal' in request) return request;
  // Somebody whom nobody can name is no second person.
  if (command.actorId == null || command.actorId === request.requestedBy) {
    return refuse({ code: 'CORRECTION.OWN_REQUEST', request });
  }
  if (isErased(state, request.field)) return refuse({ code: 'PERSON.ERASED' });
  const target = effectiveHistory(state.steps).find((step) => step.eventId === request.targetEventId);
  const recorded = target === undefined ? null : recordedIn(target, request.field);
  if (target === undefined || recorded !== request.from) return refuse({ code: 'CORRECTION.STALE', request, recorded });
  const impossible = impossibleWith(state, request);
  if (impossible !== null) return refuse({ code: 'CORRECTION.TO_UNFIT', pointer: '/to', reason: impossible });
  return corrected(command, state, request);
}

export function rejectCorrection(command: RejectCorrection, state: Received): Decision {
  const request = pendingRequest(command, state);
  if ('refusal' in request) return request;
  const { requestEventId, reasonCode } = command;
  return one(command, { type: 'CorrectionRejected', data: { requestEventId, reasonCode } });
}

/** The request that is answered; an answer cannot have been given before the question. */
function pendingRequest(command: ApproveCorrection | RejectCorrection, state: Received): PendingCorrection | Refused {
  const request = state.pendingCorrections.find((pending) => pending.requestEventId === command.requestEventId);
  if (request === undefined) {
    const known = state.pendingCorrections.map((pending) => pending.requestEventId);
    return refuse({ code: 'CORRECTION.TARGET_UNKNOWN', pointer: '/requestEventId', known });
  }
  if (command.occurredAt >= request.requestedAt) return request;
  const earliest = toIso(request.requestedAt);
  return refuse({ code: 'OCCURRED_AT.BEFORE_PREVIOUS', pointer: '/occurredAt', earliest });
}

function corrected(command: ApproveCorrection, state: Received, request: PendingCorrection): Decision {
  const { requestEventId, targetEventId, field, from, to } = request;
  const { clock } = command;
  const terms = field === 'procedureCode' ? command.correctedTerms : undefined;
  const data: DossierCorrectedData = {
    ...{ requestEventId, targetEventId, field, from, to, ...unmovedDue(state) },
    ...(field === 'agencyId' ? { agencyLevel: command.correctedAgencyLevel ?? null } : {}),
    ...(terms === undefined ? {} : { terms: correctedTerms(terms) }),
  };
  try {
    const withDue = withCorrectedDue(state, data, clock, terms?.calendar ?? clock.calendar);
    return one(command, { type: 'DossierCorrected', data: withDue });
  } catch (error) {
    return notComputable(error, '/to');
  }
}

function correctedTerms(terms: NonNullable<ApproveCorrection['correctedTerms']>) {
  const { fieldCode, limit, clockPolicyId, clockPolicy, calendar } = terms;
  return { fieldCode, limit, grain: grainOf(limit), clockPolicyId, clockPolicy, calendarId: calendar.id };
}

type Asked = Pick<DossierCorrectedData, 'requestEventId' | 'targetEventId' | 'field' | 'from' | 'to'>;

/** Why a correction cannot be, or null: the history it would make must be one that could have happened. */
function impossibleWith(state: Received, { requestEventId, targetEventId, field, from, to }: Asked): string | null {
  const target = state.steps.find((step) => step.eventId === targetEventId);
  if (field === 'annul' && target?.type === 'DossierReceived') return null;
  const data = { requestEventId, targetEventId, field, from, to, ...unmovedDue(state) };
  const occurredAt = toIso(state.lastOccurredAt);
  const correction: FoldableEvent = { type: 'DossierCorrected', data, occurredAt, version: state.version + 1 };
  const lifecycle = effectiveHistory([...state.steps, correction]).filter(({ type }) => type !== 'DossierCorrected');
  if (foldEffective(state.code, lifecycle) === null) return 'the other events could not follow then';
  return newlyImpossible(effectiveHistory(state.steps), lifecycle);
}
