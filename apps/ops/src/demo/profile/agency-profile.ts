import type { Instant } from '#calendar';
import type { MixRow } from './procedure-mix.js';

/** How one agency behaves in the demo. */
export interface AgencyProfile {
  agencyId: string;
  /** Share of the city's dossiers, relative to the others. */
  weight: number;
  mix: readonly MixRow[];
  /** How many officers and clerks sit there. */
  officers: number;
  clerks: number;
  /** Probability, 0 to 1, that a dossier received then ends after its due. */
  lateShare(receivedAt: Instant): number;
  /** Mean delay of a late dossier, in working days. */
  meanDelayWorkingDays: number;
  /** Whether a dossier may come in at another commune's desk (phi địa giới hành chính). */
  receivesElsewhere: boolean;
}
