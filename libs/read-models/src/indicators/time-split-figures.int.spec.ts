import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { civilServiceCalendar, countedMinutes } from '#calendar';
import { codeOfStream, effectiveHistory, replay, splitTime } from '#dossier';
import type { FoldableEvent, Received, TimeSplit } from '#dossier';
import type { Database, StoredEvent } from '#event-store';
import { classify, findPolicy } from '#indicators';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/support/spec-database.js';
import { countingFacts } from '../dossier-facts/counting-facts.js';
import { Desk, at, handedOver, processed, received } from '../testing/desk.js';
import { logs } from '../../../../test/dsl/histories.js';
import { zoneOf } from '../zone-of.js';
import { inSnapshot } from './in-snapshot.js';
import type { TimeSplitQuestion } from './time-split-figures.js';
import { timeSplitFigures } from './time-split-figures.js';

let testDatabase: SpecDatabase;
let database: Database;
let tenants = 0;

beforeAll(async () => {
  testDatabase = await openSpecDatabase(4);
  database = testDatabase.database;
});
afterAll(() => testDatabase.drop());

const POLICY = findPolicy('tt01-2020');
const question = (desk: Desk, asked: Partial<TimeSplitQuestion> = {}): TimeSplitQuestion => ({
  ...{ tenant: desk.tenant, timezone: desk.timezone, from: '2026-01-01', to: '2027-12-31', policy: POLICY },
  ...{ groupBy: [], filters: {}, scope: null, now: at('2028-01-01 00:00') },
  calendarOf: () => civilServiceCalendar,
  isOwn: (agencyId, unitId) => agencyId === unitId,
  ...asked,
});
const ask = (desk: Desk, asked: Partial<TimeSplitQuestion> = {}) =>
  inSnapshot(database, (sql) => timeSplitFigures(sql, question(desk, asked)));

describe('whose time the resolved dossiers took', () => {
  test('by unit and officer, and in all', async () => {
    const desk = await Desk.open(database, 'TS');
    await desk.log([
      received('a', '2026-03-02 08:00', { agencyId: 'A', receivingAgencyId: 'R', due: '2026-03-16 08:00' }),
      handedOver('a', '2026-03-02 10:00', 'A', 'lan'),
      handedOver('a', '2026-03-03 08:00', 'B'),
      processed('a', '2026-03-03 11:00'),
      received('b', '2026-03-02 08:00', { agencyId: 'A', due: '2026-03-16 08:00' }),
    ]);
    await desk.project();
    const answer = await ask(desk, { groupBy: ['unit', 'officer'] });
    const of = (kind: string, minutes: number) => ({
      total: minutes,
      minutes: expect.objectContaining({ [kind]: minutes }),
    });
    expect(answer.rows).toEqual([
      { key: { unit: 'A', officer: 'lan' }, dossiers: 1, ...of('unit', 360) },
      { key: { unit: 'B', officer: null }, dossiers: 1, ...of('otherAgency', 180) },
      { key: { unit: 'R', officer: null }, dossiers: 1, ...of('intake', 120) },
    ]);
    expect(answer.total).toMatchObject({ dossiers: 1, total: 660 });
    const none = await ask(desk, { calendarOf: () => null });
    expect(none).toMatchObject({ withoutCalendar: 1, total: { dossiers: 0 } });
  });

  test('is the sum of each dossier’s own split, after any history, and every grouping adds up to the whole', async () => {
    await fc.assert(
      fc.asyncProperty(logs, async (events) => {
        tenants += 1;
        const desk = await Desk.open(database, `T${String(tenants)}`);
        await desk.log(events);
        await desk.project();
        const { total, rows } = await ask(desk, { groupBy: ['agency', 'unit'] });
        const splits = await splitsOf(desk);
        const minutes = { intake: 0, unit: 0, supplement: 0, payment: 0, otherAgency: 0 };
        for (const { parts } of splits) for (const part of parts) minutes[part.kind] += part.minutes;
        expect(total).toMatchObject({ dossiers: splits.length, minutes });
        expect(total.total).toBe(splits.reduce((sum, split) => sum + split.total, 0));
        expect(rows.reduce((sum, row) => sum + row.total, 0)).toBe(total.total);
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});

/** Every dossier resolved under the policy, replayed from the log and split by itself. */
async function splitsOf(desk: Desk): Promise<TimeSplit[]> {
  const streams = new Map<string, StoredEvent[]>();
  for (const event of await desk.store.readLog(desk.tenant, { after: 0, limit: 10_000 })) {
    streams.set(event.streamId, [...(streams.get(event.streamId) ?? []), event]);
  }
  return [...streams].flatMap(([streamId, events]) => {
    const state = replay(codeOfStream(streamId) ?? '', events as unknown as FoldableEvent[]);
    if (!state.received) return [];
    const { end, class: found } = classify(countingFacts(state), POLICY, at('2028-01-01 00:00'), zoneOf(desk.timezone));
    const resolved = ['early', 'onTime', 'late', 'noLimitResolved'].includes(found);
    return resolved && end !== null ? [splitOf(state, end)] : [];
  });
}

const splitOf = (state: Received, endAt: number): TimeSplit =>
  splitTime({
    receivedAt: state.receivedAt,
    endAt,
    holdings: [
      { at: state.receivedAt, unitId: state.receivingAgencyId ?? state.agencyId, officerId: null, handedOver: false },
      ...effectiveHistory(state.steps).flatMap((event) =>
        event.type === 'DossierHandedOver'
          ? [
              {
                at: Date.parse(event.occurredAt),
                unitId: event.data.toUnitId,
                officerId: event.data.toOfficerId,
                handedOver: true,
              },
            ]
          : [],
      ),
    ],
    waits: state.waits,
    isOwnAgency: (unitId) => unitId === state.agencyId,
    minutesBetween: (from, to) => countedMinutes(civilServiceCalendar, from, to),
  });
