import fc from 'fast-check';
import { addDays, localDate } from '#calendar';
import type { StoredEvent } from '#event-store';
import { DAYS, FIRST } from '../../../../test/dsl/histories.js';

const HOUR = 3_600_000;

const day = fc.integer({ min: -2, max: DAYS + 20 }).map((days) => addDays('2026-03-01', days));

/** A period and a moment of knowledge for a log of {@link logs}; `bordersOf` says them once the log is written. */
export const randomCut = {
  days: fc.tuple(day, day),
  // Borders are where mistakes live: a period may begin on an event's day or end the day before one, and as-of may be
  // the very moment an event was recorded. (A `freq` of 1 would be never.)
  fromEvent: fc.option(fc.nat(), { nil: null, freq: 2 }),
  beforeEvent: fc.option(fc.nat(), { nil: null, freq: 2 }),
  asOf: fc.oneof(
    fc.constant(null),
    fc.record({ hours: fc.integer({ min: 0, max: (DAYS + 30) * 24 }) }),
    fc.record({ ofEvent: fc.nat() }),
  ),
  now: fc.integer({ min: 60 * 24, max: 200 * 24 }).map((hours) => FIRST + hours * HOUR),
  population: fc.constantFrom('handled' as const, 'handled' as const, 'received' as const),
};

export interface RandomCut {
  days: [string, string];
  fromEvent: number | null;
  beforeEvent: number | null;
  asOf: { hours: number } | { ofEvent: number } | null;
  now: number;
}

/** The period and as-of of a random cut; `seen` is a now at which the whole log is known. */
export function bordersOf(
  { days, fromEvent, beforeEvent, asOf, now }: RandomCut,
  log: readonly Pick<StoredEvent, 'occurredAt' | 'recordedAt'>[],
  timezone: string,
) {
  const dayOf = (index: number | null, offset: number, otherwise: string): string => {
    const event = index === null ? undefined : log[index % Math.max(log.length, 1)];
    return event === undefined ? otherwise : addDays(localDate(Date.parse(event.occurredAt), timezone), offset);
  };
  const [first, last] = [dayOf(fromEvent, 0, days[0]), dayOf(beforeEvent, -1, days[1])];
  const recorded = log.map((event) => Date.parse(event.recordedAt));
  const seen = Math.max(now, ...recorded);
  const [from, to] = first < last ? [first, last] : [last, first];
  if (asOf === null) return { from, to, asOf, seen };
  const instant =
    'hours' in asOf ? FIRST + asOf.hours * HOUR : (recorded[asOf.ofEvent % Math.max(log.length, 1)] ?? seen);
  return { from, to, asOf: instant, seen };
}
