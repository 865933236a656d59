import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Database } from '#event-store';
import type { SignalName } from '#indicators';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/support/spec-database.js';
import { deskWith } from '../testing/asking.js';
import { type Desk, type TestEvent, at, dueMoved, handedOver, processed, received } from '../testing/desk.js';
import {
  type AskedSignals,
  page,
  named,
  summary,
  iso,
  told,
  by,
  extended,
  dated,
  inOrder,
} from '../testing/signal-questions.js';

let testDatabase: SpecDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await openSpecDatabase(4);
  database = testDatabase.database;
});
afterAll(() => testDatabase.drop());

describe('the headline rate with and without', () => {
  /** One on time, one late, and one more that a signal may name; each went through a hand-over. */
  const others = [
    ...['good', 'late'].map((code) => received(code, '2026-03-02 09:00', dated)),
    ...['good', 'late'].map((code) => handedOver(code, '2026-03-02 10:00', 'A')),
    processed('good', '2026-03-05 10:00'),
    processed('late', '2026-03-09 10:00'),
  ];
  const life = (...events: TestEvent[]): TestEvent[] => [
    received('d', '2026-03-02 09:00', dated),
    handedOver('d', '2026-03-02 10:00', 'A'),
    ...events,
  ];
  const rates = async (desk: Desk, signal: SignalName, asked: AskedSignals = {}) => {
    const { total } = await summary(desk, asked);
    return [total.rate.percent, total.signals[signal].dossiers, total.signals[signal].without.percent];
  };

  test('C12: extended after its due it counts against the new one, is late against the first promise, and is named', async () => {
    const desk = await deskWith(
      database,
      ...others,
      ...life(extended('d', '2026-03-09 10:00', '2026-03-12 16:00'), processed('d', '2026-03-11 10:00')),
    );
    expect(await rates(desk, 'dueMovedAfterPassed')).toEqual(['66.67', 1, '50.00']);
    expect(await rates(desk, 'dueMovedAfterPassed', { policy: 'first-promise' })).toEqual(['33.33', 1, '50.00']);
    const { total } = await summary(desk);
    expect(total.any).toEqual({ dossiers: 1, without: { numerator: 1, denominator: 2, percent: '50.00' } });
    expect(total.signals.bulkEndings).toEqual({ dossiers: 0, without: total.rate });
  });

  test('F2: a new appointment told by a file after the due', async () => {
    const desk = await deskWith(
      database,
      ...others,
      ...life(dueMoved('d', '2026-03-09 10:00', '2026-03-12 16:00'), processed('d', '2026-03-13 10:00')),
    );
    expect(await rates(desk, 'dueMovedAfterPassed')).toEqual(['33.33', 1, '50.00']);
    expect((await page(desk, 'dueMovedAfterPassed')).items[0]?.class).toBe('late');
  });

  test('F1: an end corrected to the due is named from the correction on, and shows it', async () => {
    const processedId = '00000000-0000-7000-8000-000000000001';
    const requestEventId = '00000000-0000-7000-8000-000000000002';
    const [from, to] = [iso('2026-03-10 10:00'), iso('2026-03-06 16:00')];
    const asks = { targetEventId: processedId, field: 'processedAt' as const, from, to };
    const due = { previousDueAt: to, dueAt: to, promiseDueAt: to };
    const desk = await deskWith(
      database,
      ...others,
      ...life(
        { ...processed('d', '2026-03-10 10:00'), eventId: processedId },
        {
          ...told('d', '2026-03-16 10:00', { type: 'CorrectionRequested', data: { ...asks, reasonCode: 'typo' } }),
          eventId: requestEventId,
        },
        told('d', '2026-03-17 10:00', {
          type: 'DossierCorrected',
          data: {
            ...asks,
            ...due,
            requestEventId,
            recomputed: false,
            calendarVersion: null,
            calendarUnpublished: null,
          },
        }),
      ),
    );
    const before = { asOf: at('2026-03-16 12:00') };
    expect(await rates(desk, 'endEqualsDue', before)).toEqual(['33.33', 0, '33.33']);
    expect(await rates(desk, 'endEqualsDue')).toEqual(['66.67', 1, '50.00']);
    const [item] = (await page(desk, 'endEqualsDue')).items;
    expect(item?.events.map(({ type }) => type)).toEqual(['DossierReceived', 'DossierProcessed', 'DossierCorrected']);
  });

  test('is told row by row, and the rows sum to the total', async () => {
    const desk = await deskWith(
      database,
      ...others,
      received('b', '2026-03-02 09:00', { ...dated, agencyId: 'B' }),
      processed('b', '2026-03-03 09:00'),
    );
    const { rows, total } = await summary(desk, {}, ['agency']);
    expect(
      rows.map(({ key, resolved, rate, any }) => [key, resolved, rate.percent, any.dossiers, any.without]),
    ).toEqual([
      [{ agency: 'A' }, 2, '50.00', 0, { numerator: 1, denominator: 2, percent: '50.00' }],
      [{ agency: 'B' }, 1, '100.00', 1, { numerator: 0, denominator: 0, percent: null }],
    ]);
    expect(total).toMatchObject({
      resolved: 3,
      any: { dossiers: 1 },
      signals: { processedWithoutStep: { dossiers: 1 } },
    });
  });
});

describe('values in force', () => {
  test('what the tenant set holds from its event on; the answer says whose value it used', async () => {
    const events = ['a', 'b', 'c'].flatMap((code) => [
      received(code, '2026-03-02 09:00', dated),
      by('x', processed(code, '2026-03-05 10:00')),
    ]);
    const desk = await deskWith(database, ...inOrder(...events));
    const data = { name: 'bulkEndings', version: 1, parameters: { minCount: 3 } };
    await desk.store.append(desk.tenant, [
      {
        streamId: 'signal-rules',
        expectedVersion: 0,
        events: [
          {
            ...{ eventId: '00000000-0000-7000-8000-0000000000aa', type: 'SignalConfigured', schemaVersion: 1, data },
            ...{ occurredAt: iso('2026-03-08 09:00'), recordedAt: iso('2026-03-08 09:00'), personal: null },
            ...{ actorId: 'admin', unitId: null, correlationId: null, causationId: null },
          },
        ],
      },
    ]);
    await desk.project();
    expect(await named(desk, 'bulkEndings')).toEqual(['a', 'b', 'c']);
    expect((await page(desk, 'bulkEndings')).signal).toEqual({
      ...{ name: 'bulkEndings', version: 1 },
      parameters: { minCount: { value: 3, from: 'tenant' }, withinSeconds: { value: 60, from: 'default' } },
    });
    expect(await named(desk, 'bulkEndings', { asOf: at('2026-03-07 09:00') })).toEqual([]);
    const four = await page(desk, 'bulkEndings', { values: { bulkEndings: { minCount: 4 } } });
    expect([four.items, four.signal.parameters['minCount']]).toEqual([[], { value: 4, from: 'request' }]);
  });
});
