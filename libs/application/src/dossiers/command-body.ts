import type {
  Applicant,
  ApplicantKind,
  Channel,
  CommandName,
  Component,
  HandOverMode,
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

/** A command's name with the body that belongs to it, already checked for shape. */
export type NamedBody =
  | { name: 'submit'; body: SubmitBody }
  | { name: 'receive'; body: ReceiveBody }
  | { name: 'refuse-intake'; body: RefuseIntakeBody }
  | { name: 'hand-over'; body: HandOverBody }
  | { name: 'process'; body: ProcessBody }
  | { name: 'return-result'; body: ReturnResultBody }
  | { name: 'withdraw'; body: WithdrawBody }
  | { name: 'stop'; body: StopBody };

export type BodyOf<Name extends CommandName> = Extract<NamedBody, { name: Name }>['body'];
