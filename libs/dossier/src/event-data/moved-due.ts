import type { ClockPolicy } from '#calendar';
import type { IsoInstant } from './iso-instant.js';

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
