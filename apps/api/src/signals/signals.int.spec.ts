import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { ProjectionRunner, allProjections } from '#application';
import type { Role, SignalDossiers, SignalInForce, SignalsSummary } from '#application';
import { ProjectionStore } from '#event-store';
import { SIGNAL_NAMES } from '#indicators';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import { tokenFor } from '../../../../test/dsl/small-tenant.js';

let counter: Counter;
let ward: string;
let instant: string;
let handed: string;

beforeAll(async () => {
  counter = await Counter.open();
  ward = await tokenFor(counter.database, COUNTER_TENANT, 'supervisor', 'H26.W2');
  // Eight working hours from Monday 08:00 on: due the same day at 17:00.
  const intake = (agencyId: string) => ({
    procedureCode: '1.000002',
    agencyId,
    occurredAt: '2026-09-07T08:00:00+07:00',
  });
  const end = { decision: 'granted', occurredAt: '2026-09-07T17:00:00+07:00' };
  const late = { decision: 'granted', occurredAt: '2026-09-09T10:00:00+07:00' };
  instant = (await counter.story(intake('H26.W1'), ['officer', 'process', end])).code;
  const step = { toUnitId: 'H26.W2', mode: 'paper', occurredAt: '2026-09-07T09:00:00+07:00' };
  const steps: [Role, string, object] = ['clerk', 'hand-over', step];
  handed = (await counter.story(intake('H26.W2'), steps, ['officer', 'process', late])).code;
  await project();
});
afterAll(() => counter.close());

async function project(): Promise<void> {
  const store = new ProjectionStore(counter.database);
  await new ProjectionRunner(store, allProjections(store)).sweep();
}

const put = (name: string, body: object, role: Role = 'admin') =>
  request(counter.app.getHttpServer())
    .put(`/api/v1/signals/${name}`)
    .set('Authorization', `Bearer ${tokens[role] ?? ''}`)
    .send(body);
const tokens: Partial<Record<Role, string>> = {};
beforeAll(async () => {
  for (const role of ['admin', 'supervisor'] as const) {
    tokens[role] = await tokenFor(counter.database, COUNTER_TENANT, role);
  }
});

const SEPTEMBER = 'period=2026-09';
/** Its dossiers have a limit of eight hours, which by default is not looked at. */
const ALL_LIMITS = '&processedWithoutStep.limitOverHours=0';
const summary = async (query = '') =>
  (await counter.get(`/signals/summary?${SEPTEMBER}${ALL_LIMITS}${query}`, 'inspector').expect(200))
    .body as SignalsSummary;
const dossiers = async (name: string, query = '') =>
  (await counter.get(`/signals/${name}/dossiers?${SEPTEMBER}${query}`, 'supervisor').expect(200))
    .body as SignalDossiers;

describe('GET /signals', () => {
  it('lists every signal with its words, parameters and innocent explanations', async () => {
    const { items } = (await counter.get('/signals', 'supervisor').expect(200)).body as { items: SignalInForce[] };
    expect(items.map(({ name }) => name)).toEqual([...SIGNAL_NAMES]);
    expect(items[0]).toMatchObject({
      ...{ name: 'bulkEndings', version: 1, population: 'resolved' },
      label: { vi: 'Kết thúc hàng loạt', en: 'Ended in bulk' },
      parameters: [
        { name: 'minCount', value: 10, from: 'default', min: 2, max: 1000, default: 10, unit: 'dossier' },
        { name: 'withinSeconds', value: 60 },
      ],
    });
  });

  it.each(['clerk', 'officer', 'integration'] as const)('is not for a %s', async (role) => {
    await counter.get('/signals', role).expect(403);
    await counter.get('/signals/summary', role).expect(403);
    await counter.get('/signals/bulkEndings/dossiers', role).expect(403);
  });
});

