import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomBytes } from 'node:crypto';
import request from 'supertest';
import { civilServiceCalendar } from '#calendar';
import { PostgresEventStore } from '#event-store';
import type { TypeOrmDatabase } from '#platform';
import { createSmallTenant, tokenFor } from '../../../../test/dsl/small-tenant.js';
import { openSpecDatabase } from '../../../../test/support/spec-database.js';
import type { SpecDatabase } from '../../../../test/support/spec-database.js';
import { createApi } from '../create-api.js';

const ID = civilServiceCalendar.id;
// JSON leaves a member without a value out: the next version is meant.
const content = { ...civilServiceCalendar, version: undefined };
const withDay = (date: string) => ({ ...content, daysOff: [...content.daysOff, { date, name: 'Nghỉ thêm' }] });

let testDatabase: SpecDatabase;
let database: TypeOrmDatabase;
let app: NestFastifyApplication;
let admin: string;
let tenant: string;
let count = 0;

beforeAll(async () => {
  testDatabase = await openSpecDatabase();
  database = testDatabase.database;
  app = await createApi(
    {
      ...{ databaseUrl: testDatabase.appUrl, poolSize: 4, masterKey: randomBytes(32) },
      ...{ houseRules: { lateEntryDays: 30, lateEntryFlagHours: 24 }, onTrouble: () => undefined },
    },
    false,
  );
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterAll(async () => {
  await app.close();
  await testDatabase.drop();
});
beforeEach(async () => {
  tenant = `H${String((count += 1))}`;
  await createSmallTenant(database, tenant);
  admin = await tokenFor(database, tenant, 'admin');
});

const post = (path: string, token = admin) =>
  request(app.getHttpServer()).post(`/api/v1/calendars${path}`).set('Authorization', `Bearer ${token}`);
const get = (path: string, token = admin) =>
  request(app.getHttpServer()).get(`/api/v1/${path}`).set('Authorization', `Bearer ${token}`);
type Body = Record<string, unknown> & { errors?: { pointer: string }[] };

describe('calendars over HTTP', () => {
  it('imports a draft, previews, publishes and lists it', async () => {
    const imported = await post('').send({ ...withDay('2026-12-24'), agencyIds: ['H26.W1'] });
    expect([imported.status, imported.body]).toMatchObject([
      201,
      { id: ID, version: 2, agencyIds: ['H26.W1'], changes: [{ date: '2026-12-24', after: [] }], weekly: false },
    ]);
    const days = (imported.body as { workingDays: Record<string, number> }).workingDays;
    expect(days['2026']).toBeGreaterThan(240);
    const preview = await post(`/${ID}/preview`).send();
    const { jobId } = preview.body as { jobId: string };
    expect([preview.status, preview.headers['location']]).toEqual([202, `/api/v1/jobs/${jobId}`]);
    expect((await get(`jobs/${jobId}`)).body).toMatchObject({
      kind: 'calendar-preview',
      progress: { unit: 'dossier' },
    });
    expect((await get(`calendars/previews/${jobId}/moves?limit=10`)).body).toEqual({ items: [], next: null });
    const published = await post(`/${ID}/publish`).send();
    const job = (published.body as { jobId: string }).jobId;
    expect([published.status, published.headers['location']]).toEqual([202, `/api/v1/jobs/${job}`]);
    expect(published.body).toMatchObject({ id: ID, version: 2, jobId: job });
    expect((await get('calendars')).body).toMatchObject({
      drafts: [],
      published: [
        { id: ID, version: 2, agencyIds: ['H26.W1'], recalculation: { state: 'open', jobId: job, moved: 0 } },
      ],
    });
    const [, event] = await new PostgresEventStore(database).readStream(tenant, `calendar-${ID}`);
    expect(event).toMatchObject({ type: 'CalendarPublished', actorId: expect.stringContaining('admin') as unknown });
    expect((await post(`/${ID}/publish`).send()).status).toBe(404);
    expect(
      (await request(app.getHttpServer()).delete(`/api/v1/jobs/${job}`).set('Authorization', `Bearer ${admin}`)).status,
    ).toBe(409);
  });

  it('is won by one of two publishers', async () => {
    await post('').send(withDay('2026-12-24'));
    const answers = await Promise.all([post(`/${ID}/publish`).send(), post(`/${ID}/publish`).send()]);
    const statuses = answers.map(({ status }) => status).toSorted();
    expect(statuses[0]).toBe(202);
    expect([404, 409]).toContain(statuses[1]);
    expect(await new PostgresEventStore(database).readStream(tenant, `calendar-${ID}`)).toHaveLength(2);
  });

  it('takes a table of days, and keeps refusing one elsewhere', async () => {
    const table = 'date,kind,name\n2027-01-01,OFF,Tết Dương lịch\n2027-01-09,WORK,Làm bù\n';
    const imported = await post('').set('Content-Type', 'text/csv').send(table);
    expect([imported.status, imported.body]).toMatchObject([201, { id: ID, version: 2 }]);
    expect((await get('calendars')).body).toMatchObject({ drafts: [{ id: ID, version: 2 }] });
    const elsewhere = await post(`/${ID}/preview`).set('Content-Type', 'text/csv').send(table);
    expect(elsewhere.status).toBe(415);
    const broken = await post('').set('Content-Type', 'text/csv').send('date,kind,name\n2027-02-30,OFF,x\n');
    expect([broken.status, (broken.body as Body).errors?.[0]?.pointer]).toEqual([400, 'row 2, date']);
  });

  it.each<[string, object, string]>([
    ['another zone', { ...content, timezone: 'Asia/Tokyo' }, '/timezone'],
    ['a version that is published', { ...content, version: 1 }, '/version'],
    ['a version too far', { ...content, version: 4 }, '/version'],
    ['no working time', { ...content, sessions: {} }, '/sessions'],
    ['an unknown agency', { ...content, agencyIds: ['H26.W1', 'X99'] }, '/agencyIds/1'],
    ['agencies that are no list', { ...content, agencyIds: 'H26' }, '/agencyIds'],
    ['what is no calendar', { id: ID }, '/timezone'],
    ['a list', [], ''],
  ])('refuses %s', async (_name, body, pointer) => {
    const answer = await post('').send(body);
    expect([answer.status, (answer.body as Body)['code']]).toEqual([400, 'VALIDATION.FAILED']);
    expect((answer.body as Body).errors?.map((error) => error.pointer)).toContain(pointer);
  });

  it('is for an administrator of the whole tenant', async () => {
    const others = [
      await tokenFor(database, tenant, 'supervisor'),
      await tokenFor(database, tenant, 'admin', 'H26.W1'),
    ];
    for (const token of others) {
      expect((await post('', token).send(content)).status).toBe(403);
      expect((await post(`/${ID}/preview`, token).send()).status).toBe(403);
      expect((await post(`/${ID}/publish`, token).send()).status).toBe(403);
      expect((await get('calendars', token)).status).toBe(403);
    }
  });

  it('previews a calendar given in the request; knows no draft and no preview of others', async () => {
    expect((await post(`/${ID}/preview`).send(withDay('2026-12-24'))).status).toBe(202);
    expect((await post('/other/preview').send(withDay('2026-12-24'))).status).toBe(400);
    expect((await post('/other/preview').send()).status).toBe(404);
    expect((await get('calendars/previews/not-an-id/moves')).status).toBe(404);
    expect((await get(`calendars/previews/${tenant}/moves?limit=0`)).status).toBe(404);
  });
});
