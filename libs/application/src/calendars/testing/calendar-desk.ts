import { computeDue } from '#calendar';
import type { CalendarVersion, Limit } from '#calendar';
import { calendarStream, dossierStream, toIso } from '#dossier';
import { PostgresEventStore } from '#event-store';
import type { Database, NewEvent } from '#event-store';
import { uuidV7 } from '#platform';

/** A dossier as a spec receives it; times as `2026-04-20 08:00`, wall clock in Vietnam. */
export interface DeskDossier {
  code: string;
  receivedAt: string;
  calendar: CalendarVersion;
  /** Default: ten working days; null: none. */
  limit?: Limit | null;
  agencyId?: string;
  /** A due that was given; no clock runs. */
  givenDueAt?: string;
  /** What follows, in order. */
  then?: { type: string; at: string; data?: Record<string, unknown> }[];
}

export const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+07:00`);

const TEN_DAYS: Limit = { value: 10, unit: 'workingDay' };

export const newEvent = (type: string, instant: number, data: object): NewEvent => ({
  ...{ eventId: uuidV7(), type, schemaVersion: 1, occurredAt: toIso(instant), data: { ...data } },
  ...{ actorId: 'spec', unitId: null, correlationId: null, causationId: null, personal: null },
});

/** The events of a dossier, as the counter would have decided them. */
export function eventsOf(dossier: DeskDossier): NewEvent[] {
  const { code, calendar, limit = TEN_DAYS, agencyId = 'H26.12', givenDueAt, then = [] } = dossier;
  const receivedAt = at(dossier.receivedAt);
  const computed = limit === null ? null : toIso(computeDue({ receivedAt, limit, calendar }).dueAt);
  const given = givenDueAt !== undefined;
  const received = newEvent('DossierReceived', receivedAt, {
    ...{ code, procedureCode: '1.000001', caseCode: null, fieldCode: 'HT', agencyId, agencyLevel: 'province' },
    ...{ receivingAgencyId: agencyId, clockStartsAt: toIso(receivedAt), channel: 'counter' },
    ...{ limit: given ? null : limit, promise: given ? 'given' : 'computed' },
    ...{ grain: limit?.unit === 'workingHour' ? 'instant' : 'date', clockPolicyId: 'default' },
    ...{ calendarId: given ? null : calendar.id, calendarVersion: given ? null : calendar.version },
    ...{ dueAt: given ? toIso(at(givenDueAt)) : computed, calendarUnpublished: null },
    ...{ applicantKind: 'citizen', components: [], flags: [] },
  });
  return [received, ...then.map((step) => newEvent(step.type, at(step.at), { flags: [], ...step.data }))];
}

/** Writes into the log of a tenant past every command. */
export class CalendarDesk {
  readonly store: PostgresEventStore;

  constructor(
    private readonly database: Database,
    readonly tenant: string,
  ) {
    this.store = new PostgresEventStore(database);
  }

  async receive(...dossiers: DeskDossier[]): Promise<void> {
    for (let first = 0; first < dossiers.length; first += 300) {
      const requests = dossiers.slice(first, first + 300).map((dossier) => ({
        ...{ streamId: dossierStream(dossier.code), expectedVersion: 0, events: eventsOf(dossier) },
      }));
      const outcomes = await this.store.append(this.tenant, requests);
      if (outcomes.some(({ verdict }) => verdict !== 'appended')) throw new Error('not appended');
    }
  }

  /** A version that nobody recalculates: as a loader publishes the first one. */
  async publishRaw(calendar: CalendarVersion, agencyIds?: string[]): Promise<void> {
    const data = { calendar, ...(agencyIds === undefined ? {} : { agencyIds }) };
    const events = [newEvent('CalendarPublished', at('2026-01-02 08:00'), data)];
    const expectedVersion = calendar.version - 1;
    const [outcome] = await this.store.append(this.tenant, [
      { streamId: calendarStream(calendar.id), expectedVersion, events },
    ]);
    if (outcome?.verdict !== 'appended') throw new Error('not appended');
  }

  /** Dues moved by calendars: `code from -> to (fromVersion>toVersion)`, local days, in the order of the log. */
  async moved(): Promise<string[]> {
    const rows = await this.database.query<{ line: string }>(
      `select substr(stream_id, 9) || ' ' || ((data ->> 'previousDueAt')::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date
         || ' -> ' || ((data ->> 'dueAt')::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date
         || ' (' || (data -> 'cause' ->> 'fromVersion') || '>' || (data -> 'cause' ->> 'toVersion') || ')' as line
       from event where tenant_id = $1 and type = 'DeadlineRecalculated' order by position`,
      [this.tenant],
    );
    return rows.map(({ line }) => line);
  }
}
