import type { Limit } from '#calendar';
import type {
  AgencyLevel,
  ApplicantKind,
  Channel,
  HandOverMode,
  ProcessingDecision,
  ReturnRoute,
} from './vocabulary.js';

/** An instant as it stands in the log: UTC, ISO 8601, three decimals. */
export type IsoInstant = string;

/** Codes of what was unusual about a recorded fact; shown wherever the dossier is shown, never hidden. */
export type FactFlag =
  'lateEntry' | 'dueBeforeReception' | 'endBeforeReception' | 'processedAtUnknown' | 'calendarUnpublished';

export interface Component {
  code: string;
  name: string;
  form: 'original' | 'copy' | 'certifiedCopy' | 'electronic';
  digitized: boolean;
}

/** Everything that was promised at reception is pinned here and never looked up again (DOMAIN 2). */
export interface DossierReceivedData {
  code: string;
  procedureCode: string;
  caseCode: string | null;
  fieldCode: string | null;
  agencyId: string | null;
  /** Level of the competent agency on the reception day; pinned so that a later tree moves no figure. */
  agencyLevel: AgencyLevel | null;
  receivingAgencyId: string | null;
  clockStartsAt: IsoInstant;
  channel: Channel;
  limit: Limit | null;
  promise: 'computed' | 'given';
  grain: 'date' | 'instant';
  clockPolicyId: string | null;
  calendarId: string | null;
  calendarVersion: number | null;
  dueAt: IsoInstant | null;
  /** The first year whose days off were not announced when the promise was made; else null. */
  calendarUnpublished: number | null;
  applicantKind: ApplicantKind;
  components: Component[];
  flags: FactFlag[];
}

export type DeadlineCause =
  | { kind: 'calendar'; calendarId: string; fromVersion: number; toVersion: number }
  | { kind: 'feed' | 'file'; name: string };

/** What happened to a dossier: type and data. Personal text travels beside it, encrypted. */
export type DossierEvent =
  | {
      type: 'DossierSubmitted';
      data: { code: string; procedureCode: string; agencyId: string; channel: Channel; flags: FactFlag[] };
    }
  | { type: 'DossierReceived'; data: DossierReceivedData }
  | {
      type: 'IntakeRefused';
      data: {
        code: string;
        procedureCode: string;
        agencyId: string;
        agencyLevel: AgencyLevel | null;
        fieldCode: string | null;
        channel: Channel;
        reasonCode: string;
        flags: FactFlag[];
      };
    }
  | {
      type: 'DossierHandedOver';
      data: {
        fromUnitId: string | null;
        toUnitId: string;
        toOfficerId: string | null;
        step: string | null;
        mode: HandOverMode;
        flags: FactFlag[];
      };
    }
  | {
      type: 'DossierProcessed';
      data: {
        decision: ProcessingDecision;
        resultNumber: string | null;
        resultDigitized: boolean;
        flags: FactFlag[];
      };
    }
  | { type: 'ResultReturned'; data: { via: ReturnRoute; flags: FactFlag[] } }
  | { type: 'DossierWithdrawn'; data: { legalBasisCode: string | null; flags: FactFlag[] } }
  | { type: 'ProcessingStopped'; data: { legalBasisCode: string; flags: FactFlag[] } }
  | {
      type: 'DeadlineRecalculated';
      data: { previousDueAt: IsoInstant | null; dueAt: IsoInstant | null; cause: DeadlineCause };
    };

export type DossierEventType = DossierEvent['type'];

export const DOSSIER_EVENT_TYPES: readonly DossierEventType[] = [
  'DossierSubmitted',
  'DossierReceived',
  'IntakeRefused',
  'DossierHandedOver',
  'DossierProcessed',
  'ResultReturned',
  'DossierWithdrawn',
  'ProcessingStopped',
  'DeadlineRecalculated',
];

/** A decided event before it is stored: business time and, where there is any, personal text. */
export type DecidedEvent = DossierEvent & {
  schemaVersion: 1;
  occurredAt: IsoInstant;
  personal: PersonalContent | null;
};

/** An event as the fold needs it: what happened, when, and where it stands. */
export type FoldableEvent = DossierEvent & { occurredAt: IsoInstant; version: number };

export interface Applicant {
  name?: string;
  idNumber?: string;
  phone?: string;
  address?: string;
  email?: string;
}

/** Personal data of one event; encrypted per dossier, never in `data` (CONTRACT 2). */
export interface PersonalContent {
  applicant?: Applicant;
  abstract?: string;
  note?: string;
  reason?: string;
}

/** The stream that holds a dossier's events. */
export const dossierStream = (code: string): string => `dossier-${code}`;

/** The code in a dossier stream's id; null for any other stream. */
export const codeOfStream = (streamId: string): string | null =>
  streamId.startsWith('dossier-') ? streamId.slice('dossier-'.length) : null;

export const toIso = (instant: number): IsoInstant => new Date(instant).toISOString();
export const toInstant = (iso: IsoInstant): number => Date.parse(iso);
