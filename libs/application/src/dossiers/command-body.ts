import type {
  Applicant,
  ApplicantKind,
  Channel,
  CommandName,
  Component,
  CorrectableField,
  HandOverMode,
  PaymentMethod,
  ProcessingDecision,
  ReturnRoute,
} from '#dossier';

/** Personal text a body may carry; it never enters an event's `data`. */
interface PersonalBody {
  applicant?: Applicant;
  abstract?: string;
  note?: string;
  reason?: string;
}

interface CommonBody extends PersonalBody {
  /** ISO instant; absent: now. */
  occurredAt?: string;
}

export interface SubmitBody extends CommonBody {
  procedureCode: string;
  agencyId?: string;
  channel: Channel;
}
export interface ReceiveBody extends CommonBody {
  code?: string;
  procedureCode: string;
  caseCode?: string;
  agencyId?: string;
  receivingAgencyId?: string;
  clockStartsAt?: string;
  channel: Channel;
  applicantKind?: ApplicantKind;
  components?: Component[];
}
export interface RefuseIntakeBody extends CommonBody {
  procedureCode: string;
  agencyId?: string;
  channel: Channel;
  reasonCode: string;
}
export interface HandOverBody extends CommonBody {
  toUnitId: string;
  toOfficerId?: string;
  step?: string;
  mode?: HandOverMode;
}
export interface ProcessBody extends CommonBody {
  decision?: ProcessingDecision;
  resultNumber?: string;
  resultDigitized?: boolean;
}
export interface ReturnResultBody extends CommonBody {
  via?: ReturnRoute;
}
export interface WithdrawBody extends CommonBody {
  legalBasisCode?: string;
}
export interface StopBody extends CommonBody {
  legalBasisCode: string;
}

export interface RequestSupplementBody extends CommonBody {
  /** What is missing: documents with a code, or their names alone. */
  items?: (string | { code?: string; name: string })[];
  /** ISO instant by which it should come. */
  respondBy?: string;
}
export interface ReceiveSupplementBody extends CommonBody {
  items?: RequestSupplementBody['items'];
}
export interface RequestPaymentBody extends CommonBody {
  /** Whole đồng. */
  amount: number;
  method?: PaymentMethod;
}
export interface ConfirmPaymentBody extends CommonBody {
  amount?: number;
  method?: PaymentMethod;
}
export interface ExtendDeadlineBody extends CommonBody {
  dueAt: string;
  reasonCode: string;
  responsibleUnitId: string;
}
export interface RateBody extends CommonBody {
  score: number;
}
export interface RequestCorrectionBody extends CommonBody {
  targetEventId?: string;
  field: CorrectableField;
  from?: string;
  to?: string;
  reasonCode?: string;
}
export interface ApproveCorrectionBody extends CommonBody {
  requestEventId: string;
}
export interface RejectCorrectionBody extends CommonBody {
  requestEventId: string;
  reasonCode?: string;
}

/** A command's name with the body that belongs to it, already checked for shape. */
export type NamedBody =
  | { name: 'submit'; body: SubmitBody }
  | { name: 'receive'; body: ReceiveBody }
  | { name: 'refuse-intake'; body: RefuseIntakeBody }
  | { name: 'hand-over'; body: HandOverBody }
  | { name: 'process'; body: ProcessBody }
  | { name: 'return-result'; body: ReturnResultBody }
  | { name: 'withdraw'; body: WithdrawBody }
  | { name: 'stop'; body: StopBody }
  | { name: 'request-supplement'; body: RequestSupplementBody }
  | { name: 'receive-supplement'; body: ReceiveSupplementBody }
  | { name: 'expire-supplement'; body: CommonBody }
  | { name: 'request-payment'; body: RequestPaymentBody }
  | { name: 'confirm-payment'; body: ConfirmPaymentBody }
  | { name: 'extend-deadline'; body: ExtendDeadlineBody }
  | { name: 'digitize-result'; body: CommonBody }
  | { name: 'rate'; body: RateBody }
  | { name: 'amend-personal'; body: CommonBody }
  | { name: 'request-correction'; body: RequestCorrectionBody }
  | { name: 'approve-correction'; body: ApproveCorrectionBody }
  | { name: 'reject-correction'; body: RejectCorrectionBody };

export type BodyOf<Name extends CommandName> = Extract<NamedBody, { name: Name }>['body'];
