import type { FactFlag } from './fact-flag.js';
import type { Told } from './told.js';

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
