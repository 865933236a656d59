import type { Instant } from '#calendar';
import type { Grain } from '../facts.js';
import type { Zone } from '../zone.js';

export type Verdict = 'early' | 'onTime' | 'late';

/** The one predicate of CONTRACT 7.4: ended and open dossiers are both judged by it. */
export function compareWithDue(judgedAt: Instant, dueAt: Instant, grain: Grain, zone: Zone): Verdict {
  const judged = grain === 'date' ? zone.localDay(judgedAt) : judgedAt;
  const due = grain === 'date' ? zone.localDay(dueAt) : dueAt;
  if (judged < due) return 'early';
  return judged === due ? 'onTime' : 'late';
}
