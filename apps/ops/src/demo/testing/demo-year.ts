import { civilServiceCalendar, type Instant } from '#calendar';
import { codeOfStream, type DossierState, evolve, type Received, unknownDossier } from '#dossier';
import { type Counts, countPopulation, type DossierFacts, fixedOffsetZone, findPolicy, noCounts } from '#indicators';
import { DEMO_SEED, generateDemo, type GeneratedDemo } from '../generate-demo.js';

export const SUNDAY_MORNING = Date.parse('2026-11-22T10:00:00+07:00');
export const HANOI = fixedOffsetZone(420);

/** A whole demo year ending on a Sunday, as most specs look at it. */
export const demoYear = (options: { seed?: number; now?: Instant; dossiers?: number } = {}): GeneratedDemo =>
  generateDemo({ seed: DEMO_SEED, now: SUNDAY_MORNING, calendar: civilServiceCalendar, ...options });

/** The states of all dossiers, folded as the log gives them; throws for a history that cannot be. */
export function statesOf({ entries }: GeneratedDemo): DossierState[] {
  const states = new Map<string, DossierState>();
  for (const { streamId, expectedVersion, event, eventId, actorId } of entries) {
    const state = states.get(streamId) ?? unknownDossier(codeOfStream(streamId) ?? streamId);
    states.set(streamId, evolve(state, { ...event, version: expectedVersion + 1, eventId, actorId }));
  }
  return [...states.values()];
}

/** Counts of CONTRACT 7 for dossiers as they stand at the end, for what ended from `fromAt` on. */
export function countsOf(states: readonly DossierState[], fromAt: Instant, at: Instant): Counts {
  if (states.length === 0) return noCounts();
  const dossiers = states.map((state) => ({
    facts: state.received ? factsOf(state) : null,
    keys: {},
    refusedAt: state.received ? null : state.refusedAt,
  }));
  const question = { period: { fromAt, endAt: at + 1 }, at, policy: findPolicy('tt01-2020'), zone: HANOI };
  return countPopulation(dossiers, question);
}

function factsOf(state: Received): DossierFacts {
  const { receivedAt, grain, dueAt, firstPromiseAt, promiseDueAt, limit, waits, supplementRequests } = state;
  const { processedAt, returnedAt, withdrawnAt, stoppedAt } = state;
  const promise = { dueAt, firstPromiseAt, promiseDueAt, indexDueAt: null, limit };
  const ends = { processedAt, returnedAt, withdrawnAt, stoppedAt };
  return { receivedAt, grain, ...promise, ...ends, waits, supplementRequests };
}

/** Early and on time of what was early, on time or late, in percent. */
export const rateOf = ({ early, onTime, late }: Counts): number => (100 * (early + onTime)) / (early + onTime + late);
