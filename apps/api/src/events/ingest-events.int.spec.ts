import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { PostgresEventStore } from '#event-store';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import { tokenFor } from '../../../../test/dsl/small-tenant.js';

interface Item {
  index: number;
  id: string;
  verdict: string;
  code?: string;
  detail?: string;
  allowed?: string[];
  errors?: { pointer: string; code: string }[];
  ignored?: string[];
  personalDropped?: true;
}
interface Taken {
  accepted: number;
  duplicate: number;
  rejected: number;
  closedPeriods: object[];
  items: Item[];
}

const HOUR = 3_600_000;
let counter: Counter;
let made = 0;

beforeAll(async () => {
  counter = await Counter.open(60);
});
afterAll(() => counter.close());

const ago = (hours: number): string => new Date(Date.now() - hours * HOUR).toISOString();
const newCode = (): string => `EXT-${String((made += 1))}`;
const fact = (name: string, code: string, hoursAgo: number, data: object = {}, more: object = {}) => ({
  ...{ specversion: '1.0', id: `f${String((made += 1))}`, source: '/so-tu-phap', type: `vn.dunghen.${name}.v1` },
  ...{ subject: `dossier-${code}`, time: ago(hoursAgo), data, ...more },
});
const received = (code: string, hoursAgo = 48, data: object = {}, more: object = {}) =>
  fact(
    'DossierReceived',
    code,
    hoursAgo,
    { procedureCode: '1.000001', agencyId: 'H26.12', channel: 'online', ...data },
    more,
  );
const post = (body: object, role: 'integration' | 'admin' | 'clerk' = 'integration') =>
  counter.post('/ingest/events', body, role);
const take = async (...events: object[]): Promise<Taken> => (await post(events).expect(200)).body as Taken;
const log = (code: string) => new PostgresEventStore(counter.database).readStream(COUNTER_TENANT, `dossier-${code}`);

