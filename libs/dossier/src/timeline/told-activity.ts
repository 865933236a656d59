import type { Instant } from '#calendar';

/** A piece of work on a dossier as another system tells it; it has no id, so two are the same when all of this is. */
export interface ToldActivity {
  at: Instant;
  name: string;
  status: string | null;
  unitId: string | null;
  pseudonym: string | null;
  /** Whether it is flagged as after the end; absent: that follows from the ends. No part of what makes two the same. */
  afterEnd?: boolean;
}

/** The same text for the same activity. */
export const activityKey = ({ at, name, status, unitId, pseudonym }: ToldActivity): string =>
  JSON.stringify([at, name, status, unitId, pseudonym]);
