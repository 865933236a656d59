import type { DossierEvent, FoldableEvent } from '../events.js';
import { toInstant } from '../events.js';

/** What goes first of two things told of one instant. */
const PLACE: Readonly<Partial<Record<DossierEvent['type'], number>>> = {
  ...{ DossierSubmitted: -2, IntakeRefused: -1, DossierReceived: 0 },
  ...{ SupplementRequested: 1, PaymentRequested: 2, SupplementReceived: 3, SupplementExpired: 3, PaymentReceived: 4 },
  ...{ DeadlineRecalculated: 5, DeadlineExtended: 5 },
  ...{ DossierProcessed: 7, ResultReturned: 8, DossierWithdrawn: 9, ProcessingStopped: 9 },
};
const ELSE = 6;
const WAITS: ReadonlySet<number> = new Set([1, 2, 3, 4]);

interface Keyed<T> {
  event: T;
  at: number;
  since: number;
  place: number;
}

/**
 * A life in the order of its time. Whatever is told to lie before the reception follows it; of one instant a wait ends
 * before the next begins, and a wait of no length begins before it ends. Else as it was recorded.
 */
export function inOrderOfTime<T extends FoldableEvent>(events: readonly T[]): readonly T[] {
  const reception = events.find(({ type }) => type === 'DossierReceived');
  const earliest = reception === undefined ? -Infinity : toInstant(reception.occurredAt);
  return events
    .map((event): Keyed<T> => keyed(event, earliest))
    .sort((a, b) => a.at - b.at || ofOneInstant(a, b))
    .map(({ event }) => event);
}

function keyed<T extends FoldableEvent>(event: T, earliest: number): Keyed<T> {
  const place = PLACE[event.type] ?? ELSE;
  const at = toInstant(event.occurredAt);
  const told = 'told' in event.data ? event.data.told : undefined;
  const since = told?.since === undefined ? at : toInstant(told.since);
  return { event, at: place < 0 ? -Infinity : Math.max(at, earliest), since, place };
}

function ofOneInstant(a: Keyed<unknown>, b: Keyed<unknown>): number {
  const bothWait = WAITS.has(a.place) && WAITS.has(b.place);
  return (bothWait ? a.since - b.since : 0) || a.place - b.place;
}
