import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Scorecard, TargetCard, TargetDossiers } from '#application';
import { COUNTER_TENANT } from '../../../../test/dsl/counter.js';
import type { Counter } from '../../../../test/dsl/counter.js';
import { tokenFor } from '../../../../test/dsl/small-tenant.js';
import { PlanCounter } from './testing/plan-counter.js';

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

describe('figures of the log on a scorecard', () => {
  beforeAll(() => plans.tellTwoDossiers());

  it('come with their rule, their position, a trend and the question that shows the same', async () => {
    const shown = await target('hn-27-2022', 'on-time', '?year=2026');
    expect(shown).toMatchObject({
      ...{
        kind: 'log',
        state: 'outsideYears',
        met: null,
        metOutsideYears: false,
        valueFrom: 'log',
        withinYears: false,
      },
      value: { kind: 'share', numerator: 1, denominator: 2, percent: '50.00' },
      gap: { unit: 'percentagePoints', text: '-49.00' },
      log: { policy: 'tt01-2020', policyVersion: 1, indicators: '/api/v1/indicators?period=2026&policy=tt01-2020' },
      beside: [{ measure: 'onTimeRate', policy: 'returned', value: { percent: '50.00' } }],
    });
    const { body } = await counter.get((shown.log?.indicators ?? '').slice('/api/v1'.length), 'inspector').expect(200);
    expect(body).toMatchObject({ total: { rate: { numerator: 1, denominator: 2 } }, position: shown.log?.position });
    expect(trendOf(shown)).toEqual([
      ['2026-02', null, null],
      ['2026-03', '100.00', null],
      ['2026-04', '0.00', null],
      ['2026-05', null, null],
    ]);
  });

  it('know the worst field, the channel, hand-overs, digitised results, the post and who had the late ones', async () => {
    expect(await target('hcm-cchc-2019', 'on-time-each-field', '?year=2026')).toMatchObject({
      value: { kind: 'worst', key: 'HT', numerator: 1, denominator: 2, parts: [{ key: 'HT', percent: '50.00' }] },
      log: { indicators: '/api/v1/indicators?period=2026&policy=tt01-2020&groupBy=field' },
    });
    expect(await target('hn-136-2021', 'online-filing', '?year=2026')).toMatchObject({
      ...{ metOutsideYears: true, value: { numerator: 1, denominator: 2, percent: '50.00' } },
    });
    expect(await target('hn-136-2021', 'electronic-hand-overs', '?year=2026')).toMatchObject({
      ...{ metOutsideYears: false, value: { numerator: 1, denominator: 2 } },
      log: { detail: { handOvers: { numerator: 1, denominator: 2 } }, policy: null, indicators: null },
    });
    expect((await target('hn-136-2021', 'online-filing', '?year=2026')).log).toMatchObject({
      ...{ policy: null, policyVersion: null },
    });
    expect(await target('hn-136-2021', 'resolved-digitised', '?period=2026-03')).toMatchObject({
      ...{ metOutsideYears: true, value: { numerator: 1, denominator: 1 } },
    });
    expect(await target('hn-136-2021', 'resolved-digitised', '?year=2026')).toMatchObject({
      ...{ metOutsideYears: false, value: { numerator: 1, denominator: 2 } },
    });
    expect(await target('hn-136-2021', 'satisfaction', '?year=2026')).toMatchObject({
      ...{ metOutsideYears: true, valueFrom: 'log', value: { numerator: 1, denominator: 1 } },
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
    expect(found('satisfaction-procedures')).toMatchObject({ metOutsideYears: true, valueFrom: 'entered' });
    expect(found('returned-by-post')).toMatchObject({
      state: 'partOnly',
      met: null,
      base: { year: 2025, value: null },
    });
  });
});
