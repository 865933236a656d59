import { civilServiceCalendar } from '#calendar';
import { calendarStream } from '#dossier';
import type { EventStore } from '#event-store';
import { systemClock, uuidV7 } from '#platform';

/** Publishes the civil-service calendar into a tenant's log unless its stream has begun; answers whether it did. */
export async function publishCalendarIfMissing(store: EventStore, tenant: string): Promise<boolean> {
  const eventId = uuidV7();
  const who = { actorId: 'system', unitId: null, correlationId: eventId, causationId: null };
  const data = { calendar: structuredClone(civilServiceCalendar) as unknown as Record<string, unknown> };
  const occurredAt = new Date(systemClock.now()).toISOString();
  const event = { eventId, type: 'CalendarPublished', schemaVersion: 1, occurredAt, ...who, data, personal: null };
  const streamId = calendarStream(civilServiceCalendar.id);
  const [outcome] = await store.append(tenant, [{ streamId, expectedVersion: 0, events: [event] }]);
  return outcome?.verdict === 'appended';
}
