import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { Catalogues, NoticeWatch, ProjectionRunner, allProjections } from '#application';
import { ProjectionStore } from '#event-store';
import { systemClock } from '#platform';
import { type Answer, COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import { tokenFor } from '../../../../test/dsl/small-tenant.js';
import { eventually } from '../../../../test/faults/support/eventually.js';

interface Notice {
  number: number;
  code: string;
  kind: string;
  promiseAt: string;
  datedAt: string;
  recordedAt: string;
  withdrawnAt: string | null;
}
interface Page {
  items: Notice[];
  next: number | null;
}

let counter: Counter;
let codes: string[];
let ward: string;

beforeAll(async () => {
  counter = await Counter.open();
  ward = await tokenFor(counter.database, COUNTER_TENANT, 'clerk', 'H26.W1');
  codes = [];
  for (const agencyId of ['H26.W1', 'H26.12', 'H26.12']) codes.push(await overdue(agencyId));
  await watch();
});
afterAll(() => counter.close());

/** Eight working hours from Monday 02/03/2026 08:00; nobody heard of it before now. */
async function overdue(agencyId: string): Promise<string> {
  const intake = { procedureCode: '1.000002', agencyId, occurredAt: '2026-03-02T08:00:00+07:00' };
  return (await counter.story(intake)).code;
}

/** What a worker does, some seconds later. */
async function watch(): Promise<void> {
  const store = new ProjectionStore(counter.database);
  await new ProjectionRunner(store, allProjections(store)).sweep();
  const later = { now: () => systemClock.now() + 10_000 };
  await new NoticeWatch(counter.database, new Catalogues(counter.database, later), later).round();
}

const page = async (query = '') => (await counter.get(`/notices${query}`).expect(200)).body as Page;

describe('GET /notices', () => {
  it('lists what was given, in that order, with its promise and the moment it belongs to', async () => {
    const { items, next } = await page();
    expect(next).toBeNull();
    expect(items.map(({ code }) => code).sort()).toEqual([...codes].sort());
    expect(items.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(items[0]).toEqual({
      number: 1,
      code: expect.any(String),
      kind: 'overdue',
      promiseAt: '2026-03-02T10:00:00.000Z',
      // Due at the end of the last session: the next one.
      datedAt: '2026-03-03T01:00:00.000Z',
      recordedAt: expect.any(String),
      withdrawnAt: null,
    });
    expect(Math.abs(Date.parse(items[0]?.recordedAt ?? '') - systemClock.now())).toBeLessThan(120_000);
  });

  it('is read page by page', async () => {
    const first = await counter.get('/notices?limit=2&kind=overdue').expect(200);
    expect(first.body).toMatchObject({ items: [{ number: 1 }, { number: 2 }], next: 2 });
    expect(first.headers['link']).toBe('</api/v1/notices?limit=2&kind=overdue&after=2>; rel="next"');
    expect(await page('?limit=2&kind=overdue&after=2')).toMatchObject({ items: [{ number: 3 }], next: null });
    expect(await page('?after=3')).toEqual({ items: [], next: null });
  });

  it('is narrowed by kind and by the competent agency', async () => {
    expect((await page('?kind=dueSoon')).items).toEqual([]);
    expect((await page('?agencyId=H26.W1')).items.map(({ code }) => code)).toEqual([codes[0]]);
  });

  it('shows a unit its own dossiers only, and integrations nothing', async () => {
    const own = await request(counter.app.getHttpServer())
      .get('/api/v1/notices')
      .set('Authorization', `Bearer ${ward}`);
    expect((own.body as Page).items.map(({ code }) => code)).toEqual([codes[0]]);
    await counter.get('/notices', 'integration').expect(403);
    await request(counter.app.getHttpServer()).get('/api/v1/notices').expect(401);
  });

  it.each([
    ['after=-1', '?after'],
    ['after=x', '?after'],
    ['kind=late', '?kind'],
    ['limit=0', '?limit'],
    ['limit=201', '?limit'],
    ['agencyId=a%00', '?agencyId'],
    ['colour=red', '?colour'],
    ['kind=overdue&kind=dueSoon', '?kind'],
  ])('%s is refused and named', async (query, pointer) => {
    const { body } = await counter.get(`/notices?${query}`).expect(400);
    expect(body).toMatchObject({ code: 'VALIDATION.FAILED', errors: [{ pointer }] });
  });

  it('marks the notices of a promise that has moved', async () => {
    const [code = ''] = codes;
    const body = { dueAt: '2027-03-01T10:00:00+07:00', reasonCode: 'R1', responsibleUnitId: 'H26.W1' };
    const answer = await counter.command(code, 'extend-deadline', 1, body, 'supervisor');
    expect([answer.status, answer.body]).toMatchObject([200, {}]);
    await watch();
    const { items } = await page('?agencyId=H26.W1');
    expect(items).toMatchObject([{ code, kind: 'overdue', withdrawnAt: expect.any(String) }]);
  });
});

describe('GET /stream', () => {
  beforeAll(() => counter.app.listen(0, '127.0.0.1'));

  const head = async (): Promise<string> => {
    const rows = await counter.database.query<{ position: string }>(
      'select position from tenant_head where tenant_id = $1',
      [COUNTER_TENANT],
    );
    return rows[0]?.position ?? '0';
  };

  it('tells whoever sees a dossier of its review and of what its applicant was told, and nobody else', async () => {
    const headers = { authorization: `Bearer ${ward}`, 'last-event-id': await head() };
    const [first, other] = [await overdue('H26.W1'), await overdue('H26.12')];
    await watch();
    const extended = { dueAt: '2027-03-05T10:00:00+07:00', reasonCode: 'x', responsibleUnitId: 'H26.12' };
    for (const code of [other, first]) {
      await counter.post(`/reviews/${code}/commands/open`, {}, 'supervisor').set('If-Match', '"v0"').expect(200);
      await counter.command(code, 'extend-deadline', 1, extended, 'supervisor').expect(200);
      await counter.post(`/dossiers/${code}/papers/apology/handed-out`, {}, 'supervisor').expect(204);
    }
    const stop = new AbortController();
    const stream = await fetch(`${await counter.app.getUrl()}/api/v1/stream`, { headers, signal: stop.signal });
    let heard = '';
    for await (const chunk of stream.body ?? []) {
      heard += Buffer.from(chunk).toString();
      if (heard.includes('event: head')) break;
    }
    stop.abort();
    expect([...heard.matchAll(/^event: (ReviewOpened|ApologyTold)$/gm)].map(([, type]) => type)).toEqual([
      ...['ReviewOpened', 'ApologyTold'],
    ]);
    expect(heard).toContain(`review-${first}`);
    expect(heard).not.toContain(other);
  });

  it('tells of notices as they are given, within the scope, under a position that can be gone on from', async () => {
    const url = `${await counter.app.getUrl()}/api/v1/stream`;
    const stop = new AbortController();
    const headers = { authorization: `Bearer ${ward}`, 'last-event-id': await head() };
    const stream = await fetch(url, { headers, signal: stop.signal });
    let heard = '';
    const reading = (async () => {
      for await (const chunk of stream.body ?? []) heard += Buffer.from(chunk).toString();
    })().catch(() => undefined);
    const hears = (text: string) =>
      eventually(
        () => Promise.resolve(heard),
        (sofar) => sofar.includes(text),
      );
    const [first, other] = [await overdue('H26.W1'), await overdue('H26.12')];
    await hears(first);
    // Heard with a later look: the first one, which begins the listening, is over.
    const second = await overdue('H26.W1');
    await hears(second);
    const mine = [first, second];
    await watch();
    await hears('event: notice');
    stop.abort();
    await reading;
    const message = /event: notice\nid: (\d+)\ndata: (.*)\n/.exec(heard);
    const notice = JSON.parse(message?.[2] ?? '{}') as Notice;
    expect(notice).toMatchObject({ kind: 'overdue', withdrawnAt: null });
    expect(mine).toContain(notice.code);
    expect(message?.[1]).toBe(await head());
    expect(heard).not.toContain(other);
    // What was given before is read by GET /notices.
    expect(heard).not.toContain(codes[0]);
  });
});

describe('corrections', () => {
  const correct = async (of: { code: string; version: number }, targetEventId: string | undefined) => {
    const request = { targetEventId, field: 'annul', reason: 'Nhập nhầm' };
    const asked = await counter.command(of.code, 'request-correction', of.version, request, 'officer');
    expect([asked.status, asked.body]).toMatchObject([200, {}]);
    const { version, eventIds } = asked.body as Answer;
    const approval = { requestEventId: eventIds[0] };
    const approved = await counter.command(of.code, 'approve-correction', version, approval, 'supervisor');
    expect([approved.status, approved.body]).toMatchObject([200, {}]);
    return approved.body as Answer;
  };
  const noticesOf = async (code: string) => (await page('?limit=200')).items.filter((item) => item.code === code);

  it('that open a dossier again bring its warning, those that annul it take it back', async () => {
    const intake = { procedureCode: '1.000002', agencyId: 'H26.12', occurredAt: '2026-03-02T08:00:00+07:00' };
    const received = await counter.story(intake);
    const ended = { occurredAt: '2026-03-02T09:00:00+07:00', decision: 'granted' };
    const processed = await counter.command(received.code, 'process', 1, ended, 'officer').expect(200);
    await watch();
    expect(await noticesOf(received.code)).toEqual([]);
    const open = await correct(processed.body as Answer, (processed.body as Answer).eventIds[0]);
    await watch();
    expect(await noticesOf(received.code)).toMatchObject([{ kind: 'overdue', withdrawnAt: null }]);
    await correct(open, received.eventIds[0]);
    await watch();
    expect(await noticesOf(received.code)).toMatchObject([{ kind: 'overdue', withdrawnAt: expect.any(String) }]);
  });
});
