import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { ProjectionRunner, ROLES, allProjections } from '#application';
import type { PublishedPlan, Scorecard, ScorecardList, TargetCard, TargetDossiers } from '#application';
import { PostgresEventStore, ProjectionStore } from '#event-store';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import { tokenFor } from '../../../../test/dsl/small-tenant.js';

let counter: Counter;

beforeAll(async () => {
  counter = await Counter.open();
});
afterAll(() => counter.close());

const project = async (): Promise<void> => {
  const store = new ProjectionStore(counter.database);
  await new ProjectionRunner(store, allProjections(store)).sweep();
};
const card = async (planId: string, query = ''): Promise<Scorecard> =>
  (await counter.get(`/scorecards/${planId}${query}`, 'inspector').expect(200)).body as Scorecard;
const target = async (planId: string, targetId: string, query = ''): Promise<TargetCard> => {
  const found = (await card(planId, query)).targets.find(({ id }) => id === targetId);
  if (found === undefined) throw new Error(`no target ${targetId}`);
  return found;
};
const SIPAS = {
  ...{ targetId: 'sipas', year: 2022, value: '86.0', unit: 'percent' },
  ...{ source: 'Bộ Nội vụ, SIPAS 2022', publishedOn: '2023-04-19' },
};
const enter = (planId: string, figure: object) => counter.post(`/plans/${planId}/figures`, figure, 'admin');
const pointersOf = (body: unknown): string[] =>
  (body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer);

