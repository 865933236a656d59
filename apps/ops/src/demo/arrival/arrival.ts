import type { Instant } from '#calendar';
import type { Channel, ProcedureDefinition } from '#dossier';
import type { AgencyProfile } from '../profile/agency-profile.js';
import type { MixRow } from '../profile/procedure-mix.js';

/** A dossier that comes in: when, where, for what and how. */
export interface Arrival {
  at: Instant;
  /** Counts arrivals from 0; seeds what becomes of the dossier. */
  serial: number;
  channel: Channel;
  profile: AgencyProfile;
  row: MixRow;
  procedure: ProcedureDefinition;
}