describe('POST /ingest/events', () => {
  it('decides each fact like a command, in the order of its dossier, with a due of our own', async () => {
    const code = newCode();
    const taken = await take(
      received(
        code,
        48,
        { applicant: { name: 'Nguyễn Văn A', phone: '0912345678' }, abstract: 'Khai sinh' },
        { actorid: 'canbo-7', unitid: 'PB-3' },
      ),
      fact('DossierHandedOver', code, 47, { toUnitId: 'H26.W1' }),
      fact('SupplementRequested', code, 46, { items: [{ name: 'Giấy chứng sinh' }] }),
      fact('SupplementReceived', code, 20),
      fact('DossierProcessed', code, 10, { decision: 'granted', resultNumber: '12/GCN' }),
      fact('ResultReturned', code, 1, { via: 'online' }),
    );
    expect(taken).toMatchObject({ accepted: 6, duplicate: 0, rejected: 0 });
    const events = await log(code);
    expect(events.map((event) => event.type)).toEqual([
      ...['DossierReceived', 'DossierHandedOver', 'SupplementRequested', 'SupplementReceived', 'DossierProcessed'],
      'ResultReturned',
    ]);
    const [first] = events;
    expect(first).toMatchObject({
      actorId: 'token:integration',
      unitId: null,
      data: { promise: 'computed', flags: ['lateEntry'] },
    });
    expect(first?.data['dueAt']).not.toBeNull();
    expect(first?.metadata).toEqual({
      origin: 'events:/so-tu-phap',
      told: { source: '/so-tu-phap', id: taken.items[0]?.id, claimedActor: 'canbo-7', claimedUnit: 'PB-3' },
    });
    expect(first?.personal).not.toBeNull();
    expect(JSON.stringify(first?.data)).not.toContain('Nguyễn');
    expect(Date.parse(first?.recordedAt ?? '')).toBeGreaterThan(Date.now() - HOUR);
    const { body } = await counter.get(`/dossiers/${code}`, 'supervisor').expect(200);
    expect(body).toMatchObject({ state: 'returned' });
  });

  it('knows an event that was told before, whoever tells it and however late', async () => {
    const code = newCode();
    const batch = [received(code), fact('DossierHandedOver', code, 3, { toUnitId: 'H26.W1' })];
    expect(await take(...batch, ...batch)).toMatchObject({ accepted: 2, duplicate: 2 });
    expect(await take(...batch)).toMatchObject({ accepted: 0, duplicate: 2, rejected: 0 });
    const other = await tokenFor(counter.database, COUNTER_TENANT, 'integration');
    const again = await request(counter.app.getHttpServer())
      .post('/api/v1/ingest/events')
      .set('Authorization', `Bearer ${other}`)
      .send(batch);
    expect(again.body).toMatchObject({ accepted: 0, duplicate: 2 });
    const changed = { ...batch[1], data: { toUnitId: 'H26.W2' } };
    expect((await take(changed)).items[0]).toMatchObject({ verdict: 'rejected', code: 'EVENT.ID_REUSED' });
    expect(await log(code)).toHaveLength(2);
  });

  it.each([
    'DeadlineExtended',
    'DeadlineRecalculated',
    'PersonalDataAmended',
    'CorrectionRequested',
    'CorrectionRejected',
    'DossierCorrected',
    'CalendarPublished',
    'ProceduresDefined',
    'PeriodClosed',
    'PersonErased',
    'ActivityRecorded',
    'constructor',
  ])('refuses %s', async (name) => {
    const code = newCode();
    const { items } = await take(received(code), fact(name, code, 1, { dueAt: ago(-100), reasonCode: 'x' }));
    expect(items.map(({ verdict }) => verdict)).toEqual(['accepted', 'rejected']);
    expect(items[1]).toMatchObject({ code: 'EVENT.NOT_ACCEPTED' });
  });

  it.each<[string, (code: string) => object, object]>([
    [
      'in the future',
      (code) => received(code, -1),
      { code: 'VALIDATION.FAILED', errors: [{ pointer: '/occurredAt', code: 'OCCURRED_AT.FUTURE' }] },
    ],
    ['older than late entry reaches', (code) => received(code, 24 * 90), { errors: [{ code: 'OCCURRED_AT.TOO_OLD' }] }],
    [
      'of an unknown procedure',
      (code) => received(code, 1, { procedureCode: '9.9' }),
      { errors: [{ pointer: '/procedureCode', code: 'PROCEDURE.UNKNOWN' }] },
    ],
    [
      'without a channel',
      (code) => received(code, 1, { channel: null }),
      { errors: [{ pointer: '/data/channel', code: 'REQUIRED' }] },
    ],
    [
      'with a time without an offset',
      (code) => ({ ...received(code), time: '2026-03-02T10:00:00' }),
      { errors: [{ pointer: '/time', code: 'INSTANT.UNREADABLE' }] },
    ],
    [
      'of another specversion',
      (code) => ({ ...received(code), specversion: '0.3' }),
      { errors: [{ pointer: '/specversion' }] },
    ],
    [
      'whose data names another dossier',
      (code) => received(code, 1, { code: 'X' }),
      { errors: [{ pointer: '/data/code', code: 'CODE.OTHER_THAN_SUBJECT' }] },
    ],
    [
      'of another kind of stream',
      (code) => ({ ...received(code), subject: 'calendar-vn' }),
      { code: 'EVENT.NOT_ACCEPTED' },
    ],
    ['of another type', (code) => ({ ...received(code), type: 'com.example.Thing' }), { code: 'EVENT.NOT_ACCEPTED' }],
    [
      'of a later version of an event',
      (code) => ({ ...received(code), type: 'vn.dunghen.DossierReceived.v2' }),
      { code: 'EVENT.NOT_ACCEPTED' },
    ],
    ['that is no object', () => [1] as object, { code: 'VALIDATION.FAILED' }],
    [
      'that its dossier does not allow',
      (code) => fact('ResultReturned', code, 1),
      { code: 'DOSSIER.NOT_ALLOWED', allowed: ['submit', 'receive', 'refuse-intake'] },
    ],
  ])('refuses one %s and takes its neighbours', async (_, of, expected) => {
    const { items } = await take(received(newCode()), of(newCode()), received(newCode()));
    expect(items.map(({ verdict }) => verdict)).toEqual(['accepted', 'rejected', 'accepted']);
    const { errors, ...rest } = expected as { errors?: object[] };
    expect(items[1]).toMatchObject({
      index: 1,
      ...rest,
      ...(errors === undefined ? {} : { errors: errors.map((one) => expect.objectContaining(one)) }),
    });
  });

  it('says which members it computes itself, and that a ciphertext of theirs was left out', async () => {
    const [item] = (
      await take(received(newCode(), 2, { dueAt: ago(-99), limit: null, colour: 'red' }, { personal: 'AAAA' }))
    ).items;
    expect(item).toMatchObject({ verdict: 'accepted', ignored: ['dueAt', 'limit', 'colour'], personalDropped: true });
  });

  it('keeps a token to its agencies', async () => {
    const narrow = await tokenFor(counter.database, COUNTER_TENANT, 'integration', 'H26.W1');
    const code = newCode();
    await take(received(code));
    const send = (...events: object[]) =>
      request(counter.app.getHttpServer())
        .post('/api/v1/ingest/events')
        .set('Authorization', `Bearer ${narrow}`)
        .send(events);
    const { items } = (
      await send(
        fact('DossierHandedOver', code, 1, { toUnitId: 'H26.W1' }),
        received(newCode(), 1, { agencyId: 'H26.W1' }),
      )
    ).body as Taken;
    expect(items).toMatchObject([{ verdict: 'rejected', code: 'DOSSIER.NOT_FOUND' }, { verdict: 'accepted' }]);
  });

  it('is for integrations, in the formats of CloudEvents, in batches of a thousand', async () => {
    await post([received(newCode())], 'clerk').expect(403);
    await post([received(newCode())], 'admin').expect(403);
    await post([]).expect(400);
    await post(Array.from({ length: 1_001 }, () => ({}))).expect(400);
    const one = post(received(newCode())).set('Content-Type', 'application/cloudevents+json');
    expect((await one.expect(200)).body).toMatchObject({ accepted: 1 });
    const many = post([received(newCode()), received(newCode())]).set(
      'Content-Type',
      'application/cloudevents-batch+json',
    );
    expect((await many.expect(200)).body).toMatchObject({ accepted: 2 });
  });
});