describe('figures of the log on a scorecard', () => {
  beforeAll(async () => {
    // Ten working days each: one is on time, one late, one handed over on paper, all granted, one digitised.
    const online = { channel: 'online', agencyId: 'H26.W1' };
    await counter.story(
      { ...online, occurredAt: '2026-03-02T08:00:00+07:00' },
      ['officer', 'hand-over', { toUnitId: 'H26.12', mode: 'electronic', occurredAt: '2026-03-03T08:00:00+07:00' }],
      ['officer', 'process', { decision: 'granted', resultDigitized: true, occurredAt: '2026-03-04T08:00:00+07:00' }],
      ['clerk', 'return-result', { via: 'post', occurredAt: '2026-03-05T08:00:00+07:00' }],
      ['clerk', 'rate', { score: 5, occurredAt: '2026-03-06T08:00:00+07:00' }],
    );
    await counter.story(
      { occurredAt: '2026-03-02T08:00:00+07:00' },
      ['officer', 'hand-over', { toUnitId: 'H26.W2', mode: 'paper', occurredAt: '2026-03-03T08:00:00+07:00' }],
      ['officer', 'process', { decision: 'granted', occurredAt: '2026-04-20T08:00:00+07:00' }],
      ['clerk', 'return-result', { via: 'counter', occurredAt: '2026-04-21T08:00:00+07:00' }],
    );
    await project();
  });

  it('come with their rule, their position, a trend and the question that shows the same', async () => {
    const shown = await target('hn-27-2022', 'on-time', '?year=2026');
    expect(shown).toMatchObject({
      ...{ kind: 'log', state: 'figure', met: false, valueFrom: 'log', withinYears: false },
      value: { kind: 'share', numerator: 1, denominator: 2, percent: '50.00' },
      gap: { unit: 'percentagePoints', text: '-49.00' },
      log: { policy: 'tt01-2020', policyVersion: 1, indicators: '/api/v1/indicators?period=2026&policy=tt01-2020' },
      beside: [{ measure: 'onTimeRate', policy: 'returned', value: { percent: '50.00' } }],
    });
    const { body } = await counter.get((shown.log?.indicators ?? '').slice('/api/v1'.length), 'inspector').expect(200);
    expect(body).toMatchObject({ total: { rate: { numerator: 1, denominator: 2 } }, position: shown.log?.position });
    const months = shown.trend?.map(({ month, value, met }) => [month, 'percent' in value ? value.percent : null, met]);
    expect(months?.slice(1, 5)).toEqual([
      ...[
        ['2026-02', null, null],
        ['2026-03', '100.00', true],
        ['2026-04', '0.00', false],
        ['2026-05', null, null],
      ],
    ]);
  });

  it('know the worst field, the channel, hand-overs, digitised results, the post and who had the late ones', async () => {
    expect(await target('hcm-cchc-2019', 'on-time-each-field', '?year=2026')).toMatchObject({
      value: { kind: 'worst', key: 'HT', numerator: 1, denominator: 2, parts: [{ key: 'HT', percent: '50.00' }] },
      log: { indicators: '/api/v1/indicators?period=2026&policy=tt01-2020&groupBy=field' },
    });
    expect(await target('hn-136-2021', 'online-filing', '?year=2026')).toMatchObject({
      ...{ met: true, value: { numerator: 1, denominator: 2, percent: '50.00' } },
    });
    expect(await target('hn-136-2021', 'electronic-hand-overs', '?year=2026')).toMatchObject({
      ...{ met: false, value: { numerator: 1, denominator: 2 } },
      log: { detail: { handOvers: { numerator: 1, denominator: 2 } }, policy: null, indicators: null },
    });
    expect((await target('hn-136-2021', 'online-filing', '?year=2026')).log).toMatchObject({
      ...{ policy: null, policyVersion: null },
    });
    expect(await target('hn-136-2021', 'resolved-digitised', '?period=2026-03')).toMatchObject({
      ...{ met: true, value: { numerator: 1, denominator: 1 } },
    });
    expect(await target('hn-136-2021', 'resolved-digitised', '?year=2026')).toMatchObject({
      ...{ met: false, value: { numerator: 1, denominator: 2 } },
    });
    expect(await target('hn-136-2021', 'satisfaction', '?year=2026')).toMatchObject({
      ...{ met: true, valueFrom: 'log', value: { numerator: 1, denominator: 1 } },
      log: { detail: { ratings: { n: 1, scoreSum: 5 } } },
    });
    expect(await target('hcm-cchc-2019', 'returned-by-post', '?year=2026')).toMatchObject({
      ...{ state: 'noBase', met: null, gap: null, value: { numerator: 1, denominator: 2 }, base: { year: 2025 } },
    });
    expect(await target('hn-cchc-2022', 'late-named', '?year=2026')).toMatchObject({
      value: { numerator: 0, denominator: 1 },
      log: { detail: { complete: true, late: [{ unitId: 'H26.W2', officerId: null, late: 1, openOverdue: 0 }] } },
    });
  });

  it('are drilled down to exactly their dossiers, also where /indicators does not know them', async () => {
    const { log } = await target('hn-136-2021', 'electronic-hand-overs', '?year=2026');
    const path = (log?.dossiers ?? '').slice('/api/v1'.length);
    const short = (await counter.get(path, 'inspector').expect(200)).body as TargetDossiers;
    expect(short).toMatchObject({ items: [{ numerator: 0, denominator: 1 }], next: null, position: log?.position });
    const counted = (await counter.get(`${path}&part=counted`, 'inspector').expect(200)).body as TargetDossiers;
    expect(counted.items).toMatchObject([{ numerator: 1, denominator: 1 }]);
    expect(counted.items[0]?.code).not.toBe(short.items[0]?.code);
    await counter.get(`${path}&part=all&limit=0`, 'inspector').expect(400);
    await counter.get('/scorecards/hn-136-2021/targets/on-time/dossiers', 'inspector').expect(404);
    await counter.get(path, 'integration').expect(403);
  });

  it('of a year without a dossier are no figure and no zero', async () => {
    const { summary, targets } = await card('hn-27-2022', '?year=2022');
    expect(targets[0]).toMatchObject({ state: 'noFigureYet', met: null, value: { percent: null }, gap: null });
    expect(summary).toMatchObject({ targets: 6, met: 0, notMet: 0, noFigure: 5, statementMissing: 1 });
  });

  it('of a part of the city are shown with whose they are, and never as the verdict of the city', async () => {
    const ward = await tokenFor(counter.database, COUNTER_TENANT, 'supervisor', 'H26.W1');
    const { body } = await request(counter.app.getHttpServer())
      .get('/api/v1/scorecards/hn-27-2022?year=2026')
      .set('Authorization', `Bearer ${ward}`)
      .expect(200);
    const { scope, targets, summary } = body as Scorecard;
    expect(scope).toEqual(['H26.W1']);
    expect(targets[0]).toMatchObject({
      ...{ value: { numerator: 1, denominator: 1 }, state: 'partOnly', met: null, gap: null, valueFrom: 'log' },
    });
    expect(targets[0]?.trend?.every(({ met }) => met === null)).toBe(true);
    expect(summary).toMatchObject({ met: 0, notMet: 0, partOnly: 1 });
    expect((await card('hn-27-2022', '?year=2026')).scope).toBeNull();
    const figure = { targetId: 'satisfaction-procedures', year: 2026, value: '81', unit: 'percent' };
    await enter('hcm-cchc-2019', { ...figure, source: 'Sở Nội vụ', publishedOn: '2026-03-01' }).expect(200);
    const { body: other } = await request(counter.app.getHttpServer())
      .get('/api/v1/scorecards/hcm-cchc-2019?year=2026')
      .set('Authorization', `Bearer ${ward}`)
      .expect(200);
    const found = (id: string) => (other as Scorecard).targets.find((one) => one.id === id);
    expect(found('satisfaction-procedures')).toMatchObject({ met: true, valueFrom: 'entered' });
    expect(found('returned-by-post')).toMatchObject({
      state: 'partOnly',
      met: null,
      base: { year: 2025, value: null },
    });
  });
});

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

