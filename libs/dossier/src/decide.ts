import { DeadlineError, computeDue } from '#calendar';
import { availableCommands } from './available-commands.js';
import type { DecisionContext, DossierCommand, Receive } from './commands.js';
import type { DecidedEvent, DossierEvent, DossierReceivedData, FactFlag } from './events.js';
import { toIso } from './events.js';
import type { DossierState } from './state.js';
import type { CommandName } from './vocabulary.js';

/** Why a command was not carried out; nothing was written. Text for people is made by the caller. */
export type Refusal =
  | {
      code: 'DOSSIER.NOT_ALLOWED';
      command: CommandName;
      status: DossierState['status'];
      allowed: readonly CommandName[];
    }
  | { code: 'OCCURRED_AT.FUTURE'; pointer: '/occurredAt' }
  | { code: 'OCCURRED_AT.TOO_OLD'; pointer: '/occurredAt'; earliest: string }
  | { code: 'OCCURRED_AT.BEFORE_PREVIOUS'; pointer: '/occurredAt'; earliest: string }
  | { code: 'CLOCK_START.OUT_OF_RANGE'; pointer: '/clockStartsAt'; earliest: string; latest: string }
  | { code: 'DEADLINE.NOT_COMPUTABLE'; pointer: '/procedureCode'; reason: string; detail: string };

export type Decision = { ok: true; events: DecidedEvent[] } | { ok: false; refusal: Refusal };

/**
 * The one place where a command becomes events. Pure: the same arguments give the same answer
 * on every machine and in every year. A refusal names what is allowed instead.
 */
export function decide(command: DossierCommand, state: DossierState, context: DecisionContext): Decision {
  const allowed = availableCommands(state);
  if (!allowed.includes(command.name)) {
    return refuse({ code: 'DOSSIER.NOT_ALLOWED', command: command.name, status: state.status, allowed });
  }
  const untimely = checkOccurredAt(command.occurredAt, state, context);
  if (untimely !== null) return refuse(untimely);
  const late = context.now - command.occurredAt > context.lateEntryFlagMs;
  return write(command, state, late ? ['lateEntry'] : []);
}

const refuse = (refusal: Refusal): Decision => ({ ok: false, refusal });

function checkOccurredAt(at: number, state: DossierState, context: DecisionContext): Refusal | null {
  // Negated, so that a time nobody could read (NaN) is refused too.
  if (!(at <= context.now)) return { code: 'OCCURRED_AT.FUTURE', pointer: '/occurredAt' };
  const earliest = context.now - context.lateEntryLimitMs;
  if (at < earliest) return { code: 'OCCURRED_AT.TOO_OLD', pointer: '/occurredAt', earliest: toIso(earliest) };
  if (state.lastOccurredAt !== null && at < state.lastOccurredAt) {
    const previous = toIso(state.lastOccurredAt);
    return { code: 'OCCURRED_AT.BEFORE_PREVIOUS', pointer: '/occurredAt', earliest: previous };
  }
  return null;
}

function write(command: DossierCommand, state: DossierState, flags: FactFlag[]): Decision {
  switch (command.name) {
    case 'submit': {
      const { procedureCode, agencyId, channel } = command;
      const data = { code: state.code, procedureCode, agencyId, channel, flags };
      return one(command, { type: 'DossierSubmitted', data });
    }
    case 'receive':
      return receive(command, state, flags);
    case 'refuse-intake': {
      const { procedureCode, agencyId, channel, reasonCode, terms } = command;
      const { fieldCode, agencyLevel } = terms;
      const data = { code: state.code, procedureCode, agencyId, agencyLevel, fieldCode, channel, reasonCode, flags };
      return one(command, { type: 'IntakeRefused', data });
    }
    case 'hand-over': {
      const { toUnitId, toOfficerId, step, mode } = command;
      const fromUnitId = state.received ? state.holder.unitId : null;
      return one(command, {
        type: 'DossierHandedOver',
        data: { fromUnitId, toUnitId, toOfficerId, step, mode, flags },
      });
    }
    case 'process': {
      const { decision, resultNumber, resultDigitized } = command;
      return one(command, { type: 'DossierProcessed', data: { decision, resultNumber, resultDigitized, flags } });
    }
    case 'return-result':
      return one(command, { type: 'ResultReturned', data: { via: command.via, flags } });
    case 'withdraw':
      return one(command, { type: 'DossierWithdrawn', data: { legalBasisCode: command.legalBasisCode, flags } });
    case 'stop':
      return one(command, { type: 'ProcessingStopped', data: { legalBasisCode: command.legalBasisCode, flags } });
    default:
      return neverCommand(command);
  }
}

function one(command: DossierCommand, event: DossierEvent): Decision {
  const occurredAt = toIso(command.occurredAt);
  return { ok: true, events: [{ ...event, schemaVersion: 1, occurredAt, personal: command.personal }] };
}

/** Computes the promise by CONTRACT 6 rules 1–4 and pins limit, policy and calendar version with it. */
function receive(command: Receive, state: DossierState, flags: FactFlag[]): Decision {
  const { terms } = command;
  const start = command.clockStartsAt ?? command.occurredAt;
  const latest = command.occurredAt + CLOCK_START_WINDOW_MS;
  if (!(start >= command.occurredAt && start <= latest)) {
    const range = { earliest: toIso(command.occurredAt), latest: toIso(latest) };
    return refuse({ code: 'CLOCK_START.OUT_OF_RANGE', pointer: '/clockStartsAt', ...range });
  }
  const promise = promiseOf(start, terms);
  if (!promise.ok) return promise;
  const unpublished: FactFlag[] = promise.calendarUnpublished === null ? [] : ['calendarUnpublished'];
  const data: DossierReceivedData = {
    code: state.code,
    procedureCode: command.procedureCode,
    caseCode: command.caseCode,
    fieldCode: terms.fieldCode,
    agencyId: command.agencyId,
    agencyLevel: terms.agencyLevel,
    receivingAgencyId: command.receivingAgencyId,
    clockStartsAt: toIso(start),
    channel: command.channel,
    limit: terms.limit,
    promise: 'computed',
    grain: terms.limit?.unit === 'workingHour' ? 'instant' : 'date',
    clockPolicyId: terms.clockPolicyId,
    calendarId: terms.calendar.id,
    calendarVersion: terms.calendar.version,
    dueAt: promise.dueAt === null ? null : toIso(promise.dueAt),
    calendarUnpublished: promise.calendarUnpublished,
    applicantKind: command.applicantKind,
    components: command.components,
    flags: [...flags, ...unpublished],
  };
  return one(command, { type: 'DossierReceived', data });
}

/** A transfer to the competent agency takes days, not months; more is a typing error. */
const CLOCK_START_WINDOW_MS = 31 * 24 * 3600 * 1000;

type Promised =
  { ok: true; dueAt: number | null; calendarUnpublished: number | null } | Extract<Decision, { ok: false }>;

function promiseOf(receivedAt: number, terms: Receive['terms']): Promised {
  const { limit, calendar, clockPolicy: policy } = terms;
  if (limit === null) return { ok: true, dueAt: null, calendarUnpublished: null };
  try {
    return { ok: true, ...computeDue({ receivedAt, limit, calendar, policy }) };
  } catch (error) {
    if (!(error instanceof DeadlineError)) throw error;
    const refusal = { code: 'DEADLINE.NOT_COMPUTABLE', pointer: '/procedureCode' } as const;
    return { ok: false, refusal: { ...refusal, reason: error.code, detail: error.message } };
  }
}

function neverCommand(command: never): never {
  throw new Error(`unhandled command ${JSON.stringify(command)}`);
}
