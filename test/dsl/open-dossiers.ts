import { civilServiceCalendar, computeDue } from '#calendar';
import type { CalendarVersion } from '#calendar';
import { calendarStream, dossierStream } from '#dossier';
import { PostgresEventStore } from '#event-store';
import type { Database, NewEvent } from '#event-store';
import { uuidV7 } from '#platform';

const HOLIDAY = '2026-04-27';
const DAY = 86_400_000;
/** Reception days from 2026-04-13 on: with twenty working days each life touches the holiday. */
const FIRST = Date.parse('2026-04-13T01:30:00Z');
const LIMIT = { value: 20, unit: 'workingDay' as const };

/** Odd versions work on 27 April 2026, even ones do not. */
export const calendarOfVersion = (version: number): CalendarVersion => ({
  ...civilServiceCalendar,
  ...{ id: 'vn', version },
  daysOff: civilServiceCalendar.daysOff.filter(({ date }) => version % 2 === 0 || date !== HOLIDAY),
});

/** A tenant with a calendar and so many open dossiers, each of two events, that a holiday on 27 April moves by a day. */
export async function fillTenant(database: Database, tenant: string, dossiers: number): Promise<void> {
  await database.query('insert into tenant (tenant_id, name, timezone) values ($1, $1, $2)', [
    tenant,
    'Asia/Ho_Chi_Minh',
  ]);
  const store = new PostgresEventStore(database);
  const calendar = calendarOfVersion(1);
  const published = newEvent('CalendarPublished', '2026-01-02T01:00:00.000Z', { calendar });
  await store.append(tenant, [{ streamId: calendarStream('vn'), expectedVersion: 0, events: [published] }]);
  let writing: Promise<unknown> = Promise.resolve();
  for (let first = 0; first < dossiers; first += 400) {
    const group = Array.from({ length: Math.min(400, dossiers - first) }, (_, index) => {
      const code = `H26-${String(first + index).padStart(7, '0')}`;
      return { streamId: dossierStream(code), expectedVersion: 0, events: lifeOf(code, first + index, calendar) };
    });
    await writing;
    writing = store.append(tenant, group);
  }
  await writing;
}

function lifeOf(code: string, index: number, calendar: CalendarVersion): NewEvent[] {
  const receivedAt = FIRST + (index % 10) * DAY + (index % 97) * 60_000;
  const { dueAt } = computeDue({ receivedAt, limit: LIMIT, calendar });
  const agencyId = `H26.${String(index % 30)}`;
  const received = newEvent('DossierReceived', iso(receivedAt), {
    ...{ code, procedureCode: '1.000001', caseCode: null, fieldCode: 'HT', agencyId, agencyLevel: 'province' },
    ...{ receivingAgencyId: agencyId, clockStartsAt: iso(receivedAt), channel: 'counter', limit: LIMIT },
    ...{ promise: 'computed', grain: 'date', clockPolicyId: 'default', calendarId: 'vn', calendarVersion: 1 },
    ...{ dueAt: iso(dueAt), calendarUnpublished: null, applicantKind: 'citizen', flags: [] },
    components: [{ code: 'TK', name: 'Tờ khai', form: 'original', digitized: true }],
  });
  const handedOver = newEvent('DossierHandedOver', iso(receivedAt + 3_600_000), {
    ...{ fromUnitId: agencyId, toUnitId: agencyId, toOfficerId: `cb-${String(index % 300)}`, step: 'thu-ly' },
    ...{ mode: 'electronic', flags: [] },
  });
  return [received, handedOver];
}

export const newEvent = (type: string, occurredAt: string, data: object): NewEvent => ({
  ...{ eventId: uuidV7(), type, schemaVersion: 1, occurredAt, data: { ...data }, personal: null },
  ...{ actorId: 'token:clerk', unitId: 'H26.12', correlationId: null, causationId: null },
});

const iso = (instant: number): string => new Date(instant).toISOString();
