import { calendarStream } from '#dossier';
import type { CalendarPublished } from '#dossier';
import type { Database, EventStore, NewEvent } from '#event-store';
import type { Jobs } from '../jobs/jobs.js';
import type { Clock, Ids } from '../ports.js';
import { ProblemError } from '../problem-error.js';
import type { CalendarDraft } from './calendar-drafts.js';
import { CalendarPublications } from './calendar-publications.js';

export interface PublishTools {
  database: Database;
  store: Pick<EventStore, 'append' | 'readStream'>;
  jobs: Jobs;
  clock: Clock;
  ids: Ids;
}

/** Who publishes, and where a file came from. */
export interface PublishedBy {
  actorId: string;
  unitId: string | null;
  origin?: string;
}

export interface PublishedCalendar {
  id: string;
  version: number;
  /** Of the event in the log. */
  position: number;
  /** Of the recalculation. */
  jobId: string | null;
}

/**
 * Writes `CalendarPublished` into the calendar's stream and owes its recalculation. What stands in the stream decides:
 * of two publishers one wins, the other is told CALENDAR.VERSION_TAKEN.
 */
export async function publishCalendar(
  tools: PublishTools,
  tenant: string,
  { calendar, agencyIds }: Pick<CalendarDraft, 'calendar' | 'agencyIds'>,
  by: PublishedBy,
): Promise<PublishedCalendar> {
  const { id, version } = calendar;
  const streamId = calendarStream(id);
  const published = await tools.store.readStream(tenant, streamId);
  const latest = (published.at(-1)?.data as CalendarPublished['data'] | undefined)?.calendar.version;
  if (latest !== undefined && version !== latest + 1) throw taken(id, version, latest);
  const event = publication(tools, { calendar, ...(agencyIds === undefined ? {} : { agencyIds }) }, by);
  const expectedVersion = published.length;
  const [outcome] = await tools.store.append(tenant, [{ streamId, expectedVersion, events: [event] }]);
  if (outcome?.verdict !== 'appended') throw taken(id, version, version);
  const position = outcome.lastPosition;
  const known = { tenant, id, version, position, eventId: event.eventId, first: latest === undefined };
  const times = { publishedAt: new Date(event.occurredAt), recordedAt: new Date(outcome.recordedAt) };
  const jobId = await new CalendarPublications(tools.database, tools.jobs).owe({ ...known, ...times }, by.actorId);
  return { id, version, position, jobId };
}

function publication({ clock, ids }: PublishTools, data: CalendarPublished['data'], by: PublishedBy): NewEvent {
  const eventId = ids.uuid();
  const { actorId, unitId, origin } = by;
  const who = { actorId, unitId, correlationId: eventId, causationId: null, personal: null };
  const metadata = origin === undefined ? {} : { metadata: { origin } };
  const occurredAt = new Date(clock.now()).toISOString();
  const copy = structuredClone(data) as unknown as Record<string, unknown>;
  return { eventId, type: 'CalendarPublished', schemaVersion: 1, occurredAt, ...who, data: copy, ...metadata };
}

const taken = (id: string, version: number, latest: number) =>
  new ProblemError(
    'CALENDAR.VERSION_TAKEN',
    `version ${String(version)} of calendar ${id} cannot be published: ${String(latest)} is; import the change again`,
    { calendarId: id, version, published: latest },
  );