describe('GET /signals/summary', () => {
  it('says per unit how many dossiers each signal names, and the rate with and without them', async () => {
    const answer = await summary('&groupBy=agency');
    expect(answer).toMatchObject({
      ...{ policy: 'tt01-2020', policyVersion: 1, from: '2026-09-01', to: '2026-09-30', incomplete: 0 },
      total: {
        ...{ received: 2, resolved: 2, rate: { numerator: 1, denominator: 2, percent: '50.00' } },
        any: { dossiers: 2, without: { numerator: 0, denominator: 0, percent: null } },
      },
    });
    const [first, second] = answer.rows;
    const without = { numerator: 0, denominator: 0, percent: null };
    expect(first).toMatchObject({
      key: { agency: 'H26.W1' },
      signals: {
        endEqualsDue: { dossiers: 1, without },
        processedWithoutStep: { dossiers: 1, without },
        // Both were entered today.
        receptionEnteredLate: { dossiers: 1, without },
        bulkEndings: { dossiers: 0, without: { numerator: 1, denominator: 1, percent: '100.00' } },
      },
    });
    expect(second).toMatchObject({
      key: { agency: 'H26.W2' },
      signals: { endEqualsDue: { dossiers: 0 }, processedWithoutStep: { dossiers: 0 } },
    });
  });

  it('is called worth a look on screen, each signal by its name, and limits of a few hours are not looked at', async () => {
    const { body } = await counter.get(`/signals/summary?${SEPTEMBER}`, 'inspector').expect(200);
    expect(body.heading).toEqual({ vi: 'Dấu hiệu cần lưu ý', en: 'Worth a look' });
    expect(body.signals).toContainEqual(
      expect.objectContaining({ label: expect.objectContaining({ vi: 'Hoàn thành không qua bước nào' }) }),
    );
    expect(body.total.signals.processedWithoutStep.dossiers).toBe(0);
  });

  it('takes a value for this answer only, and names what it used', async () => {
    const answer = await summary('&processedWithoutStep.withinMinutes=539&bulkEndings.minCount=30');
    expect(answer.total.signals.processedWithoutStep.dossiers).toBe(0);
    expect(answer.signals.find(({ name }) => name === 'bulkEndings')?.parameters).toEqual({
      minCount: { value: 30, from: 'request' },
      withinSeconds: { value: 60, from: 'default' },
    });
    expect((await summary()).total.signals.processedWithoutStep.dossiers).toBe(1);
  });

  it('shows a unit its own dossiers only', async () => {
    const { body } = await request(counter.app.getHttpServer())
      .get(`/api/v1/signals/summary?${SEPTEMBER}&groupBy=agency`)
      .set('Authorization', `Bearer ${ward}`)
      .expect(200);
    expect((body as SignalsSummary).rows.map(({ key }) => key)).toEqual([{ agency: 'H26.W2' }]);
  });

  it.each([
    ['bulkEndings.minCount=1', '?bulkEndings.minCount', 'PARAMETER.OUT_OF_RANGE'],
    ['bulkEndings.minCount=ten', '?bulkEndings.minCount', 'PARAMETER.OUT_OF_RANGE'],
    ['bulkEndings.most=5', '?bulkEndings.most', 'PARAMETER.UNKNOWN'],
    ['groupBy=month', '?groupBy', 'GROUP_BY.UNKNOWN'],
    ['from=2025-09-01&to=2026-09-01', '?to', 'PERIOD.TOO_LONG'],
  ])('refuses %s', async (query, pointer, code) => {
    const { body } = await counter.get(`/signals/summary?${query}`, 'supervisor').expect(400);
    expect(body).toMatchObject({ code: 'VALIDATION.FAILED', errors: [{ pointer, code }] });
  });
});