describe('a plan', () => {
  const PLAN = {
    ...{ id: 'hue-1', title: 'Kế hoạch', issuedBy: 'UBND', document: '1/KH', years: { from: 2026, to: 2026 } },
    targets: [
      {
        ...{ id: 'on-time', title: 'Đúng hạn', kind: 'log', source: 'log' },
        measure: { kind: 'onTimeRate', policy: 'tt01-2020' },
        goals: [{ years: { from: 2026, to: 2026 }, condition: { kind: 'share', operator: '>=', percent: '50' } }],
      },
    ],
  };
  const publish = (plan: object, query = '') => counter.post(`/plans${query}`, plan, 'admin');

  it('is imported, changed by a next version, and shown with what changed', async () => {
    const dry = (await publish(PLAN, '?dryRun=true').expect(200)).body as PublishedPlan;
    expect(dry).toMatchObject({ id: 'hue-1', version: 1, changed: true, dryRun: true, position: null });
    await counter.get('/scorecards/hue-1', 'inspector').expect(404);
    await publish(PLAN).expect(200);
    expect((await publish(PLAN).expect(200)).body).toMatchObject({ version: 1, changed: false, position: null });
    expect(await target('hue-1', 'on-time', '?year=2026')).toMatchObject({
      met: true,
      state: 'figure',
      withinYears: true,
    });
    const stricter = JSON.parse(JSON.stringify(PLAN).replace('"50"', '"51"')) as typeof PLAN;
    const second = (await publish({ ...stricter, version: 2 }).expect(200)).body as PublishedPlan;
    expect(second).toMatchObject({ version: 2, changed: true, difference: { added: [], removed: [], members: [] } });
    expect(second.difference.changed.map(({ id }) => id)).toEqual(['on-time']);
    expect(await target('hue-1', 'on-time', '?year=2026')).toMatchObject({ met: false });
    expect((await publish({ ...PLAN, version: 7 }).expect(400)).body).toMatchObject({
      errors: [{ pointer: '/version' }],
    });
    const { body } = await counter.get('/plans/hue-1', 'inspector').expect(200);
    expect(body).toMatchObject({ version: 2, origin: 'log', versions: [{ version: 1 }, { version: 2 }] });
  });

  it('that has a version in force is changed only by who says which version is next', async () => {
    const titled = (title: string, more: object = {}) => ({ ...PLAN, id: 'hue-2', title, ...more });
    await publish(titled('một')).expect(200);
    const refused = await Promise.all([publish(titled('hai')), publish(titled('ba'))]);
    expect(refused.map(({ status, body }) => [status, pointersOf(body)])).toEqual([
      [400, ['/version']],
      [400, ['/version']],
    ]);
    const both = await Promise.all([publish(titled('hai', { version: 2 })), publish(titled('ba', { version: 2 }))]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 400]);
    expect((await counter.get('/plans/hue-2', 'inspector')).body).toMatchObject({ version: 2, versions: [{}, {}] });
  });

  it('keeps what its targets take: figures entered for one are never judged as something else', async () => {
    const years = { from: 2022, to: 2022 };
    const sipas = { id: 'sipas', title: 'SIPAS', kind: 'entered', source: 'Bộ Nội vụ', unit: 'percent' };
    const version = (number: number, one: object) => ({ ...PLAN, id: 'hue-3', version: number, years, targets: [one] });
    const goals = [{ years, condition: { kind: 'share', operator: '>=', percent: '90' } }];
    await publish(version(1, { ...sipas, goals })).expect(200);
    await enter('hue-3', { ...SIPAS, value: '99.7' }).expect(200);
    const rank = [{ years, condition: { kind: 'rank', atMost: 100 } }];
    const asRank = version(2, { ...sipas, unit: 'rank', goals: rank });
    expect(pointersOf((await publish(asRank).expect(400)).body)).toEqual(['/targets/0/unit']);
    const asLog = version(2, {
      ...sipas,
      unit: null,
      kind: 'log',
      measure: { kind: 'onTimeRate', policy: 'tt01-2020' },
      goals,
    });
    expect(pointersOf((await publish(asLog).expect(400)).body)).toEqual(['/targets/0/kind']);
    // Nor by way of a version without it.
    await publish(version(2, { ...sipas, id: 'other', goals })).expect(200);
    const back = { ...asRank, version: 3 };
    expect(pointersOf((await publish(back).expect(400)).body)).toEqual(['/targets/0/unit']);
    await publish(version(3, { ...sipas, id: 'sipas-rank', unit: 'rank', goals: rank })).expect(200);
    expect(await target('hue-3', 'sipas-rank', '?year=2022')).toMatchObject({ entered: null, state: 'noFigureYet' });
  });

  it('whose log changed the kind of a target before that was refused shows the old figures as superseded', async () => {
    const years = { from: 2022, to: 2022 };
    const goals = [{ years, condition: { kind: 'share', operator: '>=', percent: '90' } }];
    const sipas = { id: 'sipas', title: 'SIPAS', kind: 'entered', source: 'Bộ Nội vụ', unit: 'percent', goals };
    const plan = { ...PLAN, id: 'hue-4', version: 1, years, targets: [sipas] };
    await publish(plan).expect(200);
    await enter('hue-4', { ...SIPAS, value: '99.7' }).expect(200);
    const replaced = async (version: number, changes: object) => {
      const store = new PostgresEventStore(counter.database);
      const stream = 'plan-hue-4';
      const { length } = await store.readStream(COUNTER_TENANT, stream);
      const taken = { ...sipas, measure: null, beside: [], note: null, ...changes };
      const event = {
        ...{ eventId: randomUUID(), type: 'PlanPublished', schemaVersion: 1, occurredAt: new Date().toISOString() },
        ...{ actorId: 'older', unitId: null, correlationId: null, causationId: null, personal: null },
        data: { plan: { ...plan, version, targets: [taken] } },
      };
      await store.append(COUNTER_TENANT, [{ streamId: stream, expectedVersion: length, events: [event] }]);
    };
    const measure = { kind: 'onTimeRate', policy: 'tt01-2020' };
    await replaced(2, { kind: 'log', unit: null, measure });
    expect(await target('hue-4', 'sipas', '?year=2022')).toMatchObject({
      ...{ state: 'noFigureYet', met: null, valueFrom: 'log', entered: null },
      superseded: [{ value: '99.7', why: 'takesNoFigure' }],
    });
    await replaced(3, { unit: 'rank', goals: [{ years, condition: { kind: 'rank', atMost: 100 } }] });
    expect(await target('hue-4', 'sipas', '?year=2022')).toMatchObject({
      ...{ state: 'noFigureYet', met: null, value: null, entered: null },
      superseded: [{ value: '99.7', why: 'otherUnit' }],
    });
  });

  it('that ships with the program is replaced by a newer version of the log', async () => {
    const { body } = await counter.get('/plans/hn-157-2023', 'inspector').expect(200);
    const { id, title, issuedBy, document, years, targets } = body as Record<string, unknown>;
    const plan = { id, version: 2, title: `${String(title)} (sửa)`, issuedBy, document, years, targets };
    expect((await publish(plan).expect(200)).body).toMatchObject({ version: 2, difference: { members: ['title'] } });
    expect((await card('hn-157-2023')).plan).toMatchObject({ version: 2, origin: 'log', title: plan.title });
  });

  it('that is broken is refused with every field at fault, and writes nothing', async () => {
    const broken = {
      ...PLAN,
      id: 'Huế',
      targets: [{ ...PLAN.targets[0], kind: 'luck', measure: { kind: 'onTimeRate' } }],
    };
    const { body } = await publish(broken).expect(400);
    expect(body).toMatchObject({ code: 'VALIDATION.FAILED' });
    expect(pointersOf(body)).toEqual(['/id', '/targets/0/kind', '/targets/0/measure/policy']);
    await publish(PLAN, '?dryRun=perhaps').expect(400);
  });
});

