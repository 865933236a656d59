import type { CalendarVersion, ClockPolicy, Instant, Limit } from '#calendar';
import type { Component, PersonalContent } from './events.js';
import type {
  AgencyLevel,
  ApplicantKind,
  Channel,
  HandOverMode,
  ProcessingDecision,
  ReturnRoute,
} from './vocabulary.js';

/** What the catalogue and the calendar say about a procedure on the day, resolved before deciding. */
export interface Terms {
  fieldCode: string | null;
  agencyLevel: AgencyLevel | null;
  limit: Limit | null;
  clockPolicyId: string;
  clockPolicy: ClockPolicy;
  calendar: CalendarVersion;
}

interface Common {
  /** When it happened; at most `lateEntryLimitMs` ago, never in the future. */
  occurredAt: Instant;
  personal: PersonalContent | null;
}

export interface Submit extends Common {
  name: 'submit';
  procedureCode: string;
  agencyId: string;
  channel: Channel;
}
export interface Receive extends Common {
  name: 'receive';
  procedureCode: string;
  caseCode: string | null;
  agencyId: string;
  receivingAgencyId: string;
  clockStartsAt: Instant | null;
  channel: Channel;
  applicantKind: ApplicantKind;
  components: Component[];
  terms: Terms;
}
export interface RefuseIntake extends Common {
  name: 'refuse-intake';
  procedureCode: string;
  agencyId: string;
  channel: Channel;
  reasonCode: string;
  terms: Pick<Terms, 'fieldCode' | 'agencyLevel'>;
}
export interface HandOver extends Common {
  name: 'hand-over';
  toUnitId: string;
  toOfficerId: string | null;
  step: string | null;
  mode: HandOverMode;
}
export interface Process extends Common {
  name: 'process';
  decision: ProcessingDecision;
  resultNumber: string | null;
  resultDigitized: boolean;
}
export interface ReturnResult extends Common {
  name: 'return-result';
  via: ReturnRoute;
}
export interface Withdraw extends Common {
  name: 'withdraw';
  legalBasisCode: string | null;
}
export interface Stop extends Common {
  name: 'stop';
  legalBasisCode: string;
}

export type DossierCommand = Submit | Receive | RefuseIntake | HandOver | Process | ReturnResult | Withdraw | Stop;

/** The moment of deciding and the rules of the house. */
export interface DecisionContext {
  now: Instant;
  /** How far back `occurredAt` may lie, in milliseconds. */
  lateEntryLimitMs: number;
  /** From how much delay between happening and recording an entry is flagged as late, in milliseconds. */
  lateEntryFlagMs: number;
}
