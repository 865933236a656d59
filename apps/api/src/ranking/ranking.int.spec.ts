import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { ProjectionRunner, allProjections } from '#application';
import type { RankingAnswer } from '#application';
import { ProjectionStore } from '#event-store';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import { tokenFor } from '../../../../test/dsl/small-tenant.js';

let counter: Counter;
let ward: string;

beforeAll(async () => {
  counter = await Counter.open();
  ward = await tokenFor(counter.database, COUNTER_TENANT, 'supervisor', 'H26.W1');
  await processedInTime('H26.W1', '2026-09-07', 12);
  await processedLate('H26.W2', '2026-09-07', 12);
  await processedInTime('H26.12', '2026-09-07', 3);
  await processedInTime('H26.W1', '2026-08-03', 1);
  await processedLate('H26.W1', '2026-08-03', 1);
  const store = new ProjectionStore(counter.database);
  await new ProjectionRunner(store, allProjections(store)).sweep();
});
afterAll(() => counter.close());

/** Eight working hours from 08:00 of a Monday. */
async function processed(agencyId: string, day: string, endedAt: string, times: number): Promise<void> {
  for (let index = 0; index < times; index++) {
    const intake = { procedureCode: '1.000002', agencyId, occurredAt: `${day}T08:00:00+07:00` };
    const end = { occurredAt: endedAt, decision: 'granted' };
    await counter.story(intake, ['officer', 'process', end]);
  }
}
const processedInTime = (agencyId: string, day: string, times: number) =>
  processed(agencyId, day, `${day}T16:00:00+07:00`, times);
const processedLate = (agencyId: string, day: string, times: number) =>
  processed(agencyId, day, `${day.slice(0, 8)}10T16:00:00+07:00`, times);

const ask = async (query: string) =>
  (await counter.get(`/indicators/ranking?${query}`, 'supervisor').expect(200)).body as RankingAnswer;

describe('GET /indicators/ranking', () => {
  it('places agencies that are told apart, with interval, names and the other rates beside the rate', async () => {
    const answer = await ask('period=2026-09&minimum=12');
    expect(answer).toMatchObject({
      ...{ by: 'agency', order: 'best', minimum: 12, confidence: '95', policy: 'tt01-2020', policyVersion: 1 },
      ...{ from: '2026-09-01', to: '2026-09-30', previous: { from: '2026-08-01', to: '2026-08-31' } },
      total: { received: 27, rate: { numerator: 15, denominator: 27, percent: '55.56' } },
    });
    expect(answer.rows).toEqual([
      expect.objectContaining({
        ...{ key: { agency: 'H26.W1' }, name: 'Phường Một', place: 1, unranked: null, notDistinguished: false },
        rate: { numerator: 12, denominator: 12, percent: '100.00' },
        // 12/(12 + z²) = 75.7506…
        interval: { low: '75.75', high: '100.00' },
        firstPromise: { numerator: 12, denominator: 12, percent: '100.00' },
        survivorshipSafe: { numerator: 12, denominator: 12, percent: '100.00' },
        previous: { place: null, rate: { numerator: 1, denominator: 2, percent: '50.00' } },
        againstTotal: 'above',
        // From one of two: 50 points less √(24.25² + 40.55²) = 47.25 leaves 0 just outside.
        movement: { places: null, percentPoints: '+50.00', beyondChance: true },
      }),
      expect.objectContaining({
        ...{ key: { agency: 'H26.W2' }, name: 'Phường Hai', place: 2, interval: { low: '0.00', high: '24.25' } },
        ...{ movement: 'new', previous: null, againstTotal: 'below' },
      }),
      expect.objectContaining({
        key: { agency: 'H26.12' },
        place: null,
        unranked: 'smallCount',
        againstTotal: 'notApart',
      }),
    ]);
  });

  it('shows small counts without a place: thirty, unless asked otherwise', async () => {
    const answer = await ask('period=2026-09');
    expect(answer.minimum).toBe(30);
    expect(answer.rows.map(({ place, unranked }) => [place, unranked])).toEqual([
      [null, 'smallCount'],
      [null, 'smallCount'],
      [null, 'smallCount'],
    ]);
  });

  it('lists worst first when asked, and fields by themselves', async () => {
    const worst = await ask('period=2026-09&minimum=12&order=worst');
    expect(worst.rows.map(({ name, place }) => [name, place])).toEqual([
      ['Phường Hai', 1],
      ['Phường Một', 2],
      ['Sở Tư pháp', null],
    ]);
    expect(await ask('period=2026-Q3&by=field')).toMatchObject({
      order: 'worst',
      rows: [{ name: 'Hộ tịch', place: null, unranked: 'smallCount', rate: { denominator: 29 } }],
      previous: { from: '2026-04-01', to: '2026-06-30' },
    });
  });

  it('gives dossiers without an officer no place among officers', async () => {
    const answer = await ask('period=2026-09&minimum=1&by=officer');
    expect(answer.rows.map(({ key, unranked }) => [key, unranked])).toEqual([[{ officer: null }, 'unassigned']]);
  });

  it('is answered as of a moment, and at one level only', async () => {
    const before = await ask('period=2026-09&asOf=2026-10-01T00:00:00Z');
    expect(before).toMatchObject({ rows: [], total: { rate: { percent: null }, interval: null }, position: 0 });
    const provinces = await ask('period=2026-09&level=province&minimum=1');
    expect(provinces.rows.map(({ name, place }) => [name, place])).toEqual([['Sở Tư pháp', 1]]);
  });

  it('shows a unit itself only', async () => {
    const response = await request(counter.app.getHttpServer())
      .get('/api/v1/indicators/ranking?period=2026-09')
      .set('Authorization', `Bearer ${ward}`)
      .expect(200);
    expect((response.body as RankingAnswer).rows.map(({ key }) => key)).toEqual([{ agency: 'H26.W1' }]);
  });

  it.each([
    ['by=channel', '?by', 'PARAMETER.NOT_ACCEPTED'],
    ['minimum=0', '?minimum', 'MINIMUM.INVALID'],
    ['order=up', '?order', 'PARAMETER.NOT_ACCEPTED'],
    ['groupBy=agency', '?groupBy', 'PARAMETER.UNKNOWN'],
    ['period=1900', '?period', 'PERIOD.UNKNOWN_FORM'],
  ])('refuses %s', async (query, pointer, code) => {
    const { body } = await counter.get(`/indicators/ranking?${query}`, 'supervisor').expect(400);
    expect(body).toMatchObject({ code: 'VALIDATION.FAILED', errors: [{ pointer, code }] });
  });

  it('is not for integrations', async () => {
    await counter.get('/indicators/ranking', 'integration').expect(403);
  });
});
