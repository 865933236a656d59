import type { PlainDate } from '#calendar';
import type { EventStore } from '#event-store';
import { PERIOD_CALENDARS, periodsOfYear } from '#indicators';
import type { PeriodCalendar } from '#indicators';
import { periodStream } from './closing-events.js';

/** A closed period by its name. */
export interface ClosedPeriodName {
  calendar: PeriodCalendar;
  period: string;
}

/** Closed periods told by several answers, each once. */
export function eachOnce(periods: readonly ClosedPeriodName[]): ClosedPeriodName[] {
  return [...new Map(periods.map((named) => [`${named.calendar} ${named.period}`, named])).values()];
}

/**
 * The closed periods that what happened on a day may count otherwise: those that end on it or later, because a dossier is
 * carried over into the periods that follow. None for a day that no period has ended after, which costs no question.
 * @param day local date of what is told only now
 * @param today local date of now
 */
export async function closedSince(
  store: Pick<EventStore, 'streamVersions'>,
  tenant: string,
  day: PlainDate,
  today: PlainDate,
): Promise<ClosedPeriodName[]> {
  const [first, last] = [Number(day.slice(0, 4)), Number(today.slice(0, 4))];
  const years = Array.from({ length: Math.max(0, last - first + 1) + 1 }, (_, index) => first + index);
  const ended = years
    .flatMap((year) => PERIOD_CALENDARS.flatMap((calendar) => periodsOfYear(year, calendar)))
    .filter(({ to }) => to >= day && to < today);
  if (ended.length === 0) return [];
  const streams = ended.map(({ calendar, period }) => periodStream(calendar, period));
  const versions = await store.streamVersions(tenant, streams, Number.MAX_SAFE_INTEGER);
  return ended
    .filter(({ calendar, period }) => (versions.get(periodStream(calendar, period)) ?? 0) > 0)
    .map(({ calendar, period }) => ({ calendar, period }));
}
