import { PostgresEventStore, type Database, type NewEvent } from '#event-store';
import { uuidV7 } from '#platform';

const DAY = 86_400_000;

/** A tenant as `dh tenants create` makes it. */
export async function createTenant(database: Database, tenant: string, timezone = 'Asia/Ho_Chi_Minh'): Promise<void> {
  await database.query('insert into tenant (tenant_id, name, timezone) values ($1, $1, $2)', [tenant, timezone]);
}

/** What a dossier of a spec lives through. */
export interface Life {
  code: string;
  /** ISO instants; absent: it has not happened. */
  receivedAt: string;
  dueAt?: string | null;
  processedAt?: string;
  returnedAt?: string;
  agencyId?: string;
}

/** The events of a dossier, as the commands would have decided them. */
export function eventsOf(life: Life): NewEvent[] {
  const { code, receivedAt, dueAt = null, processedAt, returnedAt, agencyId = 'H26.1' } = life;
  const events = [
    event('DossierReceived', receivedAt, {
      ...{ code, procedureCode: '1.001', caseCode: null, fieldCode: 'G01', agencyId, agencyLevel: 'commune' },
      ...{ receivingAgencyId: agencyId, clockStartsAt: receivedAt, channel: 'counter' },
      ...{ limit: dueAt === null ? null : { value: 5, unit: 'workingDay' }, promise: 'computed', grain: 'date' },
      ...{ clockPolicyId: 'default', calendarId: 'vn', calendarVersion: 1, dueAt, calendarUnpublished: null },
      ...{ applicantKind: 'citizen', components: [], flags: [] },
    }),
  ];
  if (processedAt !== undefined) {
    const data = { decision: 'granted', resultNumber: null, resultDigitized: false, flags: [] };
    events.push(event('DossierProcessed', processedAt, data));
  }
  if (returnedAt !== undefined) events.push(event('ResultReturned', returnedAt, { via: 'counter', flags: [] }));
  return events;
}

/** One event that is nothing special otherwise. */
export function event(type: string, occurredAt: string, data: Record<string, unknown>): NewEvent {
  const who = { actorId: 'clerk', unitId: 'H26.1', correlationId: null, causationId: null };
  return {
    eventId: uuidV7(),
    type,
    schemaVersion: 1,
    occurredAt: iso(Date.parse(occurredAt)),
    ...who,
    data,
    personal: null,
  };
}

/** Writes dossiers; answers the head's position. */
export async function append(database: Database, tenant: string, lives: readonly Life[]): Promise<number> {
  const store = new PostgresEventStore(database);
  for (let first = 0; first < lives.length; first += 200) {
    const group = lives.slice(first, first + 200);
    const requests = group.map((life) => ({
      streamId: `dossier-${life.code}`,
      expectedVersion: 0,
      events: eventsOf(life),
    }));
    const outcomes = await store.append(tenant, requests);
    if (outcomes.some((outcome) => outcome.verdict !== 'appended')) throw new Error('not appended');
  }
  return (await store.head(tenant)).position;
}

/** One more event of a dossier that is at a version. */
export async function appendTo(
  database: Database,
  tenant: string,
  code: string,
  version: number,
  more: NewEvent,
): Promise<void> {
  const store = new PostgresEventStore(database);
  const request = { streamId: `dossier-${code}`, expectedVersion: version, events: [more] };
  const [outcome] = await store.append(tenant, [request]);
  if (outcome?.verdict !== 'appended') throw new Error(`not appended: ${JSON.stringify(outcome)}`);
}

/**
 * So many dossiers spread over a year of reception days: most on time, some late, some open, some returned; the same for
 * the same numbers.
 */
export function lives(count: number, from = '2025-03-03T02:00:00Z', prefix = 'D'): Life[] {
  const start = Date.parse(from);
  return Array.from({ length: count }, (_, index) => {
    const received = start + Math.floor((index * 365) / count) * DAY + (index % 7) * 600_000;
    const processed = received + (1 + (index % 9)) * DAY;
    return {
      code: `${prefix}-${String(index).padStart(6, '0')}`,
      receivedAt: iso(received),
      dueAt: index % 11 === 0 ? null : iso(received + 7 * DAY),
      ...(index % 10 === 3 ? {} : { processedAt: iso(processed) }),
      ...(index % 10 !== 3 && index % 4 === 0 ? { returnedAt: iso(processed + DAY) } : {}),
      agencyId: `H26.${String(index % 5)}`,
    };
  });
}

const iso = (instant: number): string => new Date(instant).toISOString();
