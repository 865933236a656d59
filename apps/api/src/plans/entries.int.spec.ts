import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { ROLES } from '#application';
import { PostgresEventStore } from '#event-store';
import { COUNTER_TENANT } from '../../../../test/dsl/counter.js';
import type { Counter } from '../../../../test/dsl/counter.js';
import { tokenFor } from '../../../../test/dsl/small-tenant.js';
import { PlanCounter, SIPAS, pointersOf } from './testing/plan-counter.js';

let plans: PlanCounter;
let counter: Counter;

beforeAll(async () => {
  plans = await PlanCounter.open();
  await plans.project();
  ({ counter } = plans);
});
afterAll(() => plans.close());

const target = (...asked: Parameters<PlanCounter['target']>) => plans.target(...asked);
const enter = (...asked: Parameters<PlanCounter['enter']>) => plans.enter(...asked);
const project = () => plans.project();

describe('an entered figure', () => {
  it('is judged exactly, says who entered it from where and when, and keeps what it superseded', async () => {
    const { body: first } = await enter('hn-cchc-2022', SIPAS).expect(200);
    expect(first).toMatchObject({
      targetId: 'sipas',
      period: '2022',
      value: '86.0',
      isNew: true,
      actorId: 'token:admin',
    });
    expect(await target('hn-cchc-2022', 'sipas', '?year=2022')).toMatchObject({
      ...{ state: 'figure', met: true, valueFrom: 'entered', value: { kind: 'percent', value: '86.0' } },
      gap: { text: '0.00' },
      entered: { source: SIPAS.source, publishedOn: SIPAS.publishedOn, actorId: 'token:admin' },
      superseded: [],
    });
    await enter('hn-cchc-2022', { ...SIPAS, value: 85.99 }).expect(200);
    const after = await target('hn-cchc-2022', 'sipas', '?year=2022');
    expect(after).toMatchObject({ met: false, gap: { text: '-0.01' }, entered: { value: '85.99' } });
    expect(after.superseded).toMatchObject([
      { value: '86.0', recordedAt: (first as { recordedAt: string }).recordedAt, why: 'laterEntry' },
    ]);
    await project();
    const recordedAt = Date.parse((first as { recordedAt: string }).recordedAt);
    const before = new Date(recordedAt - 1).toISOString();
    const asOf = (instant: string) => target('hn-cchc-2022', 'sipas', `?year=2022&asOf=${encodeURIComponent(instant)}`);
    expect(await asOf(before)).toMatchObject({ state: 'noFigureYet', met: null, value: null, entered: null });
    expect(await asOf((first as { recordedAt: string }).recordedAt)).toMatchObject({
      met: true,
      value: { value: '86.0' },
    });
    expect((await counter.get('/plans/hn-cchc-2022', 'inspector').expect(200)).body).toMatchObject({
      ...{ version: 1, origin: 'shipped', figures: [{ value: '86.0' }, { value: '85.99' }] },
    });
  });

  it('that the log has already is not written twice', async () => {
    const figure = { ...SIPAS, value: '90' };
    const { body: first } = await enter('hn-27-2022', figure).expect(200);
    const { body: again } = await enter('hn-27-2022', figure).expect(200);
    expect(again).toEqual({ ...(first as object), isNew: false });
    const { body: padded } = await enter('hn-27-2022', { ...figure, value: '90.00' }).expect(200);
    expect(padded).toMatchObject({ isNew: false, position: (first as { position: number }).position });
  });

  it('is of the calendar it was entered for and of no other', async () => {
    const figure = { ...SIPAS, targetId: 'portal-integration', year: 2021, value: '51' };
    await enter('hn-27-2022', { ...figure, publishedOn: '2022-01-10' }).expect(200);
    const of = (query: string) => target('hn-27-2022', 'portal-integration', query);
    expect(await of('?year=2021')).toMatchObject({ entered: { value: '51', calendar: 'gregorian' } });
    expect(await of('?year=2021&calendar=kstt')).toMatchObject({ entered: null, value: null, state: 'noFigureYet' });
    await enter('hn-27-2022', { ...figure, value: '49', calendar: 'kstt', publishedOn: '2022-01-11' }).expect(200);
    expect(await of('?year=2021')).toMatchObject({ entered: { value: '51' }, superseded: [] });
    expect(await of('?year=2021&calendar=kstt')).toMatchObject({ entered: { value: '49', calendar: 'kstt' } });
  });

  it('entered by many at once is entered by all of them', async () => {
    const values = Array.from({ length: 24 }, (_, index) => 20 + index);
    const figure = { ...SIPAS, targetId: 'level-4-services', year: 2023, publishedOn: '2024-01-10' };
    const answers = await Promise.all(values.map((value) => enter('hn-136-2021', { ...figure, value })));
    expect(answers.map(({ status }) => status)).toEqual(values.map(() => 200));
    const shown = await target('hn-136-2021', 'level-4-services', '?year=2023');
    const kept = [...shown.superseded, shown.entered].map((entry) => Number(entry?.value));
    expect(kept.toSorted((a, b) => a - b)).toEqual(values);
  });

  it('needs its base year where it is compared with one', async () => {
    const rank = (year: number, value: number) => ({
      ...{ targetId: 'papi-rank', year, value, unit: 'rank', source: 'PAPI', publishedOn: '2023-04-12' },
    });
    await enter('hn-157-2023', rank(2023, 30)).expect(200);
    expect(await target('hn-157-2023', 'papi-rank', '?year=2023')).toMatchObject({
      ...{ state: 'noBase', met: null, value: { kind: 'rank', value: 30 }, base: { year: 2022, value: null } },
    });
    await enter('hn-157-2023', rank(2022, 30)).expect(200);
    expect(await target('hn-157-2023', 'papi-rank', '?year=2023')).toMatchObject({ met: false, gap: { text: '-1' } });
    await enter('hn-157-2023', rank(2023, 29)).expect(200);
    expect(await target('hn-157-2023', 'papi-rank', '?year=2023')).toMatchObject({ met: true, gap: { text: '0' } });
  });

  it.each([
    [{}, ['/targetId', '/unit', '/year', '/value', '/source', '/publishedOn']],
    [{ ...SIPAS, targetId: 'on-time' }, ['/targetId']],
    [{ ...SIPAS, unit: 'rank', value: 3 }, ['/unit']],
    [{ ...SIPAS, value: '100.01' }, ['/value']],
    [{ ...SIPAS, value: -1 }, ['/value']],
    [{ ...SIPAS, period: '2022' }, ['/period']],
    [{ ...SIPAS, year: 22 }, ['/year']],
    [{ ...SIPAS, publishedOn: '2999-01-01' }, ['/publishedOn']],
    [{ ...SIPAS, publishedOn: '2022-02-30' }, ['/publishedOn']],
    [{ ...SIPAS, comment: 'x' }, ['/comment']],
    [{ ...SIPAS, year: 2999, publishedOn: '2020-01-01' }, ['/year', '/publishedOn']],
    [{ ...SIPAS, publishedOn: '2021-12-31' }, ['/publishedOn']],
    [{ ...SIPAS, calendar: 'lunar' }, ['/calendar']],
  ])('%j is refused naming its fields', async (figure, pointers) => {
    const { body } = await enter('hn-27-2022', figure).expect(400);
    expect(pointersOf(body)).toEqual(pointers);
  });
});