describe('the plans of a city', () => {
  it('are listed with how they stand', async () => {
    const { body } = await counter.get('/scorecards?year=2022', 'clerk').expect(200);
    const { items } = body as ScorecardList;
    expect(items.map(({ plan }) => plan.id)).toEqual(
      expect.arrayContaining(['hn-27-2022', 'hcm-cchc-2019', 'hn-cchc-2022', 'hn-157-2023', 'hn-136-2021']),
    );
    for (const { plan, summary } of items) {
      const { met, notMet, noFigure, noGoal, partOnly, stated, statementMissing } = summary;
      expect([plan.id, met + notMet + noFigure + noGoal + partOnly + stated + statementMissing]).toEqual([
        plan.id,
        summary.targets,
      ]);
    }
  });

  it('are read by whoever reads figures, and written by an administrator of the whole tenant alone', async () => {
    for (const role of ROLES) {
      const [reads, writes] = [role === 'integration' ? 403 : 200, role === 'admin' ? 400 : 403];
      const asked = ['/scorecards', '/scorecards/hn-27-2022', '/plans/hn-27-2022'].map((path) =>
        counter.get(path, role),
      );
      expect([role, ...(await Promise.all(asked)).map(({ status }) => status)]).toEqual([role, reads, reads, reads]);
      const posted = ['/plans', '/plans/hn-27-2022/figures', '/plans/hn-27-2022/statements'];
      const given = await Promise.all(posted.map((path) => counter.post(path, {}, role)));
      expect([role, ...given.map(({ status }) => status)]).toEqual([role, writes, writes, writes]);
    }
    const ward = await tokenFor(counter.database, COUNTER_TENANT, 'admin', 'H26.W1');
    await request(counter.app.getHttpServer())
      .post('/api/v1/plans/hn-27-2022/figures')
      .set('Authorization', `Bearer ${ward}`)
      .send(SIPAS)
      .expect(403);
  });

  it.each([
    ['/scorecards/none', 404, 'PLAN.NOT_FOUND'],
    ['/scorecards/hn-27-2022%00', 404, 'PLAN.NOT_FOUND'],
    ['/plans/HN', 404, 'PLAN.NOT_FOUND'],
    ['/scorecards?year=22', 400, 'VALIDATION.FAILED'],
    ['/scorecards?year=2022&period=2022', 400, 'VALIDATION.FAILED'],
    ['/scorecards?asOf=2999-01-01T00:00:00Z', 400, 'VALIDATION.FAILED'],
    ['/scorecards?groupBy=field', 400, 'VALIDATION.FAILED'],
  ])('%s is answered with %i %s', async (path, status, code) => {
    expect((await counter.get(path, 'inspector').expect(status)).body).toMatchObject({ code });
  });
});
