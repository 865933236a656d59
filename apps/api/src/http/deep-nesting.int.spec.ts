import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { ROLES } from '#application';
import type { Role } from '#application';
import { PostgresEventStore } from '#event-store';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import { tokenFor } from '../../../../test/dsl/small-tenant.js';

let counter: Counter;
let tokens: Record<Role, string>;
beforeAll(async () => {
  counter = await Counter.open();
  tokens = {} as typeof tokens;
  for (const role of ROLES) tokens[role] = await tokenFor(counter.database, COUNTER_TENANT, role);
});
afterAll(() => counter.close());

const LEVELS = 80_000;
const LISTS = '['.repeat(LEVELS) + ']'.repeat(LEVELS);
const OBJECTS = '{"a":'.repeat(LEVELS) + '1' + '}'.repeat(LEVELS);
const head = async () => (await new PostgresEventStore(counter.database).head(COUNTER_TENANT)).position;
const item = (inside: string) =>
  `{"MaHoSo":"X-1","NgayTiepNhan":"20260302080000","TrangThaiHoSo":"2","TaiLieuNop":${inside}}`;

/** Written as text: a client would run out of stack first. */
const send = (path: string, body: string, role: Role, type: string) =>
  request(counter.app.getHttpServer())
    .post(`/api/v1${path}`)
    .set('Authorization', `Bearer ${tokens[role]}`)
    .set('Idempotency-Key', randomUUID())
    .set('Content-Type', type)
    .send(body);

const JSON_TYPE = 'application/json';
const EVENTS = (inside: string) => `[{"specversion":"1.0","data":${inside}}]`;
const CALENDAR = (inside: string) => `{"id":"vn-civil-service","daysOff":${inside}}`;
const ROUTES: [path: string, role: Role, type: string, bodyOf: (inside: string) => string][] = [
  ['/ingest/dvcqg', 'integration', JSON_TYPE, (inside) => `{"service":"DongBoHoSoMC","data":[${item(inside)}]}`],
  ['/ingest/events', 'integration', JSON_TYPE, EVENTS],
  ['/ingest/events', 'integration', 'application/cloudevents-batch+json', EVENTS],
  ['/catalogue/import', 'admin', JSON_TYPE, (inside) => `{"procedures":[{"code":"1","limits":${inside}}]}`],
  ['/plans', 'admin', JSON_TYPE, (inside) => `{"id":"p","targets":${inside}}`],
  ['/calendars', 'admin', JSON_TYPE, CALENDAR],
  ['/calendars', 'admin', 'text/csv', CALENDAR],
  [
    '/dossiers',
    'clerk',
    JSON_TYPE,
    (inside) => `{"procedureCode":"1.000001","channel":"counter","components":${inside}}`,
  ],
  [
    '/deadlines/explain',
    'clerk',
    JSON_TYPE,
    (inside) => `{"receivedAt":"2026-03-02T08:00:00+07:00","interruptions":${inside}}`,
  ],
  ['/classifications/explain', 'clerk', JSON_TYPE, (inside) => `{"facts":${inside}}`],
];

it.each(ROUTES)(
  '%s as %s with %s refuses what is nested without end, in words, and lives on',
  async (path, role, type, bodyOf) => {
    const before = await head();
    for (const inside of [LISTS, OBJECTS]) {
      const { status, text } = await send(path, bodyOf(inside), role, type);
      expect([status, text.slice(0, 300)]).toEqual([400, expect.stringMatching(/DEEP|deep|must be an (object|array)/)]);
      expect(text).not.toMatch(/stack|\.ts|\.js/);
    }
    expect(await head()).toBe(before);
    await counter.get('/dossiers').expect(200);
  },
);