describe('a statement', () => {
  const INSPECTION = {
    ...{ targetId: 'inspection', document: '125/BC-UBND', date: '2022-12-15' },
    text: 'Đoàn của ông Nguyễn Văn A đã kiểm tra 30 đơn vị.',
  };

  it('is shown with its document and who made it, and never judged; its text is not in the clear', async () => {
    expect(await target('hn-cchc-2022', 'inspection', '?year=2022')).toMatchObject({ state: 'statementMissing' });
    await counter.post('/plans/hn-cchc-2022/statements', INSPECTION, 'admin').expect(200);
    expect(await target('hn-cchc-2022', 'inspection', '?year=2022')).toMatchObject({
      ...{ state: 'stated', met: null, gap: null, value: null },
      statement: { document: '125/BC-UBND', date: '2022-12-15', hasText: true, actorId: 'token:admin' },
    });
    const events = await new PostgresEventStore(counter.database).readStream(COUNTER_TENANT, 'plan-hn-cchc-2022');
    const stated = events.filter(({ type }) => type === 'StatementEntered');
    expect(stated).toHaveLength(1);
    expect(JSON.stringify(stated)).not.toContain('Nguyễn');
    expect(stated[0]?.data).toEqual({
      targetId: 'inspection',
      period: '2022',
      calendar: 'gregorian',
      document: '125/BC-UBND',
      date: '2022-12-15',
    });
    await counter
      .post('/plans/hn-cchc-2022/statements', { ...INSPECTION, document: '126/BC-UBND' }, 'admin')
      .expect(200);
    expect(await target('hn-cchc-2022', 'inspection', '?year=2022')).toMatchObject({
      statement: { document: '126/BC-UBND', superseded: [{ document: '125/BC-UBND', hasText: true }] },
    });
  });

  it('has its text read on its own alone, by who answers for the city, with a reason and a record', async () => {
    const path = '/plans/hn-cchc-2022';
    const stated = { ...INSPECTION, targetId: 're-inspection' };
    const { body: told } = await counter.post(`${path}/statements`, stated, 'admin').expect(200);
    expect(told).toMatchObject({ hasText: true, isNew: true });
    const { body: again } = await counter.post(`${path}/statements`, stated, 'admin').expect(200);
    expect(again).toEqual({ ...(told as object), isNew: false });
    const other = { ...stated, text: 'Đoàn khác.' };
    expect((await counter.post(`${path}/statements`, other, 'admin').expect(200)).body).toMatchObject({ isNew: true });
    const { eventId } = told as { eventId: string };
    const text = `${path}/statements/${eventId}/text`;
    const because = `${text}?reason=${encodeURIComponent('đơn khiếu nại 12/2026')}`;
    const ward = await tokenFor(counter.database, COUNTER_TENANT, 'supervisor', 'H26.W1');
    const asWard = (where: string) =>
      request(counter.app.getHttpServer()).get(`/api/v1${where}`).set('Authorization', `Bearer ${ward}`);
    for (const role of ROLES.filter((name) => name !== 'integration')) {
      for (const open of [path, '/scorecards/hn-cchc-2022?year=2022', '/scorecards?year=2022']) {
        expect((await counter.get(open, role).expect(200)).text).not.toContain('Nguyễn Văn A');
      }
    }
    for (const role of ['clerk', 'officer', 'integration'] as const) await counter.get(because, role).expect(403);
    await asWard(because).expect(403);
    expect(pointersOf((await counter.get(text, 'inspector').expect(400)).body)).toEqual(['?reason']);
    await counter.get(`${path}/statements/${eventId.replace(/^./, 'x')}/text?reason=abc`, 'inspector').expect(404);
    await counter.get(`/plans/hn-27-2022/statements/${eventId}/text?reason=abc`, 'inspector').expect(404);
    const records = () =>
      counter.database.query<{ actor: string; reason: string }>(
        `select actor_id as actor, reason from access_record where tenant_id = $1 and stream_id = $2 order by accessed_at`,
        [COUNTER_TENANT, 'plan-hn-cchc-2022'],
      );
    expect(await records()).toEqual([]);
    for (const role of ['supervisor', 'inspector', 'admin'] as const) {
      const { body, headers } = await counter.get(because, role).expect(200);
      expect([headers['cache-control'], body]).toEqual([
        'no-store',
        { planId: 'hn-cchc-2022', eventId, text: INSPECTION.text, erased: false, accessId: expect.any(String) },
      ]);
    }
    expect((await records()).map(({ actor, reason }) => [actor, reason])).toEqual(
      ['supervisor', 'inspector', 'admin'].map((role) => [`token:${role}`, 'đơn khiếu nại 12/2026']),
    );
  });

  it('of no readable year is refused', async () => {
    const { targetId, document } = INSPECTION;
    const give = (more: object) =>
      counter.post('/plans/hn-cchc-2022/statements', { targetId, document, ...more }, 'admin').expect(400);
    expect(pointersOf((await give({ date: '1800-05-05' })).body)).toEqual(['/date']);
    expect(pointersOf((await give({ date: '2022-01-01', year: 2023 })).body)).toEqual(['/date']);
    expect(pointersOf((await give({ date: '2022-01-01', period: '2999' })).body)).toEqual(['/period', '/date']);
  });

  it('does not make the many cards asked for at once wait for one another’s connections', async () => {
    const asked = Array.from({ length: 24 }, () => counter.get('/scorecards/hn-cchc-2022?year=2022', 'inspector'));
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(asked.map(() => 200));
    const flood = Array.from({ length: 60 }, () => counter.get('/scorecards/hn-27-2022?year=2022', 'inspector'));
    const answers = await Promise.all(flood);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 503]));
    for (const { body, headers } of answers.filter(({ status }) => status === 503)) {
      expect([(body as { code: string }).code, headers['retry-after']]).toEqual(['SCORECARD.BUSY', '1']);
    }
  });

  it('is refused for a target that is a figure', async () => {
    const given = { ...INSPECTION, targetId: 'sipas' };
    const { body } = await counter.post('/plans/hn-cchc-2022/statements', given, 'admin').expect(400);
    expect(pointersOf(body)).toEqual(['/targetId']);
  });
});
