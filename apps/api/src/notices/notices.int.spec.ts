import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { Catalogues, NoticeWatch, ProjectionRunner, allProjections } from '#application';
import { ProjectionStore } from '#event-store';
import { systemClock } from '#platform';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
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
  it('tells of notices as they are given, within the scope, under a position that can be gone on from', async () => {
    await counter.app.listen(0, '127.0.0.1');
    const url = `${await counter.app.getUrl()}/api/v1/stream`;
    const stop = new AbortController();
    const stream = await fetch(url, { headers: { authorization: `Bearer ${ward}` }, signal: stop.signal });
    let heard = '';
    const reading = (async () => {
      for await (const chunk of stream.body ?? []) heard += Buffer.from(chunk).toString();
    })().catch(() => undefined);
    // The listening has begun with the first poll.
    const [mine, other] = [await overdue('H26.W1'), await overdue('H26.12')];
    await eventually(
      () => Promise.resolve(heard),
      (text) => text.includes(mine),
    );
    await watch();
    await eventually(
      () => Promise.resolve(heard),
      (text) => text.includes('event: notice'),
    );
    stop.abort();
    await reading;
    const message = /event: notice\nid: (\d+)\ndata: (.*)\n/.exec(heard);
    expect(JSON.parse(message?.[2] ?? '{}')).toMatchObject({ code: mine, kind: 'overdue', withdrawnAt: null });
    const [head] = await counter.database.query<{ position: string }>(
      'select position from tenant_head where tenant_id = $1',
      [COUNTER_TENANT],
    );
    expect(message?.[1]).toBe(head?.position);
    expect(heard).not.toContain(other);
    // What was given before is read by GET /notices.
    expect(heard).not.toContain(codes[0]);
  });
});
