import type { CalendarVersion, ClockPolicy, Instant, Limit } from '#calendar';
import type { Component, PersonalContent, SupplementItem } from './events.js';
import type {
  AgencyLevel,
  ApplicantKind,
  Channel,
  CorrectableField,
  HandOverMode,
  PaymentMethod,
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

/** The calendars a due is moved under, resolved before deciding. */
export interface ClockTerms {
  /** The newest version of the calendar the due is computed under. */
  calendar: CalendarVersion;
  /** The version the first promise was made under. */
  promiseCalendar: CalendarVersion;
  /** The version the due in force was computed under. */
  calendarInForce?: CalendarVersion;
  /** Every version of the dossier's calendar: a correction computes each step's due under the version it went by. */
  calendarVersions?: readonly CalendarVersion[];
  /** For a dossier that pinned no policy of its own. */
  clockPolicy: ClockPolicy;
}

interface Common {
  /** Who gives it; null only in feeds. */
  actorId?: string | null;
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

export interface RequestSupplement extends Common {
  name: 'request-supplement';
  items: SupplementItem[];
  respondBy: Instant | null;
}
export interface ReceiveSupplement extends Common {
  name: 'receive-supplement';
  items: SupplementItem[];
  clock: ClockTerms;
}
export interface ExpireSupplement extends Common {
  name: 'expire-supplement';
  clock: ClockTerms;
}
export interface RequestPayment extends Common {
  name: 'request-payment';
  /** Whole đồng. */
  amount: number;
  method: PaymentMethod | null;
  clock: ClockTerms;
}
export interface ConfirmPayment extends Common {
  name: 'confirm-payment';
  amount: number | null;
  method: PaymentMethod | null;
  clock: ClockTerms;
}
export interface ExtendDeadline extends Common {
  name: 'extend-deadline';
  dueAt: Instant;
  reasonCode: string;
  responsibleUnitId: string;
  clock: ClockTerms;
}
export interface DigitizeResult extends Common {
  name: 'digitize-result';
}
export interface Rate extends Common {
  name: 'rate';
  /** 1 (poor) to 5 (very good). */
  score: number;
}
export interface AmendPersonal extends Common {
  name: 'amend-personal';
}
export interface RequestCorrection extends Common {
  name: 'request-correction';
  /** null: the event that the field belongs to. */
  targetEventId: string | null;
  field: CorrectableField;
  /** What the caller believes it to be; null: whatever it is. */
  from: string | null;
  to: string | null;
  reasonCode: string | null;
}
export interface ApproveCorrection extends Common {
  name: 'approve-correction';
  requestEventId: string;
  clock: ClockTerms;
  /** What the catalogue says of the corrected value, on the day of reception. */
  correctedAgencyLevel?: AgencyLevel | null;
  correctedTerms?: Terms;
}
export interface RejectCorrection extends Common {
  name: 'reject-correction';
  requestEventId: string;
  reasonCode: string | null;
}

export type DossierCommand =
  | Submit
  | Receive
  | RefuseIntake
  | HandOver
  | RequestSupplement
  | ReceiveSupplement
  | ExpireSupplement
  | RequestPayment
  | ConfirmPayment
  | ExtendDeadline
  | Process
  | ReturnResult
  | DigitizeResult
  | Rate
  | Withdraw
  | Stop
  | AmendPersonal
  | RequestCorrection
  | ApproveCorrection
  | RejectCorrection;

/** The moment of deciding and the rules of the house. */
export interface DecisionContext {
  now: Instant;
  /** How far back `occurredAt` may lie, in milliseconds. */
  lateEntryLimitMs: number;
  /** From how much delay between happening and recording an entry is flagged as late, in milliseconds. */
  lateEntryFlagMs: number;
}
