import type { ClockPolicy, Limit } from '#calendar';
import type { PersonalContent } from './personal.js';
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

export type { Applicant, PersonalContent } from './personal.js';

/** An instant as it stands in the log: UTC, ISO 8601, three decimals. */
export type IsoInstant = string;

/** Codes of what was unusual about a recorded fact; shown wherever the dossier is shown, never hidden. */
export type FactFlag =
  | 'lateEntry'
  | 'dueBeforeReception'
  | 'endBeforeReception'
  | 'processedAtUnknown'
  | 'calendarUnpublished'
  | 'extendedAfterDue'
  | 'activityAfterEnd'
  | 'timeUnknown'
  | 'amountUnknown'
  | 'retold'
  | 'corrected';

/**
 * How well a feed knows what it tells (CONTRACT 4.1), best first: a step with its own time; a date in a snapshot; another
 * date that stands in for it; a status alone, timed by when we got it.
 */
export const TELLING_BASES = ['exact', 'dated', 'derived', 'undated'] as const;
export type TellingBasis = (typeof TELLING_BASES)[number];

/** What a feed's reception may leave unsaid while something else stands in for it. */
export type AssumedMember = 'fieldCode' | 'agencyId' | 'channel';

/** Of an event that a feed told; absent for what people or files recorded. All but `exact` is inferred. */
export interface Told {
  told?: {
    basis: TellingBasis;
    inferred: boolean;
    /** When the snapshot came that it was read from. */
    snapshotAt?: IsoInstant;
    /** Of the end of a wait: when that wait began, and when it began by the list that tells its end, if that is another time. */
    since?: IsoInstant;
    listedSince?: IsoInstant;
    /** Of a due: it was in force before, and was given again after another. */
    again?: true;
    /** Of a reception: members that nobody told; absent: none. */
    assumed?: readonly AssumedMember[];
  };
}

export interface Component {
  code: string;
  name: string;
  form: 'original' | 'copy' | 'certifiedCopy' | 'electronic';
  digitized: boolean;
}

/** Everything that was promised at reception is pinned here and never looked up again (DOMAIN 2). */
export interface DossierReceivedData extends Told {
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
  /** What the policy said on the day; absent in events of the first cut, where the id alone was pinned. */
  clockPolicy?: ClockPolicy | null;
  calendarId: string | null;
  calendarVersion: number | null;
  dueAt: IsoInstant | null;
  /** The due that the national index compares with (policy `qd766`) where that is another one; absent: it is `dueAt`. */
  indexDueAt?: IsoInstant | null;
  /** The limit it follows from where a feed gave no due; absent: none, or there was a due. */
  indexLimit?: Limit | null;
  /**
   * Never stored: only an effective history sets it, where a correction gave the reception another due. What was
   * printed on the receipt then; null: nothing. Absent: `dueAt` is what was printed.
   */
  firstPromiseAt?: IsoInstant | null;
  /** The first year whose days off were not announced when the promise was made; else null. */
  calendarUnpublished: number | null;
  applicantKind: ApplicantKind;
  components: Component[];
  flags: FactFlag[];
}

export type DeadlineCause =
  | { kind: 'calendar'; calendarId: string; fromVersion: number; toVersion: number }
  | { kind: 'feed' | 'file'; name: string };

/** A document of the procedure that is asked for or brought; what has no code is free text and travels encrypted. */
export interface SupplementItem {
  code: string;
  name: string;
}

/** The due after a wait has ended, and by what it was moved. */
export interface MovedDue {
  previousDueAt: IsoInstant | null;
  dueAt: IsoInstant | null;
  /** The first promise moved by the applicant's own waiting alone (policy `first-promise`). */
  promiseDueAt: IsoInstant | null;
  /** As at reception: told by a feed whose own due stayed unmoved by the wait. */
  indexDueAt?: IsoInstant | null;
  /** The rule the wait ended under. */
  regime: ClockPolicy['supplement'] | ClockPolicy['payment'];
  calendarVersion: number | null;
  calendarUnpublished: number | null;
}

/** What a dossier is judged by once its procedure was corrected. */
export interface CorrectedTerms {
  fieldCode: string | null;
  limit: Limit | null;
  grain: 'date' | 'instant';
  clockPolicyId: string;
  clockPolicy: ClockPolicy;
  calendarId: string;
}

/** What a step says of due and promise once something before it was corrected. */
export interface CorrectedDue {
  /** A step that gives or moves a due, or an earlier correction that moved it. */
  eventId: string;
  dueAt: IsoInstant | null;
  promiseDueAt: IsoInstant | null;
}

export interface DossierCorrectedData {
  requestEventId: string;
  targetEventId: string;
  /** `told`: nobody corrects; a feed tells the life again, better than before. */
  field: CorrectableField | 'told';
  from: string | null;
  to: string | null;
  previousDueAt: IsoInstant | null;
  dueAt: IsoInstant | null;
  promiseDueAt: IsoInstant | null;
  /**
   * The steps that say another due or promise now, each as it follows from the corrected facts up to that step; the last
   * correction that names a step holds. Absent: none.
   */
  dues?: readonly CorrectedDue[];
  /**
   * Whether the correction itself moves the due, in its own time: to what the newest calendar version gives an open
   * dossier. Else `dueAt` follows from the steps and is told for the reader.
   */
  recomputed: boolean;
  calendarVersion: number | null;
  calendarUnpublished: number | null;
  /** Of a corrected agencyId. */
  agencyLevel?: AgencyLevel | null;
  /** Of a corrected procedureCode. */
  terms?: CorrectedTerms;
  /** Of `told`: events of the same feed that stand no longer; what is left goes in the order of its time. */
  replaces?: readonly string[];
  /** Of `told`, aimed at a reception: what the feed said of it only later. */
  fills?: ReceptionFill;
}

