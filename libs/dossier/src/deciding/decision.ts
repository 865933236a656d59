import type { DossierCommand } from '../commands.js';
import type { DecidedEvent, DossierEvent } from '../events.js';
import { toIso } from '../events.js';
import type { DossierState, PendingCorrection } from '../state.js';
import type { CommandName } from '../vocabulary.js';

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
  | {
      code: 'DEADLINE.NOT_COMPUTABLE';
      pointer: '/procedureCode' | '/occurredAt' | '/to';
      reason: string;
      detail: string;
    }
  | { code: 'RESPOND_BY.OUT_OF_RANGE'; pointer: '/respondBy'; earliest: string; latest: string }
  | { code: 'SUPPLEMENT.NOT_EXPIRED'; pointer: '/occurredAt'; respondBy: string }
  | { code: 'DECISION.REFUSED_ONLY'; pointer: '/decision' }
  | { code: 'EXTENSION.OUT_OF_RANGE'; pointer: '/dueAt'; earliest: string; latest: string }
  | { code: 'PERSONAL.NOTHING_TO_AMEND'; pointer: '/applicant' }
  | { code: 'PERSONAL.NOT_RECEIVING_CLERK' }
  | { code: 'PERSON.ERASED' }
  | { code: 'REASON.REQUIRED'; pointer: '/reason' }
  | { code: 'CORRECTION.TARGET_UNKNOWN'; pointer: '/targetEventId' | '/requestEventId'; known: string[] }
  | { code: 'CORRECTION.TARGET_MISMATCH'; pointer: '/targetEventId'; field: string; type: string }
  | { code: 'CORRECTION.FROM_DIFFERS'; pointer: '/from'; recorded: string | null }
  | { code: 'CORRECTION.TO_UNFIT'; pointer: '/to'; reason: string }
  | { code: 'CORRECTION.OWN_REQUEST'; request: PendingCorrection }
  | { code: 'CORRECTION.STALE'; request: PendingCorrection; recorded: string | null };

export type Decision = { ok: true; events: DecidedEvent[] } | Refused;
export type Refused = { ok: false; refusal: Refusal };

export const refuse = (refusal: Refusal): Refused => ({ ok: false, refusal });

/** A decision for one event that happened when the command says. */
export function one(command: DossierCommand, event: DossierEvent): Decision {
  const occurredAt = toIso(command.occurredAt);
  return { ok: true, events: [{ ...event, schemaVersion: 1, occurredAt, personal: command.personal }] };
}
