import type { FeedEvent } from '#dossier';
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
