import type { Received } from '#dossier';
import type { Zone } from '#indicators';
import { isoText as iso } from '../instant-text.js';
import { dayOf } from './part.js';

/** What became of the result, and what the applicant thought of it. */
export const resultColumns = ({ receivedAt, digitizedAt, satisfaction, ratedAt }: Received, zone: Zone) => ({
  digitized_at: iso(digitizedAt),
  digitized_on: dayOf(digitizedAt, zone, receivedAt),
  satisfaction,
  rated_on: dayOf(ratedAt, zone, receivedAt),
});

export type ResultColumns = ReturnType<typeof resultColumns>;

export const sameResult = (a: Received, b: Received): boolean =>
  a.receivedAt === b.receivedAt &&
  a.digitizedAt === b.digitizedAt &&
  a.satisfaction === b.satisfaction &&
  a.ratedAt === b.ratedAt;

export const WITHOUT_RESULT: ResultColumns = {
  digitized_at: null,
  digitized_on: null,
  satisfaction: null,
  rated_on: null,
};
