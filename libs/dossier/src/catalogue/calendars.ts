import type { CalendarVersion } from '#calendar';
import type { AgencyDefinition, CalendarPublished } from './events.js';

/** Which working calendars there are and whom they serve. */
export interface CalendarsInUse {
  /** Versions per calendar id, in the order they were published. */
  calendars: ReadonlyMap<string, readonly CalendarVersion[]>;
  /** The tenant's calendar, as published last; used where no agency above has one of its own. */
  defaultCalendar: CalendarVersion | null;
  /** Calendar id per agency that has one of its own; everything below it in the tree follows. */
  calendarOfAgency: ReadonlyMap<string, string>;
  /** Ids of calendars that were published for agencies; one that lost them all does not become the tenant's by that. */
  agencyCalendars: ReadonlySet<string>;
}

/** Nothing published yet. */
export const noCalendars = (): CalendarsInUse => ({
  calendars: new Map(),
  defaultCalendar: null,
  calendarOfAgency: new Map(),
  agencyCalendars: new Set(),
});

/** The calendars after one more publication; the calendar's object is kept as it came and never written to. */
export function publishCalendar(before: CalendarsInUse, { calendar, agencyIds }: CalendarPublished['data']) {
  const { id } = calendar;
  const calendars = new Map(before.calendars).set(id, [...(before.calendars.get(id) ?? []), calendar]);
  const agencyCalendars = new Set(before.agencyCalendars);
  let { calendarOfAgency } = before;
  if (agencyIds !== undefined) {
    // Whom it serves is said anew: agencies it does not name any more follow those above them again.
    const others = [...calendarOfAgency].filter(([, calendarId]) => calendarId !== id);
    calendarOfAgency = new Map([...others, ...agencyIds.map((agencyId): [string, string] => [agencyId, id])]);
    if (agencyIds.length > 0) agencyCalendars.add(id);
    else agencyCalendars.delete(id);
  }
  // The tenant's own calendar stays the tenant's when it is also given to agencies: nobody is left without one.
  const isTenants = !agencyCalendars.has(id) || before.defaultCalendar?.id === id;
  const defaultCalendar = isTenants ? calendar : before.defaultCalendar;
  return { calendars, defaultCalendar, calendarOfAgency, agencyCalendars } satisfies CalendarsInUse;
}

/**
 * The calendar an agency works by: that of the nearest agency at or above it that has one of its own, else the
 * tenant's (also for an unknown agency and for null); null when none has been published.
 */
export function calendarFor(
  catalogue: CalendarsInUse & { agencies: ReadonlyMap<string, AgencyDefinition> },
  agencyId: string | null,
): CalendarVersion | null {
  const seen = new Set<string>();
  for (let current = agencyId; current !== null && !seen.has(current);) {
    seen.add(current);
    const own = catalogue.calendarOfAgency.get(current);
    if (own !== undefined) return latestCalendar(catalogue, own);
    current = catalogue.agencies.get(current)?.parentId ?? null;
  }
  return catalogue.defaultCalendar;
}

/** The version of a calendar that was published last; null if there is none. */
export const latestCalendar = ({ calendars }: CalendarsInUse, id: string): CalendarVersion | null =>
  calendars.get(id)?.at(-1) ?? null;

/** A calendar in one of its versions; null if it was never published. */
export const calendarVersion = ({ calendars }: CalendarsInUse, id: string, version: number): CalendarVersion | null =>
  calendars.get(id)?.findLast((calendar) => calendar.version === version) ?? null;
