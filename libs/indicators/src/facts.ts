import type { Instant, Limit } from '#calendar';

/** Days and months are judged by the local date, hours by the instant (DOMAIN 4). */
export type Grain = 'date' | 'instant';

export type WaitKind = 'supplement' | 'payment';

/** Time that is the applicant's; half-open `[from, to)`, `to` null while it lasts. */
export interface Wait {
  kind: WaitKind;
  from: Instant;
  to: Instant | null;
}

/** What counting knows of one dossier, as known at one cut of the log. Absent is null; instants are epoch ms. */
export interface DossierFacts {
  receivedAt: Instant;
  grain: Grain;
  /** The due in force; null without a limit. */
  dueAt: Instant | null;
  /** The due as first printed; never moves. */
  firstPromiseAt: Instant | null;
  /** The first promise moved only by the applicant's own waiting; null means it stands at `firstPromiseAt`. */
  promiseDueAt: Instant | null;
  /**
   * The due that the national index compares with where that is not `dueAt`: computed from the limit where no due
   * was given, or a feed's unmoved due plus the counted minutes of waiting. Whoever holds the calendar fills it.
   */
  indexDueAt: Instant | null;
  limit: Limit | null;
  processedAt: Instant | null;
  returnedAt: Instant | null;
  withdrawnAt: Instant | null;
  stoppedAt: Instant | null;
  waits: readonly Wait[];
  /** Requests for a supplement after reception, a whole number ≥ 0. */
  supplementRequests: number;
}

const WITHOUT_ANYTHING: Omit<DossierFacts, 'receivedAt' | 'grain' | 'supplementRequests'> = {
  dueAt: null,
  firstPromiseAt: null,
  promiseDueAt: null,
  indexDueAt: null,
  limit: null,
  processedAt: null,
  returnedAt: null,
  withdrawnAt: null,
  stoppedAt: null,
  waits: [],
};

/** The grain a limit asks for: the instant for working hours, else the local date. */
export function grainOf(limit: Limit | null): Grain {
  return limit?.unit === 'workingHour' ? 'instant' : 'date';
}

/**
 * Whole facts from typed partial ones: what is absent is null, the grain follows the limit, and the supplement
 * requests are as many as the supplement waits.
 */
export function completeFacts(known: Partial<DossierFacts> & { receivedAt: Instant }): DossierFacts {
  const waits = known.waits ?? [];
  return {
    ...WITHOUT_ANYTHING,
    grain: grainOf(known.limit ?? null),
    supplementRequests: waits.filter((wait) => wait.kind === 'supplement').length,
    ...known,
  };
}
