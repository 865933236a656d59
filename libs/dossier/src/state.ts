import type { Instant, Limit } from '#calendar';
import type { ApplicantKind, AgencyLevel, Channel, DossierStatus, ProcessingDecision } from './vocabulary.js';
import type { FactFlag } from './events.js';

export interface Holder {
  unitId: string | null;
  officerId: string | null;
}

export interface Wait {
  kind: 'supplement' | 'payment';
  from: Instant;
  to: Instant | null;
}

/** Before reception there is no clock and no promise: submitted, refused, or withdrawn again. */
export interface NotReceived {
  received: false;
  status: 'none' | Extract<DossierStatus, 'submitted' | 'refusedIntake' | 'withdrawn'>;
  version: number;
  code: string;
  procedureCode: string | null;
  fieldCode: string | null;
  agencyId: string | null;
  agencyLevel: AgencyLevel | null;
  channel: Channel | null;
  submittedAt: Instant | null;
  refusedAt: Instant | null;
  withdrawnAt: Instant | null;
  lastOccurredAt: Instant | null;
  flags: FactFlag[];
}

export type ReceivedStatus = Exclude<DossierStatus, 'submitted' | 'refusedIntake' | 'annulled'>;

/** From reception on: what was pinned then, and what has happened since. */
export interface Received {
  received: true;
  status: ReceivedStatus;
  version: number;
  code: string;
  procedureCode: string;
  caseCode: string | null;
  fieldCode: string | null;
  agencyId: string | null;
  agencyLevel: AgencyLevel | null;
  receivingAgencyId: string | null;
  channel: Channel;
  applicantKind: ApplicantKind;
  receivedAt: Instant;
  clockStartsAt: Instant;
  limit: Limit | null;
  promise: 'computed' | 'given';
  grain: 'date' | 'instant';
  clockPolicyId: string | null;
  calendarId: string | null;
  calendarVersion: number | null;
  /** The due in force; null without a limit. */
  dueAt: Instant | null;
  /** The date printed on the receipt; kept for ever. */
  firstPromiseAt: Instant | null;
  /** The first promise moved only by the applicant's own waiting. */
  promiseDueAt: Instant | null;
  submittedAt: Instant | null;
  processedAt: Instant | null;
  decision: ProcessingDecision | null;
  resultDigitized: boolean;
  returnedAt: Instant | null;
  withdrawnAt: Instant | null;
  stoppedAt: Instant | null;
  waits: Wait[];
  supplementRequests: number;
  holder: Holder;
  lastOccurredAt: Instant;
  flags: FactFlag[];
}

export type DossierState = NotReceived | Received;

/** The state of a code nobody has used yet. */
export const unknownDossier = (code: string): NotReceived => ({
  received: false,
  status: 'none',
  version: 0,
  code,
  procedureCode: null,
  fieldCode: null,
  agencyId: null,
  agencyLevel: null,
  channel: null,
  submittedAt: null,
  refusedAt: null,
  withdrawnAt: null,
  lastOccurredAt: null,
  flags: [],
});
