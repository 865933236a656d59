import type { CalendarVersion } from '#calendar';
import type { FoldableEvent } from '#dossier';
import { calendarStream, codeOfStream, dossierStream } from '#dossier';
import type { Sql } from '#event-store';
import { statements } from './statements.js';

/** An event of a dossier as the log holds it, without its actor and without anything personal. */
export type LoggedEvent = FoldableEvent & {
  eventId: string;
  position: number;
  /** ISO instant, UTC, three decimals. */
  recordedAt: string;
  /** hex */
  hash: string;
};

interface EventRow {
  position: string;
  event_id: string;
  stream_id: string;
  version: number;
  type: string;
  occurred_at: Date;
  recorded_at: Date;
  data: object;
  hash: string;
}

/** The events of some dossiers up to a position, by code, each dossier's in the order of its stream. */
export async function loggedEvents(
  sql: Sql,
  tenant: string,
  codes: readonly string[],
  position: number,
): Promise<Map<string, LoggedEvent[]>> {
  const rows = await sql.query<EventRow>(statements.eventsOfDossiers, [tenant, codes.map(dossierStream), position]);
  const events = new Map<string, LoggedEvent[]>(codes.map((code) => [code, []]));
  for (const row of rows) events.get(codeOfStream(row.stream_id) ?? '')?.push(toEvent(row));
  return events;
}

/** The hash that seals the log up to one of its positions, hex; throws for a position it does not have. */
export async function logHash(sql: Sql, tenant: string, position: number): Promise<string> {
  const [row] = await sql.query<{ hash: string }>(statements.hashAt, [tenant, position]);
  if (row === undefined) throw new Error(`the log of ${tenant} has no position ${String(position)}`);
  return row.hash;
}

/** Every published version of some calendars, each in its order. */
export async function publishedCalendars(sql: Sql, tenant: string, ids: readonly string[]): Promise<CalendarVersion[]> {
  const rows = await sql.query<{ calendar: CalendarVersion }>(statements.publishedCalendars, [
    tenant,
    ids.map(calendarStream),
  ]);
  return rows.map(({ calendar }) => calendar);
}

const toEvent = ({ position, event_id, version, type, occurred_at, recorded_at, data, hash }: EventRow): LoggedEvent =>
  ({
    ...{ position: Number(position), eventId: event_id, version, type, data, hash },
    ...{ occurredAt: occurred_at.toISOString(), recordedAt: recorded_at.toISOString() },
  }) as unknown as LoggedEvent;
