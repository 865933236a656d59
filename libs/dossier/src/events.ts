import type { PersonalContent } from './personal.js';
import type { ActivityRecordedData } from './event-data/activity.js';
import type { DossierCorrectedData } from './event-data/corrections.js';
import type { FactFlag } from './event-data/fact-flag.js';
import type { IsoInstant } from './event-data/iso-instant.js';
import type { DeadlineCause, MovedDue, SupplementItem } from './event-data/moved-due.js';
import type { DossierReceivedData } from './event-data/reception.js';
import type { Told } from './event-data/told.js';
import type {
  AgencyLevel,
  Channel,
  CorrectableField,
  HandOverMode,
  PaymentMethod,
  ProcessingDecision,
  ReturnRoute,
} from './vocabulary.js';

export type { Applicant, PersonalContent } from './personal.js';
export type { ActivityRecordedData } from './event-data/activity.js';
export type * from './event-data/corrections.js';
export type { FactFlag } from './event-data/fact-flag.js';
export { instantOrNull, toInstant, toIso, type IsoInstant } from './event-data/iso-instant.js';
export type { DeadlineCause, MovedDue, SupplementItem } from './event-data/moved-due.js';
export type { Component, DossierReceivedData } from './event-data/reception.js';
export { TELLING_BASES, type AssumedMember, type Told, type TellingBasis } from './event-data/told.js';

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
