import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import request from 'supertest';
import { CATALOGUE_STREAM } from '#dossier';
import { PostgresEventStore } from '#event-store';
import type { TypeOrmDatabase } from '#platform';
import { createSmallTenant, tokenFor } from '../../../../test/dsl/small-tenant.js';
import { openSpecDatabase } from '../../../../test/support/spec-database.js';
import type { SpecDatabase } from '../../../../test/support/spec-database.js';
import { createApi } from '../create-api.js';

const TENANT = 'H26';
const SAMPLE_FILE = '../../../../libs/application/src/catalogue/testing/sample-catalogue.json';
const SAMPLE = JSON.parse(readFileSync(new URL(SAMPLE_FILE, import.meta.url), 'utf8')) as Record<string, object[]>;

let testDatabase: SpecDatabase;
let database: TypeOrmDatabase;
let app: NestFastifyApplication;
let admin: string;

beforeAll(async () => {
  testDatabase = await openSpecDatabase();
  database = testDatabase.database;
  await createSmallTenant(database, TENANT);
  admin = await tokenFor(database, TENANT, 'admin');
  app = await createApi(
    {
      databaseUrl: testDatabase.appUrl,
      poolSize: 4,
      masterKey: randomBytes(32),
      houseRules: { lateEntryDays: 30, lateEntryFlagHours: 24 },
      onTrouble: () => undefined,
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

const send = (document: object, query = '', token = admin) =>
  request(app.getHttpServer())
    .post(`/api/v1/catalogue/import${query}`)
    .set('Authorization', `Bearer ${token}`)
    .send(document);
const items = async (path: string, token = admin): Promise<Record<string, unknown>[]> => {
  const answer = await request(app.getHttpServer())
    .get(`/api/v1/catalogue/${path}`)
    .set('Authorization', `Bearer ${token}`);
  return (answer.body as { items: Record<string, unknown>[] }).items;
};
const eventCount = async (): Promise<number> => {
  const rows = await database.query<{ n: number }>(`select count(*)::int as n from event where tenant_id = $1`, [
    TENANT,
  ]);
  return rows[0]?.n ?? -1;
};

describe('POST /catalogue/import', () => {
  it('with dryRun=true counts and writes nothing; a misspelt answer is refused', async () => {
    const before = await eventCount();
    const trial = await send(SAMPLE, '?dryRun=true');
    expect(trial.status).toBe(200);
    expect(trial.body).toMatchObject({ agencies: { added: 4 }, events: 4, dryRun: true });
    const misspelt = await send(SAMPLE, '?dryRun=yes');
    expect(misspelt.body).toMatchObject({ code: 'VALIDATION.FAILED', errors: [{ pointer: '?dryRun' }] });
    expect(await eventCount()).toBe(before);
  });

  it('defines what the document says at once, and the same document again writes nothing', async () => {
    const answer = await send(SAMPLE);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      fields: { added: 2, changed: 0, unchanged: 0 },
      agencies: { added: 4, changed: 0, unchanged: 0 },
      procedures: { added: 3, changed: 0, unchanged: 0 },
      clockPolicies: { added: 2, changed: 0, unchanged: 0 },
      events: 4,
      dryRun: false,
      changes: [],
    });
    expect((await items('procedures')).filter(({ code }) => code === '1.009999')).toHaveLength(2);
    expect(await items('clock-policies')).toContainEqual({
      id: 'cut-off-15',
      policy: { supplement: 'pause', payment: 'pause', cutoff: '15:00' },
    });
    const before = await eventCount();
    expect((await send(SAMPLE)).body).toMatchObject({ procedures: { unchanged: 3 }, events: 0 });
    expect(await eventCount()).toBe(before);
    const [, , , event] = await new PostgresEventStore(database).readStream(TENANT, CATALOGUE_STREAM);
    expect(event).toMatchObject({ type: 'FieldsDefined', actorId: 'token:admin', unitId: null });
  });

  it('a clerk can then receive under it', async () => {
    const clerk = await tokenFor(database, TENANT, 'clerk');
    const received = await request(app.getHttpServer())
      .post('/api/v1/dossiers')
      .set('Authorization', `Bearer ${clerk}`)
      .set('Idempotency-Key', randomUUID())
      .send({ procedureCode: '1.009999', agencyId: 'X01.W1', channel: 'counter', caseCode: undefined });
    expect(received.status).toBe(201);
  });

  it('a list of papers is asked for as it was given, and refused by row and member', async () => {
    const components = [
      { code: '01', name: 'Tờ khai', form: 'original', required: true, copies: 1 },
      { code: '02', name: 'Bản sao giấy chứng sinh', form: 'copy', required: false, copies: 2 },
    ];
    const one = { code: '1.555555', name: 'Có danh mục giấy tờ', limits: [{ limit: null }] };
    expect((await send({ procedures: [{ ...one, components }] })).body).toMatchObject({ events: 1 });
    const kept = (await items('procedures')).find(({ code }) => code === '1.555555');
    expect(kept?.['components']).toEqual(components);
    const refused = await send({
      procedures: [{ ...one, components: [components[0], { ...components[1], copies: 0 }] }],
    });
    expect(refused.body).toMatchObject({
      code: 'VALIDATION.FAILED',
      errors: [{ pointer: '/procedures/0/components/1/copies', code: 'COMPONENT.INVALID' }],
    });
  });

  it('names every problem and writes nothing', async () => {
    const before = await eventCount();
    const refused = await send({
      fields: [{ code: 'new', name: 'New' }],
      agencies: [{ id: 'A', name: 'A', parentId: 'nobody' }],
      procedures: [{ code: '1.1', name: 'P', limits: [{ limit: { value: 0, unit: 'workingDay' } }] }],
    });
    expect(refused.status).toBe(400);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(refused.body).toMatchObject({
      code: 'VALIDATION.FAILED',
      errors: [
        { pointer: '/procedures/0/limits/0/limit/value', code: 'LIMIT.INVALID' },
        { pointer: '/agencies/0/parentId', code: 'AGENCY.UNKNOWN' },
      ],
    });
    expect(await eventCount()).toBe(before);
  });

  it('of two documents sent together each is decided against what the other wrote', async () => {
    const field = (code: string) => ({ code, name: code });
    const sent = [
      [field('a'), field('b')],
      [field('b'), field('c')],
      [field('c'), field('a')],
    ];
    const answers = await Promise.all(sent.map((fields) => send({ fields })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const added = answers.map(({ body }) => (body as { fields: { added: number } }).fields.added);
    expect(added.reduce((sum, n) => sum + n, 0)).toBe(3);
  });

  it('is the administrator’s of the whole tenant', async () => {
    for (const role of ['clerk', 'supervisor', 'inspector', 'integration'] as const) {
      expect((await send(SAMPLE, '', await tokenFor(database, TENANT, role))).status).toBe(403);
    }
    expect((await send(SAMPLE, '', await tokenFor(database, TENANT, 'admin', 'H26.12'))).status).toBe(403);
    expect((await request(app.getHttpServer()).post('/api/v1/catalogue/import').send(SAMPLE)).status).toBe(401);
  });

  it('takes bodies larger than the other routes do, up to ten megabytes', async () => {
    const name = 'x'.repeat(300);
    const fields = (count: number) => Array.from({ length: count }, (_, i) => ({ code: `f${String(i)}`, name }));
    expect((await send({ fields: fields(5_000) }, '?dryRun=true')).body).toMatchObject({ fields: { added: 5_000 } });
    expect((await send({ fields: fields(40_000) }, '?dryRun=true')).status).toBe(413);
    const elsewhere = await request(app.getHttpServer())
      .post('/api/v1/recomputations')
      .set('Authorization', `Bearer ${admin}`)
      .send({ period: name.repeat(5_000) });
    expect(elsewhere.status).toBe(413);
  });
});
