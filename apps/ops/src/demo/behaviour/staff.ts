import { CITY } from '../catalogue/city-agencies.js';
import type { AgencyProfile } from '../profile/agency-profile.js';
import type { Random } from '../random.js';

/** Who does something, and where that person sits. */
export interface Actor {
  actorId: string;
  unitId: string | null;
}

/** The portal, which files what citizens send it. */
export const PORTAL: Actor = { actorId: 'cong-dvc', unitId: null };

/** Officers are `cb`, clerks `tn`, leaders `ld`; e.g. `cb-00004-02`. */
export const pseudonym = (kind: 'cb' | 'tn' | 'ld', agencyId: string, number: number): string =>
  `${kind}-${agencyId.slice(CITY.length + 1).replaceAll('.', '-')}-${String(number).padStart(2, '0')}`;

/** An officer of the agency, e.g. `cb-00004-02`. */
export const anOfficer = ({ agencyId, officers }: AgencyProfile, random: Random): string =>
  pseudonym('cb', agencyId, 1 + random.below(officers));

/** A clerk of the agency's desk, e.g. `tn-00004-01`. */
export const aClerk = (agencyId: string, clerks: number, random: Random): string =>
  pseudonym('tn', agencyId, 1 + random.below(clerks));

/** Who heads the agency, e.g. `ld-00004-01`. */
export const leaderOf = (agencyId: string): string => pseudonym('ld', agencyId, 1);
