import type { Instant } from '#calendar';
import type { CalendarPublished, CatalogueEvent, DecidedEvent, DecidedReviewEvent, DecidedTelling } from '#dossier';

interface Placed<Event> {
  streamId: string;
  /** The stream's version before this event. */
  expectedVersion: number;
  /** Given where other events may name it; else the loader makes one. */
  eventId?: string;
  event: Event;
  actorId: string;
  unitId: string | null;
  /** Never earlier than `event.occurredAt`, never later than the `now` of the generation. */
  recordedAt: Instant;
}

/** One event of a dossier with its place in the log. */
export type DemoEntry = Placed<DecidedEvent>;

/** A step of the review of a late dossier. */
export type DemoReviewEntry = Placed<DecidedReviewEvent>;

/** What an applicant was told. */
export type DemoTellingEntry = Placed<DecidedTelling>;

/** A definition of the catalogue or a published calendar; it stands in the log before the first dossier. */
export type DemoSetUpEntry = Placed<
  (CatalogueEvent | CalendarPublished) & { schemaVersion: 1; occurredAt: string; personal: null }
>;
