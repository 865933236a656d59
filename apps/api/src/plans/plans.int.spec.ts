import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { ROLES } from '#application';
import type { PublishedPlan, ScorecardList, TargetCard } from '#application';
import { PostgresEventStore } from '#event-store';
import { COUNTER_TENANT } from '../../../../test/dsl/counter.js';
import type { Counter } from '../../../../test/dsl/counter.js';
import { tokenFor } from '../../../../test/dsl/small-tenant.js';
import { PlanCounter, SIPAS, pointersOf } from './testing/plan-counter.js';

let plans: PlanCounter;
let counter: Counter;

beforeAll(async () => {
  plans = await PlanCounter.open();
  ({ counter } = plans);
});
afterAll(() => plans.close());

const card = (...asked: Parameters<PlanCounter['card']>) => plans.card(...asked);
const target = (...asked: Parameters<PlanCounter['target']>) => plans.target(...asked);
const enter = (...asked: Parameters<PlanCounter['enter']>) => plans.enter(...asked);
const trendOf = ({ trend }: TargetCard) =>
  trend?.map(({ month, value, met }) => [month, 'percent' in value ? value.percent : null, met]).slice(1, 5);

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
  beforeAll(() => plans.tellTwoDossiers());
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
    expect(trendOf(await target('hue-1', 'on-time', '?year=2026'))).toEqual([
      ['2026-02', null, null],
      ['2026-03', '100.00', true],
      ['2026-04', '0.00', false],
      ['2026-05', null, null],
    ]);
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
      const { targets, ...states } = summary;
      expect([plan.id, Object.values(states).reduce((sum, count) => sum + count, 0)]).toEqual([plan.id, targets]);
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
