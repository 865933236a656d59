import { civilServiceCalendar } from '#calendar';
import { Tokens } from '#application';
import type { Role } from '#application';
import { CATALOGUE_STREAM, calendarStream } from '#dossier';
import type { CatalogueEvent } from '#dossier';
import { PostgresEventStore } from '#event-store';
import type { Database } from '#event-store';
import { systemClock, uuidV7 } from '#platform';

const always = { validFrom: null, validTo: null, provisional: false };

/** A tenant small enough to read: one department, two wards, four procedures. */
export const SMALL_CATALOGUE: CatalogueEvent[] = [
  { type: 'FieldsDefined', data: { fields: [{ code: 'HT', name: 'Hộ tịch', provisional: false }] } },
  {
    type: 'AgenciesDefined',
    data: {
      agencies: [
        { id: 'H26', name: 'Thành phố Hà Nội', parentId: null, level: 'province', ...always },
        { id: 'H26.12', name: 'Sở Tư pháp', parentId: 'H26', level: 'province', ...always },
        { id: 'H26.W1', name: 'Phường Một', parentId: 'H26', level: 'commune', ...always },
        { id: 'H26.W2', name: 'Phường Hai', parentId: 'H26', level: 'commune', ...always },
      ],
    },
  },
  {
    type: 'ProceduresDefined',
    data: {
      procedures: [
        procedure('1.000001', 'Ten working days', { value: 10, unit: 'workingDay' }),
        procedure('1.000002', 'Eight working hours', { value: 8, unit: 'workingHour' }),
        procedure('1.000003', 'No limit', null),
        procedure('1.000004', 'Thirty working days', { value: 30, unit: 'workingDay' }),
      ],
    },
  },
];

function procedure(code: string, name: string, limit: { value: number; unit: 'workingDay' | 'workingHour' } | null) {
  return {
    code,
    name,
    fieldCode: 'HT',
    limits: [{ channel: null, caseCode: null, limit }],
    clockPolicyId: 'default',
    ...always,
  };
}

/** Creates a tenant with the civil-service calendar and the small catalogue. */
export async function createSmallTenant(
  database: Database,
  tenant: string,
  timezone = 'Asia/Ho_Chi_Minh',
): Promise<void> {
  await database.query('insert into tenant (tenant_id, name, timezone) values ($1, $1, $2)', [tenant, timezone]);
  const store = new PostgresEventStore(database);
  const envelope = (event: { type: string; data: object }) => ({
    ...event,
    data: event.data as Record<string, unknown>,
    eventId: uuidV7(),
    schemaVersion: 1,
    occurredAt: '2026-01-01T00:00:00.000Z',
    actorId: 'spec',
    unitId: null,
    correlationId: null,
    causationId: null,
    personal: null,
  });
  await store.append(tenant, [
    { streamId: CATALOGUE_STREAM, expectedVersion: 0, events: SMALL_CATALOGUE.map(envelope) },
    {
      streamId: calendarStream(civilServiceCalendar.id),
      expectedVersion: 0,
      events: [envelope({ type: 'CalendarPublished', data: { calendar: civilServiceCalendar } })],
    },
  ]);
}

/** A bearer token for a role, seeing the whole tenant unless a unit is given. */
export async function tokenFor(
  database: Database,
  tenant: string,
  role: Role,
  unitId: string | null = null,
): Promise<string> {
  const tokens = new Tokens(database, systemClock, { uuid: uuidV7 });
  return (await tokens.create({ tenant, role, name: role, unitId, expiresAt: null })).token;
}
