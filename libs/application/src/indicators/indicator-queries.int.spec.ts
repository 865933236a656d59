import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type DossierReceivedData, dossierStream } from '#dossier';
import { PostgresEventStore, ProjectionStore, Projector } from '#event-store';
import type { Database } from '#event-store';
import { fixedClock } from '#platform';
import { DossierFactsProjection, zoneOf } from '#read-models';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/support/spec-database.js';
import type { Principal } from '../access/principal.js';
import { Catalogues } from '../catalogue/catalogues.js';
import { GetIndicatorDossiersHandler, GetIndicatorsHandler } from './indicator-queries.handlers.js';
import { GetIndicatorDossiers, GetIndicators } from './indicator-queries.js';

const TENANT = 'I1';
const ZONE = 'Asia/Ho_Chi_Minh';
const MARCH = { period: '2026-03' };
const clock = fixedClock('2026-04-10T10:00:00+07:00');

let testDatabase: SpecDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await openSpecDatabase(4);
  database = testDatabase.database;
  await database.query('insert into tenant (tenant_id, name, timezone) values ($1, $1, $2)', [TENANT, ZONE]);
  const store = new PostgresEventStore(database);
  await store.append(TENANT, [reception('d1', 'A'), reception('d2', 'B'), reception('d3', 'B')]);
  const projections = new ProjectionStore(database);
  const facts = new DossierFactsProjection((...asked) => projections.readStreams(...asked), zoneOf);
  await new Projector(projections, facts, { batchSize: 100 }).catchUp(TENANT, ZONE);
});
afterAll(() => testDatabase.drop());

function reception(code: string, agencyId: string) {
  const data: Partial<DossierReceivedData> = {
    ...{ code, agencyId, agencyLevel: 'commune', receivingAgencyId: null, procedureCode: 'P1', fieldCode: 'F1' },
    ...{ channel: 'online', limit: null, promise: 'given', grain: 'date', clockStartsAt: '2026-03-02T02:00:00.000Z' },
    ...{ dueAt: '2026-03-20T09:00:00.000Z', components: [], flags: [] },
  };
  const nobody = { actorId: null, unitId: null, correlationId: null, causationId: null, personal: null };
  const occurredAt = '2026-03-02T02:00:00.000Z';
  const event = { eventId: randomUUID(), type: 'DossierReceived', schemaVersion: 1, data, occurredAt, ...nobody };
  return { streamId: dossierStream(code), expectedVersion: 0, events: [event] };
}

const principal = (unitId: string | null, role: Principal['role'] = 'supervisor'): Principal => ({
  ...{ tenant: TENANT, timezone: ZONE, tokenId: 't', actorId: 'a' },
  ...{ role, unitId },
});
const figuresFor = (who: Principal, parameters = {}) =>
  new GetIndicatorsHandler(database, clock, new Catalogues(database, clock)).execute(
    new GetIndicators(who, { ...MARCH, ...parameters }),
  );
const dossiersFor = (who: Principal, parameters = {}) =>
  new GetIndicatorDossiersHandler(database, clock, new Catalogues(database, clock)).execute(
    new GetIndicatorDossiers(who, { ...MARCH, ...parameters }),
  );

describe('figures over the query bus', () => {
  test('of the whole tenant', async () => {
    const answer = await figuresFor(principal(null), { groupBy: 'agency' });
    expect(answer.rows.map(({ key, openOverdue }) => [key, openOverdue])).toEqual([
      [{ agency: 'A' }, 1],
      [{ agency: 'B' }, 2],
    ]);
    expect(answer).toMatchObject({
      ...{ policy: 'tt01-2020', policyVersion: 1, from: '2026-03-01', to: '2026-03-31', position: 3, incomplete: 0 },
      ...{ asOf: '2026-04-10T03:00:00.000Z', computedAt: '2026-04-10T03:00:00.000Z' },
      total: { received: 3, open: 3, rate: { percent: null }, survivorshipSafe: { percent: '0.00' } },
    });
  });

  test('a principal of a unit sees that unit’s figures and dossiers only', async () => {
    expect((await figuresFor(principal('A'), { groupBy: 'agency' })).rows.map((row) => row.key)).toEqual([
      { agency: 'A' },
    ]);
    expect((await figuresFor(principal('A'))).total.received).toBe(1);
    const page = await dossiersFor(principal('A'), { class: 'openOverdue' });
    expect(page.items.map((item) => item.code)).toEqual(['d1']);
    expect((await dossiersFor(principal('A'), { class: 'openOverdue', agencyId: 'B' })).items).toEqual([]);
  });

  test('a page goes on from its cursor', async () => {
    const first = await dossiersFor(principal(null), { class: 'received', limit: '2' });
    expect(first).toMatchObject({ next: 'd2', policy: 'tt01-2020', position: 3 });
    const second = await dossiersFor(principal(null), { class: 'received', limit: '2', cursor: first.next });
    expect([second.items.map((item) => item.code), second.next]).toEqual([['d3'], null]);
  });

  test('needs a role that may read them, and parameters it knows', async () => {
    await expect(figuresFor(principal(null, 'integration'))).rejects.toMatchObject({ code: 'AUTH.FORBIDDEN' });
    await expect(figuresFor(principal(null), { policy: 'best' })).rejects.toMatchObject({
      code: 'VALIDATION.FAILED',
      extra: { errors: [expect.objectContaining({ pointer: '?policy', code: 'POLICY.UNKNOWN' })] },
    });
  });
});
