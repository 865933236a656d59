import type { ClockPolicy, Limit } from '#calendar';
import type { AgencyLevel, CorrectableField } from '../vocabulary.js';
import type { IsoInstant } from './iso-instant.js';
import type { DossierReceivedData } from './reception.js';
import type { AssumedMember } from './told.js';

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
