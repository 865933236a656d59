import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import request from 'supertest';
import { civilServiceCalendar } from '#calendar';
import { createSmallTenant, tokenFor } from '../../../../test/dsl/small-tenant.js';
import { openSpecDatabase } from '../../../../test/support/spec-database.js';
import type { SpecDatabase } from '../../../../test/support/spec-database.js';
import { createApi } from '../create-api.js';

let testDatabase: SpecDatabase;
let app: NestFastifyApplication;
let clerk: string;
let bare: string;

beforeAll(async () => {
  testDatabase = await openSpecDatabase();
  const { database } = testDatabase;
  await createSmallTenant(database, 'H26');
  await database.query("insert into tenant (tenant_id, name, timezone) values ('BARE', 'BARE', 'Asia/Ho_Chi_Minh')");
  clerk = await tokenFor(database, 'H26', 'clerk');
  bare = await tokenFor(database, 'BARE', 'admin');
  app = await createApi(
    {
      databaseUrl: testDatabase.appUrl,
      poolSize: 2,
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

const call = (query = '', token = clerk) =>
  request(app.getHttpServer()).post(`/api/v1/deadlines/explain${query}`).set('Authorization', `Bearer ${token}`);
const LEAST = { receivedAt: '2026-03-02T10:00:00+07:00', limit: { value: 2, unit: 'workingDay' } };
const ACROSS_TET = {
  receivedAt: '2026-01-08T16:00:00+07:00',
  limit: { value: 40, unit: 'workingHour' },
  interruptions: [{ kind: 'supplement', from: '2026-01-12T10:00:00+07:00', to: '2026-02-25T09:00:00+07:00' }],
};
const golden = (language: string) =>
  readFileSync(
    resolve(process.cwd(), `libs/exchange/src/deadline-text/golden/hours-with-supplement-across-tet.${language}.txt`),
    'utf8',
  );

describe('POST /deadlines/explain', () => {
  it('answers due, first promise, calendar and a trace from reception to due', async () => {
    const answer = await call().send(ACROSS_TET);
    expect(answer.status).toBe(200);
    const { trace, ...rest } = answer.body as { trace: { from: string; to: string; minutes?: number }[] };
    expect(rest).toEqual({
      dueAt: '2026-02-27T08:00:00.000Z',
      firstPromiseAt: '2026-01-14T09:00:00.000Z',
      calendar: { id: civilServiceCalendar.id, version: 1 },
    });
    expect(trace[0]).toEqual({
      from: '2026-01-08T09:00:00.000Z',
      to: '2026-01-08T10:00:00.000Z',
      counted: true,
      because: 'session',
      minutes: 60,
    });
    expect(trace.at(-1)?.to).toBe('2026-02-27T08:00:00.000Z');
    expect(trace.reduce((sum, { minutes = 0 }) => sum + minutes, 0)).toBe(2400);
    expect(trace).toContainEqual({
      from: '2026-01-12T03:00:00.000Z',
      to: '2026-02-25T02:00:00.000Z',
      counted: false,
      because: 'waiting',
      kind: 'supplement',
    });
  });

  it('says who is awaited and what is not announced yet', async () => {
    const interruptions = [{ kind: 'payment', from: '2026-12-31T10:00:00+07:00' }];
    const answer = await call().send({ ...LEAST, receivedAt: '2026-12-31T09:00:00+07:00', interruptions });
    expect(answer.body).toMatchObject({ waitingSince: '2026-12-31T03:00:00.000Z', calendarUnpublished: 2027 });
  });

  it('takes the calendar and the policy given with the question, or named by it', async () => {
    const calendar = {
      ...structuredClone(civilServiceCalendar),
      id: 'INLINE',
      version: 7,
      daysOff: [],
      makeUpDays: [],
    };
    const inline = await call('', bare).send({
      ...LEAST,
      calendar,
      policy: { supplement: '766', payment: 'run', cutoff: '09:00' },
    });
    expect(inline.body).toMatchObject({ dueAt: '2026-03-05T01:00:00.000Z', calendar: { id: 'INLINE', version: 7 } });
    const named = await call().send({ ...LEAST, calendar: civilServiceCalendar.id, policyId: 'default' });
    expect(named.body).toMatchObject({ dueAt: '2026-03-04T03:00:00.000Z', firstPromiseAt: '2026-03-04T03:00:00.000Z' });
  });

  it('answers as text where text is asked for, in the language asked for', async () => {
    const vietnamese = await call().set('Accept', 'text/plain').send(ACROSS_TET);
    expect(vietnamese.status).toBe(200);
    expect(vietnamese.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(vietnamese.headers['content-language']).toBe('vi');
    expect(vietnamese.text).toBe(golden('vi'));
    const english = await call('?format=text').set('Accept-Language', 'en-GB,en;q=0.9').send(ACROSS_TET);
    expect(english.text).toBe(golden('en'));
    const chosen = await call('?format=text&lang=vi').set('Accept-Language', 'en').send(ACROSS_TET);
    expect(chosen.text).toBe(golden('vi'));
  });

  const huge = { ...LEAST, limit: { value: 36_000, unit: 'workingDay' } };
  const closed = { ...civilServiceCalendar, sessions: {}, makeUpDays: [] };
  it.each<[string, unknown, string, string]>([
    ['an unknown policy', { ...LEAST, policyId: 'nope' }, '/policyId', 'POLICY.UNKNOWN'],
    ['an unknown calendar', { ...LEAST, calendar: 'nope' }, '/calendar', 'CALENDAR.UNKNOWN'],
    ['a calendar without work', { ...LEAST, calendar: closed }, '/calendar', 'CALENDAR.NO_WORKING_TIME'],
    ['a limit of 0', { ...LEAST, limit: { value: 0, unit: 'month' } }, '/limit/value', 'LIMIT.INVALID'],
    ['no reception', { limit: LEAST.limit }, '/receivedAt', 'INSTANT.INVALID'],
    ['an unknown member', { ...LEAST, colour: 'red' }, '/colour', 'UNKNOWN_MEMBER'],
    ['a due a century away', huge, '/limit', 'TRACE.TOO_LONG'],
    ['a body that is no object', [1], '', 'BODY.NOT_AN_OBJECT'],
  ])('refuses %s by its pointer', async (_, body, pointer, code) => {
    const answer = await call().send(body as object);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      code: 'VALIDATION.FAILED',
      errors: [expect.objectContaining({ pointer, code })],
    });
  });

  it('refuses where no calendar is published, unknown formats and languages, and nobody in particular', async () => {
    expect((await call('', bare).send(LEAST)).body).toMatchObject({ errors: [{ pointer: '/calendar' }] });
    expect((await call('?lang=fr').send(LEAST)).body).toMatchObject({ errors: [{ pointer: '?lang' }] });
    expect((await call('?format=pdf').send(LEAST)).body).toMatchObject({ errors: [{ pointer: '?format' }] });
    expect((await call('', 'nonsense').send(LEAST)).status).toBe(401);
  });
});
