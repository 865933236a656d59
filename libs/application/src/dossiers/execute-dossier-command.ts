import { Command } from '@nestjs/cqrs';
import type { CommandName, DossierState } from '#dossier';
import type { Principal } from '../access/principal.js';
import type { ClosedPeriodName } from '../closing/closed-since.js';
import type { ProblemError } from '../problem-error.js';
import type { NamedBody } from './command-body.js';

/** What every accepted command answers (CONTRACT 3). */
export interface CommandAnswer {
  code: string;
  version: number;
  position: number;
  state: DossierState['status'];
  dueAt: string | null;
  /** The year of the due just set, where its days off are not announced yet. */
  calendarUnpublished?: number;
  availableCommands: readonly CommandName[];
  /** Of the events written, in order; a correction is approved by that of its request. */
  eventIds: string[];
  warnings: Warning[];
}

/** Something the clerk should look at; the command was carried out. */
export type Warning =
  | {
      code: 'INTAKE.POSSIBLE_DUPLICATE';
      /** Dossiers of the same applicant and procedure within seven days, as far as the caller may see them. */
      dossiers: string[];
      /** How many more there are in other agencies. */
      elsewhere: number;
    }
  /** The due in force had passed when it was extended: late against the first promise all the same. */
  | { code: 'EXTENSION.AFTER_DUE' }
  /** Nobody works on the day of the new due. */
  | { code: 'EXTENSION.CLOSED_DAY'; date: string }
  /** Entered after the due as having happened before it; flagged as a late entry wherever the dossier is counted. */
  | { code: 'LATE_ENTRY.ACROSS_DUE'; dueAt: string }
  /** What was written happened in periods whose figures are closed: it will stand beside them as a restatement. */
  | { code: 'PERIOD.CLOSED'; periods: ClosedPeriodName[] }
  /** The person was erased: the personal data and free text that came with the command were not kept. */
  | { code: 'PERSONAL.DROPPED' }
  /** Another sum than was asked for. */
  | { code: 'PAYMENT.OTHER_AMOUNT'; requested: number };

export interface IdempotencyRequest {
  key: string;
  /** SHA-256 of method, path and body, hex. */
  requestHash: string;
}

/** Carry out one command on one dossier. */
export class ExecuteDossierCommand extends Command<CommandAnswer> {
  constructor(
    readonly principal: Principal,
    /** null: a new dossier, its code given in the body or made by the server. */
    readonly code: string | null,
    readonly command: NamedBody,
    /** From If-Match; null only where a new dossier is received. */
    readonly expectedVersion: number | null,
    readonly idempotency: IdempotencyRequest,
    /**
     * A fact that another system tells, with what is kept beside its events; whoever may ingest may tell it, whatever
     * commands their role has.
     */
    readonly told?: { metadata: Record<string, unknown> },
    /** What was found of the one whom a batch hands dossiers to: null, or why nobody may; undefined: to be found. */
    readonly holderFound?: ProblemError | null,
  ) {
    super();
  }
}
