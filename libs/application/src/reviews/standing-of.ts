import { addDays, localDate, startOfLocalDay } from '#calendar';
import type { Instant } from '#calendar';
import type { DossierState, Lateness } from '#dossier';
import { classify, findPolicy } from '#indicators';
import type { DossierClass } from '#indicators';
import { countingFacts, zoneOf } from '#read-models';

const TT01 = findPolicy('tt01-2020');
const FIRST_PROMISE = findPolicy('first-promise');
const LATE: ReadonlySet<DossierClass> = new Set(['late', 'openOverdue']);

/** How a dossier stands for its review: late under `tt01-2020` or not, and against its first promise. */
export function standingOf(
  state: DossierState,
  now: Instant,
  timezone: string,
): { lateness: Lateness | null; lateAgainstPromise: boolean } {
  if (!state.received) return { lateness: null, lateAgainstPromise: false };
  const zone = zoneOf(timezone);
  const facts = countingFacts(state);
  const { class: found, end, comparedWith } = classify(facts, TT01, now, zone);
  const lateAgainstPromise = LATE.has(classify(facts, FIRST_PROMISE, now, zone).class);
  if (!LATE.has(found) || comparedWith === null) return { lateness: null, lateAgainstPromise };
  const lateness: Lateness = {
    kind: end === null ? 'openOverdue' : 'endedLate',
    dueAt: comparedWith,
    lateSince: lateFrom(comparedWith, state.grain, timezone),
    endedAt: end,
  };
  return { lateness, lateAgainstPromise };
}

/** CONTRACT 7.4: a limit in days from the first instant after its local due date, a limit in hours from its instant. */
const lateFrom = (dueAt: Instant, grain: 'date' | 'instant', timezone: string): Instant =>
  grain === 'instant' ? dueAt : startOfLocalDay(addDays(localDate(dueAt, timezone), 1), timezone);
