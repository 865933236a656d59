import type { ClockPolicy, Limit } from '#calendar';
import type { AgencyLevel, ApplicantKind, Channel, ComponentForm } from '../vocabulary.js';
import type { FactFlag } from './fact-flag.js';
import type { IsoInstant } from './iso-instant.js';
import type { Told } from './told.js';

export interface Component {
  code: string;
  name: string;
  form: ComponentForm;
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
