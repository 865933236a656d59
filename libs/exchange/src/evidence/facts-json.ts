import type { Instant, Limit } from '#calendar';
import type { DossierFacts, Grain, WaitKind } from '#indicators';

/** Facts as `POST /classifications/explain` takes them; instants as ISO texts in UTC. */
export interface FactsJson {
  receivedAt: string;
  grain: Grain;
  limit: Limit | null;
  dueAt: string | null;
  firstPromiseAt: string | null;
  promiseDueAt: string | null;
  indexDueAt: string | null;
  processedAt: string | null;
  returnedAt: string | null;
  withdrawnAt: string | null;
  stoppedAt: string | null;
  waits: { kind: WaitKind; from: string; to: string | null }[];
  supplementRequests: number;
}

/** The JSON of facts; `parseFacts` of #indicators reads it back. */
export const factsJson = (facts: DossierFacts): FactsJson => ({
  receivedAt: isoOf(facts.receivedAt),
  grain: facts.grain,
  limit: facts.limit,
  dueAt: isoOrNull(facts.dueAt),
  firstPromiseAt: isoOrNull(facts.firstPromiseAt),
  promiseDueAt: isoOrNull(facts.promiseDueAt),
  indexDueAt: isoOrNull(facts.indexDueAt),
  processedAt: isoOrNull(facts.processedAt),
  returnedAt: isoOrNull(facts.returnedAt),
  withdrawnAt: isoOrNull(facts.withdrawnAt),
  stoppedAt: isoOrNull(facts.stoppedAt),
  waits: facts.waits.map(({ kind, from, to }) => ({ kind, from: isoOf(from), to: isoOrNull(to) })),
  supplementRequests: facts.supplementRequests,
});

export const isoOf = (instant: Instant): string => new Date(instant).toISOString();
export const isoOrNull = (instant: Instant | null): string | null => (instant === null ? null : isoOf(instant));
