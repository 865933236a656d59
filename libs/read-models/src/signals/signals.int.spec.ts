import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Database } from '#event-store';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/support/spec-database.js';
import { deskWith } from '../testing/asking.js';
import { type TestEvent, at, dueMoved, handedOver, processed, received } from '../testing/desk.js';
import {
  page,
  named,
  iso,
  by,
  requested,
  supplied,
  extended,
  recalculated,
  dated,
  timed,
  inOrder,
} from '../testing/signal-questions.js';

let testDatabase: SpecDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await openSpecDatabase(4);
  database = testDatabase.database;
});
afterAll(() => testDatabase.drop());

describe('bulkEndings', () => {
  const three = { values: { bulkEndings: { minCount: 3 } } };
  const ended = (...ends: [code: string, time: string, actor?: string, agencyId?: string][]): TestEvent[] => [
    ...ends.map(([code, , , agencyId = 'A']) => received(code, '2026-03-02 09:00', { ...dated, agencyId })),
    ...inOrder(...ends.map(([code, time, actor = 'x']) => by(actor, processed(code, `2026-03-05 ${time}`)))),
  ];

  test('names those that one actor ended within a minute, wherever in it they lie', async () => {
    const desk = await deskWith(
      database,
      ...ended(['a', '10:00:00'], ['b', '10:00:30'], ['c', '10:00:59.999'], ['d', '10:01:29'], ['e', '10:01:30']),
    );
    // d lies within a minute of b and c, e only of c and d: c, d and e are three again.
    expect(await named(desk, 'bulkEndings', three)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect((await page(desk, 'bulkEndings', three)).items[0]).toEqual({
      ...{ code: 'a', class: 'early', agencyId: 'A', officerId: null },
      matches: [{ endedAt: iso('2026-03-05 10:00:00'), together: 3, actorId: 'x' }],
      events: [expect.objectContaining({ position: 6, type: 'DossierProcessed', actorId: 'x' })],
    });
  });

  test('a minute ends before its sixtieth second', async () => {
    const desk = await deskWith(database, ...ended(['a', '10:00:00'], ['b', '10:00:30'], ['c', '10:01:00']));
    expect(await named(desk, 'bulkEndings', three)).toEqual([]);
    const wider = { values: { bulkEndings: { minCount: 3, withinSeconds: 61 } } };
    expect(await named(desk, 'bulkEndings', wider)).toEqual(['a', 'b', 'c']);
  });

  test('one fewer, another actor or another agency is none', async () => {
    const desk = await deskWith(
      database,
      ...ended(['a', '10:00:00'], ['b', '10:00:01'], ['c', '10:00:02', 'y'], ['d', '10:00:03', 'x', 'B']),
    );
    expect(await named(desk, 'bulkEndings', three)).toEqual([]);
    expect(await named(desk, 'bulkEndings', { values: { bulkEndings: { minCount: 2 } } })).toEqual(['a', 'b']);
  });

  test('a filter narrows what is shown and not what is counted together', async () => {
    const desk = await deskWith(
      database,
      received('other', '2026-03-02 09:00', { ...dated, fieldCode: 'F2' }),
      ...ended(['a', '10:00:00'], ['b', '10:00:01']),
      by('x', processed('other', '2026-03-05 10:00:02')),
    );
    expect(await named(desk, 'bulkEndings', { ...three, filters: { fieldCode: 'F1' } })).toEqual(['a', 'b']);
    expect(await named(desk, 'bulkEndings', { ...three, scope: ['B'] })).toEqual([]);
  });

  test('ten is the default', async () => {
    const burst = (count: number, agencyId: string) =>
      ended(
        ...Array.from({ length: count }, (_, index): [string, string, string, string] => [
          `${agencyId}${String(index)}`,
          `10:00:0${String(index)}`,
          'x',
          agencyId,
        ]),
      );
    const desk = await deskWith(database, ...burst(9, 'A'), ...burst(10, 'B'));
    expect((await named(desk, 'bulkEndings')).every((code) => code.startsWith('B'))).toBe(true);
    expect(await named(desk, 'bulkEndings')).toHaveLength(10);
  });
});

test('endEqualsDue: the same second, whatever the thousandths; one second off is none', async () => {
  const ends = { same: '16:00:00', within: '16:00:00.900', before: '15:59:59', after: '16:00:01' };
  const desk = await deskWith(
    database,
    ...Object.keys(ends).map((code) => received(code, '2026-03-02 09:00', timed)),
    received('open', '2026-03-02 09:00', timed),
    ...inOrder(...Object.entries(ends).map(([code, time]) => processed(code, `2026-03-06 ${time}`))),
  );
  expect(await named(desk, 'endEqualsDue')).toEqual(['same', 'within']);
  const second = { values: { endEqualsDue: { withinSeconds: 1 } } };
  expect(await named(desk, 'endEqualsDue', second)).toEqual(['after', 'before', 'same', 'within']);
  // On time to the instant is the default policy's class of `same`; `within` is nine tenths of a second late.
  expect((await page(desk, 'endEqualsDue')).items.map((item) => item.class)).toEqual(['onTime', 'late']);
});

describe('supplementJustBeforeDue', () => {
  test('eight hours before the due, or at it; a second more or later is none', async () => {
    const asked = { eight: '08:00', over: '07:59:59', at: '16:00', after: '16:00:01' };
    const desk = await deskWith(
      database,
      ...Object.keys(asked).map((code) => received(code, '2026-03-02 09:00', timed)),
      ...inOrder(...Object.entries(asked).map(([code, time]) => requested(code, `2026-03-06 ${time}`))),
      ...Object.keys(asked).map((code) => supplied(code, '2026-03-09 10:00', '2026-03-12 16:00')),
      ...Object.keys(asked).map((code) => processed(code, '2026-03-11 10:00')),
    );
    expect(await named(desk, 'supplementJustBeforeDue')).toEqual(['at', 'eight']);
    const [item] = (await page(desk, 'supplementJustBeforeDue')).items;
    expect(item?.matches).toEqual([
      { requestedAt: iso('2026-03-06 16:00'), dueAt: iso('2026-03-06 16:00'), position: 7 },
    ]);
    const nine = { values: { supplementJustBeforeDue: { withinHours: 9 } } };
    expect(await named(desk, 'supplementJustBeforeDue', nine)).toEqual(['at', 'eight', 'over']);
  });

  test('the due then in force decides, not the one before it or since', async () => {
    const desk = await deskWith(
      database,
      ...['moved-away', 'moved-there', 'moved-since'].map((code) => received(code, '2026-03-02 09:00', timed)),
      dueMoved('moved-away', '2026-03-03 09:00', '2026-03-20 16:00'),
      dueMoved('moved-there', '2026-03-03 09:00', '2026-03-05 12:00'),
      requested('moved-there', '2026-03-05 10:00'),
      requested('moved-away', '2026-03-06 10:00'),
      requested('moved-since', '2026-03-06 10:00'),
      dueMoved('moved-since', '2026-03-07 09:00', '2026-03-25 16:00'),
      ...['moved-away', 'moved-there', 'moved-since'].map((code) => processed(code, '2026-03-10 10:00')),
    );
    expect(await named(desk, 'supplementJustBeforeDue')).toEqual(['moved-since', 'moved-there']);
  });
});

test('resumedAndEndedWithinHour: an hour after the wait and not a second more; an end that cuts a wait short is none', async () => {
  const ends = { hour: '11:00', over: '11:00:01', once: '10:00', cut: '10:30' };
  const desk = await deskWith(
    database,
    ...Object.keys(ends).map((code) => received(code, '2026-03-02 09:00', dated)),
    ...Object.keys(ends).map((code) => requested(code, '2026-03-03 09:00')),
    ...['hour', 'over', 'once'].map((code) => supplied(code, '2026-03-05 10:00', '2026-03-10 16:00')),
    ...inOrder(...Object.entries(ends).map(([code, time]) => processed(code, `2026-03-05 ${time}`))),
  );
  expect(await named(desk, 'resumedAndEndedWithinHour')).toEqual(['hour', 'once']);
  const [item] = (await page(desk, 'resumedAndEndedWithinHour')).items;
  expect(item?.matches).toEqual([
    { resumedAt: iso('2026-03-05 10:00'), endedAt: iso('2026-03-05 11:00'), position: 9 },
  ]);
  const shorter = { values: { resumedAndEndedWithinHour: { withinMinutes: 59 } } };
  expect(await named(desk, 'resumedAndEndedWithinHour', shorter)).toEqual(['once']);
});

test('receptionEnteredLate: more than a day, by hand, of the dossiers received in the period, open ones too', async () => {
  const entered = (code: string, recorded: string, origin?: string): TestEvent => ({
    ...received(code, '2026-03-02 09:00', dated),
    recordedAt: at(recorded),
    ...(origin === undefined ? {} : { origin }),
  });
  const desk = await deskWith(
    database,
    entered('a-day', '2026-03-03 09:00'),
    entered('more', '2026-03-03 09:00:01'),
    entered('listed', '2026-03-05 09:00', 'file:list.csv'),
    entered('shown', '2026-03-05 09:00', 'demo'),
  );
  expect(await named(desk, 'receptionEnteredLate')).toEqual(['more', 'shown']);
  expect(await named(desk, 'receptionEnteredLate', { from: '2026-04-01', to: '2026-04-30' })).toEqual([]);
  expect(await named(desk, 'receptionEnteredLate', { values: { receptionEnteredLate: { afterHours: 48 } } })).toEqual([
    'shown',
  ]);
  expect((await page(desk, 'receptionEnteredLate')).items[0]).toMatchObject({
    class: 'openOverdue',
    matches: [{ receivedAt: iso('2026-03-02 09:00'), enteredAt: iso('2026-03-03 09:00:01') }],
  });
  // As of an instant before it was entered nobody could know.
  expect(await named(desk, 'receptionEnteredLate', { asOf: at('2026-03-03 09:00:00') })).toEqual([]);
});

describe('dueMovedAfterPassed', () => {
  const to = '2026-03-20 16:00';
  const moved = (code: string, terms: typeof dated, ...events: TestEvent[]): TestEvent[] => [
    received(code, '2026-03-02 09:00', terms),
    ...events,
    processed(code, '2026-03-12 10:00'),
  ];

  test('a limit in days has passed with its day, one in hours with its instant', async () => {
    const desk = await deskWith(
      database,
      ...moved('day', dated, extended('day', '2026-03-06 23:59:59', to)),
      ...moved('next-day', dated, extended('next-day', '2026-03-07 00:00', to)),
      ...moved('instant', timed, dueMoved('instant', '2026-03-06 16:00', to)),
      ...moved('second', timed, dueMoved('second', '2026-03-06 16:00:01', to)),
    );
    expect(await named(desk, 'dueMovedAfterPassed')).toEqual(['next-day', 'second']);
    const [first, second] = (await page(desk, 'dueMovedAfterPassed')).items;
    expect(first?.matches).toEqual([
      {
        ...{ movedAt: iso('2026-03-07 00:00'), previousDueAt: iso('2026-03-06 16:00'), dueAt: iso(to) },
        ...{ by: 'extension', position: 5 },
      },
    ]);
    expect(second?.matches).toMatchObject([{ by: 'file' }]);
    const aDay = { values: { dueMovedAfterPassed: { afterDays: 1 } } };
    expect(await named(desk, 'dueMovedAfterPassed', aDay)).toEqual([]);
  });

  test('a calendar counts too; an earlier due does not, nor does a clock that stood still', async () => {
    const desk = await deskWith(
      database,
      ...moved('calendar', dated, recalculated('calendar', '2026-03-09 08:00', to)),
      ...moved('earlier', dated, dueMoved('earlier', '2026-03-09 08:00', '2026-03-05 16:00')),
      ...moved(
        'waiting',
        dated,
        requested('waiting', '2026-03-06 15:00'),
        recalculated('waiting', '2026-03-09 08:00', to),
      ),
      ...moved(
        'waited-late',
        dated,
        requested('waited-late', '2026-03-07 08:00'),
        recalculated('waited-late', '2026-03-09 08:00', to),
      ),
    );
    expect(await named(desk, 'dueMovedAfterPassed')).toEqual(['calendar', 'waited-late']);
  });
});

test('processedWithoutStep: no hand-over, wait or extension in between, of what people entered', async () => {
  const steps: Record<string, TestEvent[]> = {
    none: [],
    calendar: [recalculated('calendar', '2026-03-02 10:00', '2026-03-20 16:00')],
    handed: [handedOver('handed', '2026-03-02 10:00', 'B')],
    waited: [requested('waited', '2026-03-02 10:00'), supplied('waited', '2026-03-02 10:05', '2026-03-20 16:00')],
    extended: [extended('extended', '2026-03-02 10:00', '2026-03-20 16:00')],
  };
  const desk = await deskWith(
    database,
    ...Object.entries(steps).flatMap(([code, events]) => [
      received(code, '2026-03-02 09:00', dated),
      ...events,
      processed(code, '2026-03-02 11:00'),
    ]),
    // Eight hours are done at one sitting, nine are not.
    ...[8, 9].flatMap((value) => [
      received(`hours${String(value)}`, '2026-03-02 09:00', { ...timed, limit: { value, unit: 'workingHour' } }),
      processed(`hours${String(value)}`, '2026-03-02 11:00'),
    ]),
    { ...received('listed', '2026-03-02 09:00', dated), origin: 'file:list.csv' },
    { ...processed('listed', '2026-03-02 11:00'), origin: 'file:list.csv' },
    received('after', '2026-03-02 09:00', dated),
    processed('after', '2026-03-02 11:00:01'),
    handedOver('after', '2026-03-02 12:00', 'B'),
  );
  expect(await named(desk, 'processedWithoutStep')).toEqual(['after', 'calendar', 'hours9', 'none']);
  const quick = { values: { processedWithoutStep: { withinMinutes: 120, limitOverHours: 0 } } };
  expect(await named(desk, 'processedWithoutStep', quick)).toEqual(['calendar', 'hours8', 'hours9', 'none']);
});