describe('GET /events', () => {
  it('gives the log as a CloudEvents batch where it is asked for, with the way on', async () => {
    const response = await counter
      .get('/events?after=0&limit=2', 'integration')
      .set('Accept', 'application/cloudevents-batch+json')
      .expect(200);
    expect(response.headers['content-type']).toContain('application/cloudevents-batch+json');
    const events = JSON.parse(response.text) as { sequence: string; specversion: string }[];
    expect(events.map(({ sequence }) => sequence)).toEqual(['1', '2']);
    expect(response.headers['link']).toContain('after=2');
  });

  it('names the closed periods that it reached into, each once', async () => {
    const store = new PostgresEventStore(counter.database);
    const [year, month] = new Date(Date.now() - 31 * 24 * HOUR).toISOString().split('-');
    const period = `${String(year)}-${String(month)}`;
    const nobody = { actorId: null, unitId: null, correlationId: null, causationId: null, personal: null };
    const closing = { eventId: randomUUID(), type: 'PeriodClosed', schemaVersion: 1, data: {}, ...nobody };
    const streamId = `period-gregorian-${period}`;
    await store.append(COUNTER_TENANT, [
      { streamId, expectedVersion: 0, events: [{ ...closing, occurredAt: new Date().toISOString() }] },
    ]);
    const batch = [received(newCode(), 32 * 24), received(newCode(), 31 * 24), received(newCode(), 1)];
    expect((await take(...batch)).closedPeriods).toEqual([{ calendar: 'gregorian', period }]);
    expect(await take(...batch)).toMatchObject({ duplicate: 3, closedPeriods: [] });
  });
});
