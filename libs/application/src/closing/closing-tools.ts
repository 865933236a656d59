import type { Instant } from '#calendar';
import type { Database, EventStore, NewEvent } from '#event-store';

/** What closing works with. */
export interface ClosingTools {
  database: Database;
  store: Pick<EventStore, 'append' | 'readStream' | 'readStreams'>;
  /** A UUID version 7. */
  newId: () => string;
  /** Events are recorded at the time of the clock given and not of the database: for the demo loader and specs. */
  keepTime?: boolean;
  /** Called between the pieces of long work, so that whoever watches the run knows that it goes on. */
  alive?: () => Promise<void>;
}

/** Whose periods. */
export interface ClosingTenant {
  tenant: string;
  timezone: string;
}

/** Who closes; null: the nightly run. */
export interface ClosingActor {
  actorId: string;
  unitId: string | null;
}

/** An event of closing as it is handed to the store. */
export function closingEvent(
  { keepTime }: ClosingTools,
  eventId: string,
  { type, data, now, by }: { type: string; data: object; now: Instant; by: ClosingActor | null },
): NewEvent {
  const occurredAt = new Date(now).toISOString();
  return {
    ...{ eventId, type, schemaVersion: 1, occurredAt, correlationId: eventId, causationId: null, personal: null },
    ...{ actorId: by?.actorId ?? null, unitId: by?.unitId ?? null },
    data: structuredClone(data) as Record<string, unknown>,
    // After the cut that the event speaks of, as the database's own clock would have it.
    ...(keepTime === true ? { recordedAt: new Date(now + 1).toISOString() } : {}),
  };
}