describe('GET /signals/{name}/dossiers', () => {
  it('answers a whole year, from any day on, and nothing longer', async () => {
    const ask = (to: string) => counter.get(`/signals/bulkEndings/dossiers?from=2024-02-29&to=${to}`, 'admin');
    await ask('2025-02-28').expect(200);
    const { body } = await ask('2025-03-01').expect(400);
    const detail = expect.stringContaining('narrow 2024-02-29 to 2025-03-01');
    expect(body).toMatchObject({ errors: [{ pointer: '?to', code: 'PERIOD.TOO_LONG', detail }] });
  });

  it('answers some of a flood, and tells the others when to come again', async () => {
    const flood = Array.from({ length: 40 }, (_, index) =>
      counter.get(`/signals/${index % 2 === 0 ? 'summary' : 'bulkEndings/dossiers'}?${SEPTEMBER}`, 'inspector'),
    );
    const answers = await Promise.all(flood);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 503]));
    for (const { body, headers } of answers.filter(({ status }) => status === 503)) {
      expect([(body as { code: string }).code, headers['retry-after']]).toEqual(['SIGNALS.BUSY', '5']);
    }
    await summary();
  });

  it('gives the dossiers, what made them match, and the events by their positions', async () => {
    const { items, signal, next } = await dossiers('processedWithoutStep', ALL_LIMITS);
    expect([signal.name, next]).toEqual(['processedWithoutStep', null]);
    expect(items).toEqual([
      {
        ...{ code: instant, class: 'onTime', agencyId: 'H26.W1', officerId: null },
        matches: [{ receivedAt: '2026-09-07T01:00:00.000Z', endedAt: '2026-09-07T10:00:00.000Z' }],
        events: [
          expect.objectContaining({ type: 'DossierReceived', occurredAt: '2026-09-07T01:00:00.000Z' }),
          expect.objectContaining({ type: 'DossierProcessed', position: expect.any(Number) }),
        ],
      },
    ]);
  });

  it('comes in pages', async () => {
    const first = await counter.get(`/signals/receptionEnteredLate/dossiers?${SEPTEMBER}&limit=1`, 'admin').expect(200);
    const [one, two] = [instant, handed].sort();
    expect(first.body).toMatchObject({ items: [{ code: one }], next: one });
    expect(first.headers['link']).toContain(`/api/v1/signals/receptionEnteredLate/dossiers?`);
    const second = await dossiers('receptionEnteredLate', `&limit=1&cursor=${String(one)}`);
    expect([second.items.map(({ code }) => code), second.next]).toEqual([[two], null]);
  });

  it('knows no other signal, and no parameter of another one', async () => {
    await counter.get('/signals/liars/dossiers', 'supervisor').expect(404);
    const { body } = await counter
      .get('/signals/endEqualsDue/dossiers?bulkEndings.minCount=5', 'supervisor')
      .expect(400);
    expect(body).toMatchObject({ errors: [{ code: 'PARAMETER.UNKNOWN' }] });
  });
});

describe('PUT /signals/{name}', () => {
  it('is an event in the log: nobody changes it quietly', async () => {
    const { body } = await put('processedWithoutStep', { parameters: { withinMinutes: 30 } }).expect(200);
    expect(body).toMatchObject({
      parameters: [{ name: 'withinMinutes', value: 30, from: 'tenant' }, { name: 'limitOverHours' }],
    });
    await put('processedWithoutStep', { parameters: { withinMinutes: 30 } }).expect(200);
    await project();
    const answer = await summary();
    expect(answer.total.signals.processedWithoutStep.dossiers).toBe(0);
    const asked = answer.signals.find(({ name }) => name === 'processedWithoutStep');
    expect(asked?.parameters).toMatchObject({ withinMinutes: { value: 30, from: 'tenant' } });
    const events = await counter.get('/events?after=0&limit=1000', 'inspector').expect(200);
    expect((JSON.stringify(events.body).match(/SignalConfigured/g) ?? []).length).toBe(1);

    const back = await put('processedWithoutStep', { parameters: {} }).expect(200);
    expect(back.body).toMatchObject({
      parameters: [
        { value: 527_040, from: 'default' },
        { value: 8, from: 'default' },
      ],
    });
    await project();
    expect((await summary()).total.signals.processedWithoutStep.dossiers).toBe(1);
  });

  it.each([
    [{ parameters: { withinMinutes: -1 } }, '/parameters/withinMinutes'],
    [{ parameters: { withinMinutes: 1.5 } }, '/parameters/withinMinutes'],
    [{ parameters: { minCount: 5 } }, '/parameters/minCount'],
    [{ parameters: {}, reason: 'because' }, '/reason'],
    [{}, '/parameters'],
  ])('refuses %j', async (body, pointer) => {
    const refusal = await put('processedWithoutStep', body).expect(400);
    expect(refusal.body).toMatchObject({ code: 'VALIDATION.FAILED', errors: [{ pointer }] });
  });

  it('is for administrators alone', async () => {
    await put('bulkEndings', { parameters: { minCount: 20 } }, 'supervisor').expect(403);
    await put('liars', { parameters: {} }).expect(404);
  });
});