/** Members of a reception that it left unsaid, and what follows from them. */
export type ReceptionFill = Partial<
  Pick<DossierReceivedData, 'procedureCode' | 'fieldCode' | 'agencyId' | 'agencyLevel' | 'channel' | 'components'> &
    Pick<DossierReceivedData, 'grain' | 'indexDueAt' | 'indexLimit'>
> & {
  /** What nobody has told even now. */
  assumed: readonly AssumedMember[];
};

/** What another system tells of the work on a dossier; it moves no clock, no state and no holder. */
export interface ActivityRecordedData extends Told {
  name: string;
  /** As told: a step of a lifecycle such as `complete`, or a portal's status. */
  status: string | null;
  unitId: string | null;
  /** Stands for whoever did it; never a name (see `Pseudonyms` of #application). */
  pseudonym: string | null;
  flags: FactFlag[];
}

/** What happened to a dossier: type and data. Personal text travels beside it, encrypted. */
export type DossierEvent =
  | {
      type: 'DossierSubmitted';
      data: { code: string; procedureCode: string; agencyId: string; channel: Channel; flags: FactFlag[] } & Told;
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
      } & Told;
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
      } & Told;
    }
  | { type: 'ResultReturned'; data: { via: ReturnRoute; flags: FactFlag[] } & Told }
  | { type: 'DossierWithdrawn'; data: { legalBasisCode: string | null; flags: FactFlag[] } & Told }
  | { type: 'ProcessingStopped'; data: { legalBasisCode: string; flags: FactFlag[] } & Told }
  | {
      type: 'DeadlineRecalculated';
      data: {
        previousDueAt: IsoInstant | null;
        dueAt: IsoInstant | null;
        cause: DeadlineCause;
        indexDueAt?: IsoInstant | null;
        calendarUnpublished?: number | null;
      } & Told;
    }
  | {
      type: 'SupplementRequested';
      data: { items: SupplementItem[]; respondBy: IsoInstant | null; flags: FactFlag[] } & Told;
    }
  | { type: 'SupplementReceived'; data: MovedDue & { items: SupplementItem[]; flags: FactFlag[] } & Told }
  | { type: 'SupplementExpired'; data: MovedDue & { flags: FactFlag[] } }
  | {
      type: 'PaymentRequested';
      data: { amount: number; method: PaymentMethod | null; stopsClock: boolean; flags: FactFlag[] } & Told;
    }
  | {
      type: 'PaymentReceived';
      data: MovedDue & { amount: number | null; method: PaymentMethod | null; flags: FactFlag[] } & Told;
    }
  | {
      type: 'DeadlineExtended';
      data: {
        previousDueAt: IsoInstant;
        dueAt: IsoInstant;
        reasonCode: string;
        responsibleUnitId: string;
        calendarUnpublished: number | null;
        /**
         * Telling its apology is an event (`ApologyTold`), so that whether and when it was told can be asked of the log. Absent
         * before 2026-11-23: nobody knows then.
         */
        telling?: 'event';
        flags: FactFlag[];
      };
    }
  | { type: 'ResultDigitized'; data: { flags: FactFlag[] } }
  | { type: 'SatisfactionRated'; data: { score: number; flags: FactFlag[] } }
  | { type: 'ActivityRecorded'; data: ActivityRecordedData }
  | { type: 'PersonalDataAmended'; data: { members: string[] } }
  | { type: 'PersonErased'; data: { reasonCode: string } }
  | {
      type: 'CorrectionRequested';
      data: {
        targetEventId: string;
        field: CorrectableField;
        from: string | null;
        to: string | null;
        reasonCode: string | null;
      };
    }
  | { type: 'CorrectionRejected'; data: { requestEventId: string; reasonCode: string | null } }
  | { type: 'DossierCorrected'; data: DossierCorrectedData };

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
  'SupplementRequested',
  'SupplementReceived',
  'SupplementExpired',
  'PaymentRequested',
  'PaymentReceived',
  'DeadlineExtended',
  'ResultDigitized',
  'SatisfactionRated',
  'ActivityRecorded',
  'PersonalDataAmended',
  'PersonErased',
  'CorrectionRequested',
  'CorrectionRejected',
  'DossierCorrected',
];

/** A decided event before it is stored: business time and, where there is any, personal text. */
export type DecidedEvent = DossierEvent & {
  schemaVersion: 1;
  occurredAt: IsoInstant;
  personal: PersonalContent | null;
};

/**
 * An event as the fold needs it: what happened, when, and where it stands. Without an id it cannot be corrected;
 * without an actor nobody is its author.
 */
export type FoldableEvent = DossierEvent & {
  occurredAt: IsoInstant;
  version: number;
  eventId?: string;
  actorId?: string | null;
  /** When it was entered; absent for one that is not stored yet. */
  recordedAt?: IsoInstant;
  /** The file or feed that told it. */
  origin?: string | null;
};

/** The stream that holds a dossier's events. */
export const dossierStream = (code: string): string => `dossier-${code}`;

/** The code in a dossier stream's id; null for any other stream. */
export const codeOfStream = (streamId: string): string | null =>
  streamId.startsWith('dossier-') ? streamId.slice('dossier-'.length) : null;

export const toIso = (instant: number): IsoInstant => new Date(instant).toISOString();
export const toInstant = (iso: IsoInstant): number => Date.parse(iso);
