import type { Instant } from '#calendar';
import { effectiveHistory } from '../effective-history.js';
import { afterEffective } from '../evolve.js';
import { toInstant } from '../events.js';
import type { DossierState, Received } from '../state.js';
import { unknownDossier } from '../state.js';

/** A due, and since when it holds; null: none. */
export interface DueSince {
  since: Instant;
  dueAt: Instant | null;
}

/**
 * Every due a dossier has had, each once, the first promise first and the due in force last; `since` never falls back
 * (what is told late holds from the moment on that the one before it began). Empty if there never was one.
 */
export function dueHistory({ code, steps, receivedAt, firstPromiseAt }: Received): DueSince[] {
  const dues: DueSince[] = [];
  let since = receivedAt;
  const add = (dueAt: Instant | null, at: Instant) => {
    if (dueAt === (dues.at(-1)?.dueAt ?? null)) return;
    since = Math.max(since, at);
    dues.push({ since, dueAt });
  };
  let state: DossierState = unknownDossier(code);
  for (const step of effectiveHistory(steps)) {
    const next = afterEffective(state, step);
    if (next === null) continue;
    // What was printed, where a correction gives the reception another due.
    if (next.received && !state.received && next.dueAt !== null) add(firstPromiseAt, receivedAt);
    state = next;
    if (state.received) add(state.dueAt, toInstant(step.occurredAt));
  }
  return dues;
}
