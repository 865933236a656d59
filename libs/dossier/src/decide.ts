import { availableCommands } from './available-commands.js';
import type { DecisionContext, DossierCommand } from './commands.js';
import { approveCorrection, rejectCorrection, requestCorrection } from './deciding/corrections.js';
import type { Decision, Refusal } from './deciding/decision.js';
import { one, refuse } from './deciding/decision.js';
import { extendDeadline } from './deciding/extend-deadline.js';
import { receive } from './deciding/receive.js';
import {
  confirmPayment,
  expireSupplement,
  receiveSupplement,
  requestPayment,
  requestSupplement,
} from './deciding/waiting.js';
import type { FactFlag } from './events.js';
import { toIso } from './events.js';
import type { DossierState, NotReceived, Received } from './state.js';

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
  const flags: FactFlag[] = late ? ['lateEntry'] : [];
  return state.received ? onReceived(command, state, flags, context.now) : onNotReceived(command, state, flags);
}

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

function onNotReceived(command: DossierCommand, state: NotReceived, flags: FactFlag[]): Decision {
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
    case 'withdraw':
      return one(command, { type: 'DossierWithdrawn', data: { legalBasisCode: command.legalBasisCode, flags } });
    default:
      throw new Error(`${command.name} is allowed and not decided before reception`);
  }
}

function onReceived(command: DossierCommand, state: Received, flags: FactFlag[], now: number): Decision {
  switch (command.name) {
    case 'hand-over': {
      const { toUnitId, toOfficerId, step, mode } = command;
      const data = { fromUnitId: state.holder.unitId, toUnitId, toOfficerId, step, mode, flags };
      return one(command, { type: 'DossierHandedOver', data });
    }
    case 'request-supplement':
      return requestSupplement(command, flags);
    case 'receive-supplement':
      return receiveSupplement(command, state, flags);
    case 'expire-supplement':
      return expireSupplement(command, state, flags);
    case 'request-payment':
      return requestPayment(command, state, flags);
    case 'confirm-payment':
      return confirmPayment(command, state, flags);
    case 'extend-deadline':
      return extendDeadline(command, state, flags);
    case 'process': {
      const { decision, resultNumber, resultDigitized } = command;
      if (state.supplementExpired && decision !== 'refused') {
        return refuse({ code: 'DECISION.REFUSED_ONLY', pointer: '/decision' });
      }
      return one(command, { type: 'DossierProcessed', data: { decision, resultNumber, resultDigitized, flags } });
    }
    case 'return-result':
      return one(command, { type: 'ResultReturned', data: { via: command.via, flags } });
    case 'digitize-result':
      return one(command, { type: 'ResultDigitized', data: { flags } });
    case 'rate':
      return one(command, { type: 'SatisfactionRated', data: { score: command.score, flags } });
    case 'withdraw':
      return one(command, { type: 'DossierWithdrawn', data: { legalBasisCode: command.legalBasisCode, flags } });
    case 'stop':
      return one(command, { type: 'ProcessingStopped', data: { legalBasisCode: command.legalBasisCode, flags } });
    case 'amend-personal': {
      if (command.actorId == null || command.actorId !== state.receivedBy) {
        return refuse({ code: 'PERSONAL.NOT_RECEIVING_CLERK' });
      }
      const { applicant, abstract } = command.personal ?? {};
      const given = Object.entries(applicant ?? {}).filter(([, value]) => value !== undefined);
      const members = [...given.map(([member]) => member), ...(abstract === undefined ? [] : ['abstract'])];
      if (members.length === 0) {
        return refuse({ code: 'PERSONAL.NOTHING_TO_AMEND', pointer: '/applicant' });
      }
      return one(command, { type: 'PersonalDataAmended', data: { members } });
    }
    case 'request-correction':
      return requestCorrection(command, state, now);
    case 'approve-correction':
      return approveCorrection(command, state);
    case 'reject-correction':
      return rejectCorrection(command, state);
    default:
      throw new Error(`${command.name} is allowed and not decided after reception`);
  }
}
