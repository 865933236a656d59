import type { ClockPolicy, Instant, Limit } from '#calendar';
import type { FactFlag, FoldableEvent } from './events.js';
import type {
  AgencyLevel,
  ApplicantKind,
  Channel,
  CorrectableField,
  DossierStatus,
  ProcessingDecision,
} from './vocabulary.js';

export interface Holder {
  unitId: string | null;
  officerId: string | null;
}

export interface Wait {
  kind: 'supplement' | 'payment';
  from: Instant;
  to: Instant | null;
  /** False for a payment under the regime `run`: it is awaited and the clock goes on. */
  stopsClock: boolean;
  /** The supplement was not brought in its own time: a pause under every regime. */
  expired?: boolean;
  /** Ended by the end of the dossier, not by the applicant: it moved no due (CONTRACT 6.5, an interruption without `to`). */
  cutShort?: boolean;
}

/** A due that was given or extended; waits from `since` on move it. */
export interface GivenDue {
  dueAt: Instant;
  since: Instant;
}

/** A correction that waits for another person. */
export interface PendingCorrection {
  requestEventId: string;
  targetEventId: string;
  field: CorrectableField;
  from: string | null;
  to: string | null;
  requestedBy: string | null;
  requestedAt: Instant;
}

/** No clock and no promise: not yet received, refused, withdrawn again, or a reception that was annulled. */
export interface NotReceived {
  received: false;
  status: 'none' | Extract<DossierStatus, 'submitted' | 'refusedIntake' | 'withdrawn' | 'annulled'>;
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
  /** The reception that was annulled; null unless one was. */
  annulledReceptionAt: Instant | null;
  /** Since when the dossier has no personal data and takes no more; null: it may. */
  personErasedAt: Instant | null;
  lastOccurredAt: Instant | null;
  flags: FactFlag[];
  /** Every event so far, as it was recorded. */
  steps: readonly FoldableEvent[];
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
  /** null: pinned by its id alone, or the promise was given. */
  clockPolicy: ClockPolicy | null;
  calendarId: string | null;
  /** The version the due in force was computed under. */
  calendarVersion: number | null;
  /** The due in force; null without a limit. */
  dueAt: Instant | null;
  /** The date printed on the receipt; kept for ever. */
  firstPromiseAt: Instant | null;
  /** The first promise moved only by the applicant's own waiting. */
  promiseDueAt: Instant | null;
  /** What policy `qd766` compares with where that is not `dueAt` (CONTRACT 7.6). */
  indexDueAt: Instant | null;
  submittedAt: Instant | null;
  processedAt: Instant | null;
  decision: ProcessingDecision | null;
  resultDigitized: boolean;
  digitizedAt: Instant | null;
  /** Who recorded that it was processed. */
  processedBy: string | null;
  returnedAt: Instant | null;
  withdrawnAt: Instant | null;
  stoppedAt: Instant | null;
  waits: Wait[];
  supplementRequests: number;
  /** By when the supplement awaited now should come; null if none is awaited or no day was set. */
  respondBy: Instant | null;
  /** A supplement was not brought in time, and nothing has followed from it yet. */
  supplementExpired: boolean;
  /** Whole đồng of the payment awaited now. */
  paymentRequested: number | null;
  /** null while the due in force follows from limit, calendar and waits. */
  givenDue: GivenDue | null;
  extensions: number;
  holder: Holder;
  /** Whether it has left the counter that received it. */
  handedOver: boolean;
  /** Who recorded the reception. */
  receivedBy: string | null;
  /** When the reception was entered, and the file or feed that told it; null: unknown, and entered by hand. */
  enteredAt: Instant | null;
  origin: string | null;
  /** Documents handed in, and how many of them were digitised. */
  components: number;
  digitizedComponents: number;
  /** The applicant's rating, 1 to 5. */
  satisfaction: number | null;
  ratedAt: Instant | null;
  pendingCorrections: readonly PendingCorrection[];
  /** Since when the dossier has no personal data and takes no more; null: it may. */
  personErasedAt: Instant | null;
  lastOccurredAt: Instant;
  flags: FactFlag[];
  /** Every event so far, as it was recorded. */
  steps: readonly FoldableEvent[];
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
  annulledReceptionAt: null,
  personErasedAt: null,
  lastOccurredAt: null,
  flags: [],
  steps: [],
});
