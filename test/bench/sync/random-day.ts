import fc from 'fast-check';
import { createHash } from 'node:crypto';
import type { FoldableEvent } from '#dossier';
import type { SyncText } from '#exchange';
import { logs, waitingLogs } from '../../dsl/histories.js';
import { foldLife, isTold, knowable, livesOf, syncOf } from '../../dsl/told-lives.js';

/** After the last thing that a random history tells. */
export const NOW = Date.parse('2027-06-01T08:00:00+07:00');
/** In the midst of most of them: the day before is told then, by what had happened. */
export const DAY_BEFORE = Date.parse('2026-04-05T00:30:00+07:00');
const LOGS_AT_ONCE = 200;

/** A dossier of a random history as both services tell it, today and at a moment before, and what is true of it. */
export interface ToldDossier {
  code: string;
  today: SyncText[];
  yesterday: SyncText[];
  /** What a sync can know of it, as JSON. */
  facts: string;
}

/** So many dossiers of random histories; the same seed gives the same. */
export function* toldDossiers(dossiers: number, seed: number): Generator<ToldDossier> {
  let made = 0;
  for (let batch = 0; made < dossiers; batch++) {
    const sample = fc.sample(fc.oneof(logs, waitingLogs), { numRuns: LOGS_AT_ONCE, seed: seed + batch });
    for (const life of sample.flatMap((log) => [...livesOf(log).values()])) {
      if (made === dossiers || !isTold(life)) continue;
      made++;
      const code = `H26.12-2603-${String(made).padStart(7, '0')}`;
      yield told(
        code,
        life.map((event) => renamed(event, code)),
      );
    }
  }
}

function told(code: string, life: readonly FoldableEvent[]): ToldDossier {
  const before = life.filter(({ occurredAt }) => Date.parse(occurredAt) <= DAY_BEFORE);
  return {
    code,
    today: syncOf(code, life),
    yesterday: before.length === 0 ? [] : syncOf(code, before),
    facts: factsText(code, life),
  };
}

const renamed = (event: FoldableEvent, code: string): FoldableEvent =>
  'code' in event.data ? ({ ...event, data: { ...event.data, code } } as FoldableEvent) : event;

export const factsText = (code: string, events: readonly FoldableEvent[]): string =>
  JSON.stringify(knowable(foldLife(code, events)));

/** Any order, the same at every run. */
export const shuffled = (items: readonly string[]): string[] =>
  items
    .map((item) => ({ item, place: chance(item) }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);

const chance = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE();
