import type { Instant } from '#calendar';
import type { DecidedEvent, DossierEvent } from '../events.js';
import { toInstant } from '../events.js';
import type { FeedItem, FeedVerdict, PortalStatus, SnapshotItem } from './feed-item.js';

/** What a status without a date is told as. */
const TOLD_BY: Readonly<Partial<Record<DossierEvent['type'], readonly PortalStatus[]>>> = {
  ...{ SupplementRequested: [5], PaymentRequested: [6] },
  ...{ DossierWithdrawn: [7], ProcessingStopped: [8], DossierProcessed: [9, 10] },
};

/**
 * Of each event of a life the place of the item that tells it, for a report alone: a step for what is known to the second or
 * ends with it, else a snapshot that names the moment and the due, or whose status says it. What items of other days told
 * is put down to the last item that was taken, a correction to what made it necessary.
 */
export function tellersOf(
  life: readonly DecidedEvent[],
  items: readonly FeedItem[],
  verdicts: readonly FeedVerdict[],
): number[] {
  if (items.length < 2) return life.map(() => 0);
  const isTaken = (place: number) => verdicts[place]?.verdict === 'accepted';
  const byInstant = placesByInstant(items);
  const last = items.reduce((found, _item, place) => (isTaken(place) ? place : found), -1);
  let before = last === -1 ? items.length - 1 : last;
  return life.map((event) => {
    if (event.type === 'DossierCorrected') return before;
    const places = (byInstant.get(toInstant(event.occurredAt)) ?? []).filter((place) => tells(items[place], event));
    const ofItsKind = places.filter((place) => (items[place]?.kind === 'progress') === isOfStep(event));
    const found = [...ofItsKind, ...places];
    return (before = found.find(isTaken) ?? found[0] ?? before);
  });
}

function placesByInstant(items: readonly FeedItem[]): ReadonlyMap<Instant, number[]> {
  const places = new Map<Instant, number[]>();
  for (const [place, item] of items.entries()) {
    for (const instant of new Set(item.kind === 'progress' ? [item.at] : namedBy(item))) {
      if (instant === null) continue;
      const same = places.get(instant);
      if (same === undefined) places.set(instant, [place]);
      else same.push(place);
    }
  }
  return places;
}

const namedBy = (item: SnapshotItem): (Instant | null)[] => [
  ...[item.submittedAt, item.receivedAt, item.processedAt, item.returnedAt, item.refusedAt, item.cameAt],
  ...item.supplements.flatMap(({ requestedAt, receivedAt }) => [requestedAt, receivedAt]),
];

const basisOf = ({ data }: DecidedEvent) => ('told' in data ? data.told?.basis : undefined);
const isOfStep = (event: DecidedEvent): boolean => basisOf(event) === 'exact' || basisOf(event) === 'derived';

function tells(item: FeedItem | undefined, event: DecidedEvent): boolean {
  if (item?.kind !== 'snapshot') return item !== undefined;
  if (event.type === 'DeadlineRecalculated') {
    const { dueAt } = event.data;
    const dues = [item.dueAt, ...item.supplements.map((supplement) => supplement.dueAt)];
    return dueAt === null || dues.includes(toInstant(dueAt));
  }
  const { status } = item;
  return basisOf(event) !== 'undated' || (status !== null && TOLD_BY[event.type]?.includes(status) === true);
}
