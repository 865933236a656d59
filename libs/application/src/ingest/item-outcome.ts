import { PASSING_PROBLEMS } from '#dossier';
import type { FeedEvent, FeedProblem } from '#dossier';
import type { BroughtEvent, ItemOutcome, ItemProblem } from './ingest-sync.types.js';
import type { PendingItem } from './pending-item.js';

export const outcomeOf = (
  item: PendingItem,
  problems: ItemProblem[],
  adds: boolean,
  events: BroughtEvent[] = [],
): ItemOutcome => ({
  code: item.read.code,
  outcome: problems.length > 0 ? 'quarantined' : adds ? 'accepted' : 'duplicate',
  problems,
  quarantineId: problems.length > 0 ? item.itemId : null,
  events,
});

export const isInferred = ({ data }: FeedEvent): boolean => 'told' in data && data.told?.inferred === true;

/** The events of a dossier that one of its items tells. */
export const broughtBy = (
  place: number,
  { events, tellers }: { events: readonly FeedEvent[]; tellers: readonly number[] },
): BroughtEvent[] =>
  events
    .filter((_event, index) => tellers[index] === place)
    .map((event) => ({ type: event.type, inferred: isInferred(event) }));

/** Another item of its dossier may take away what it waits for. */
export const mayPass = (problems: readonly ItemProblem[]): boolean =>
  problems.some(({ code }) => PASSING_PROBLEMS.has(code as FeedProblem['code']));

/** What became of an item that was tried twice. */
export function afterAll(before: ItemOutcome | undefined, now: ItemOutcome): ItemOutcome {
  if (before === undefined) return now;
  const events = [...before.events, ...now.events];
  const outcome = now.outcome === 'duplicate' && events.length > 0 ? 'accepted' : now.outcome;
  return { ...now, outcome, events, ...(before.personalDropped === true ? { personalDropped: true } : {}) };
}
