import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Database } from '#event-store';
import { balanceViolations, findPolicy, meetsTarget, percent } from '#indicators';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/support/spec-database.js';
import { ask, behind, deskWith } from '../testing/asking.js';
import {
  type TestEvent,
  at,
  dueMoved,
  handedOver,
  processed,
  received,
  refused,
  returned,
  stopped,
  withdrawn,
} from '../testing/desk.js';
import type { FiguresAnswer } from './question.js';

let testDatabase: SpecDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await openSpecDatabase(4);
  database = testDatabase.database;
});
afterAll(() => testDatabase.drop());

describe('a due in days', () => {
  test('B1 open on its due day, before the due instant, is not overdue', async () => {
    const desk = await deskWith(database, received('d', '2026-03-02 09:00', { due: '2026-03-10 16:00' }));
    const { total } = await ask(desk, { asOf: at('2026-03-10 15:59') });
    expect(total).toMatchObject({ open: 1, openInTime: 1, openOverdue: 0 });
  });

  test('B2 open at exactly the due is not overdue; processed at exactly the due is on time', async () => {
    const desk = await deskWith(
      database,
      received('days', '2026-03-02 09:00', { due: '2026-03-10 16:00' }),
      received('hours', '2026-03-02 09:00', { due: '2026-03-10 16:00', grain: 'instant' }),
      received('done', '2026-03-02 09:00', { due: '2026-03-10 16:00', grain: 'instant' }),
      processed('done', '2026-03-10 16:00'),
    );
    const exactly = await ask(desk, { now: at('2026-03-10 16:00') });
    expect(exactly.total).toMatchObject({ onTime: 1, openInTime: 2, openOverdue: 0 });
    const after = await ask(desk, { now: at('2026-03-10 16:00') + 1 });
    expect(after.total).toMatchObject({ onTime: 1, openInTime: 1, openOverdue: 1 });
    expect(await behind(desk, 'openOverdue', { now: at('2026-03-10 16:00') + 1 })).toEqual(['hours']);
  });

  test('B2a the local midnight decides, not the universal one', async () => {
    const desk = await deskWith(
      database,
      received('in-time', '2026-03-01 09:00', { due: '2026-03-02 17:00' }),
      received('late', '2026-03-01 09:00', { due: '2026-03-02 17:00' }),
      { ...processed('in-time', '2026-03-02 23:59'), occurredAt: Date.parse('2026-03-02T16:59Z') },
      { ...processed('late', '2026-03-03 00:01'), occurredAt: Date.parse('2026-03-02T17:01Z') },
    );
    expect(await behind(desk, 'onTime')).toEqual(['in-time']);
    expect(await behind(desk, 'late')).toEqual(['late']);
  });

  test('B3 two hours early is on time by the day and early by the hour', async () => {
    const desk = await deskWith(
      database,
      received('days', '2026-03-02 09:00', { due: '2026-03-04 10:00' }),
      received('hours', '2026-03-02 09:00', { due: '2026-03-04 10:00', grain: 'instant' }),
      processed('days', '2026-03-04 08:00'),
      processed('hours', '2026-03-04 08:00'),
    );
    expect(await behind(desk, 'onTime')).toEqual(['days']);
    expect(await behind(desk, 'early')).toEqual(['hours']);
  });
});

describe('rates', () => {
  test('B5 ready in time and collected 20 days later: on time, but late under returned', async () => {
    const desk = await deskWith(
      database,
      received('d', '2026-03-02 09:00', { due: '2026-03-06 16:00' }),
      processed('d', '2026-03-06 10:00'),
      returned('d', '2026-03-26 10:00'),
    );
    expect((await ask(desk)).total).toMatchObject({ onTime: 1, late: 0 });
    expect((await ask(desk, { policy: 'returned' })).total).toMatchObject({
      onTime: 0,
      late: 1,
      firstPromise: { percent: '100.00' },
    });
    const untilThen = await ask(desk, { policy: 'returned', to: '2026-03-20' });
    expect(untilThen.total).toMatchObject({ resolved: 0, openOverdue: 1, firstPromise: { numerator: 1 } });
  });

  test('B8 a unit that finished nothing has no rate', async () => {
    const desk = await deskWith(database, received('d', '2026-03-02 09:00', { due: '2026-04-10 16:00' }));
    expect((await ask(desk)).total.rate).toEqual({ numerator: 0, denominator: 0, percent: null });
  });

  test('B9 a value below 100 never prints as 100.00 and meets its target on integers', async () => {
    const done = (code: string, day: string): TestEvent[] => [
      received(code, '2026-03-02 09:00', { due: '2026-03-06 16:00' }),
      processed(code, `2026-03-${day} 10:00`),
    ];
    const desk = await deskWith(database, ...['a', 'b'].flatMap((code) => done(code, '05')), ...done('c', '09'));
    expect((await ask(desk)).total.rate).toEqual({ numerator: 2, denominator: 3, percent: '66.67' });
    expect([percent(9_996, 10_000), percent(999_999, 1_000_000)]).toEqual(['99.96', '99.99']);
    expect(['99', '100'].map((target) => meetsTarget(9_996, 10_000, '>=', target))).toEqual([true, false]);
    expect(meetsTarget(9_996, 10_000, '>', '99')).toBe(true);
  });

  test('B10 leaving late dossiers open does not look perfect', async () => {
    const done = Array.from({ length: 10 }, (_, i) => [
      received(`done-${String(i)}`, '2026-03-02 09:00', { due: '2026-03-06 16:00' }),
      processed(`done-${String(i)}`, '2026-03-06 09:00'),
    ]);
    const left = Array.from({ length: 5 }, (_, i) =>
      received(`left-${String(i)}`, '2026-03-02 09:00', { due: '2026-03-06 16:00' }),
    );
    const desk = await deskWith(database, ...done.flat(), ...left);
    const { total } = await ask(desk);
    expect(total).toMatchObject({
      openOverdue: 5,
      rate: { percent: '100.00' },
      survivorshipSafe: { percent: '66.67' },
    });
    expect((await ask(desk, { policy: 'survivorship-safe' })).total.rate.percent).toBe('66.67');
  });
});

describe('balance and keys', () => {
  const EVENTS = [
    received('a', '2026-02-27 09:00', { due: '2026-03-05 16:00' }),
    received('b', '2026-02-27 09:00', { due: '2026-03-05 16:00' }),
    received('c', '2026-03-03 09:00', { due: '2026-03-25 16:00' }),
    received('d', '2026-03-03 09:00', {}),
    received('e', '2026-03-03 09:00', { due: '2026-03-25 16:00' }),
    received('f', '2026-03-30 09:00', { due: '2026-04-25 16:00' }),
    refused('g', '2026-03-04 09:00'),
    processed('a', '2026-03-05 09:00'),
    withdrawn('c', '2026-03-10 09:00'),
    stopped('e', '2026-03-11 09:00'),
    processed('f', '2026-04-02 09:00'),
  ];

  test('B13 what is carried over and received is resolved, withdrawn, stopped or open; the next period opens with that', async () => {
    const desk = await deskWith(database, ...EVENTS);
    const march = await ask(desk);
    expect(march.total).toMatchObject({
      carriedOver: 2,
      received: 4,
      resolved: 1,
      withdrawn: 1,
      stopped: 1,
      open: 3,
      refused: 1,
      noLimit: 1,
    });
    expect(balanceViolations(march.total, findPolicy('tt01-2020'))).toEqual([]);
    const april = await ask(desk, { from: '2026-04-01', to: '2026-04-30' });
    expect(april.total.carriedOver).toBe(march.total.open);
    expect(await behind(desk, 'open')).toEqual(['b', 'd', 'f']);
    expect(await behind(desk, 'refused')).toEqual(['g']);
  });

  test('under ii06a withdrawn and stopped are of the resolved, and no limit counts in time', async () => {
    const desk = await deskWith(database, ...EVENTS);
    const { total } = await ask(desk, { policy: 'ii06a' });
    expect(total).toMatchObject({ resolved: 3, early: 2, onTime: 1, withdrawn: 1, stopped: 1, open: 3, noLimit: 0 });
    expect(balanceViolations(total, findPolicy('ii06a'))).toEqual([]);
  });

  test('B14 a dossier whose due moved often is counted once', async () => {
    const moves = ['05', '06', '07'].map((day) =>
      dueMoved('d', `2026-03-${day} 10:00`, `2026-03-2${day.slice(1)} 16:00`),
    );
    const desk = await deskWith(
      database,
      received('d', '2026-03-02 09:00', { due: '2026-03-04 16:00' }),
      ...moves,
      processed('d', '2026-03-27 10:00'),
    );
    expect((await ask(desk)).total).toMatchObject({
      received: 1,
      resolved: 1,
      onTime: 1,
      firstPromise: { numerator: 0, denominator: 1 },
    });
  });

  test('B17 received on Saturday, processed on Tuesday: each in its own cell', async () => {
    const desk = await deskWith(
      database,
      received('d', '2026-03-07 09:00', { due: '2026-03-12 16:00' }),
      processed('d', '2026-03-10 10:00'),
    );
    const saturday = await ask(desk, { from: '2026-03-07', to: '2026-03-07' });
    expect(saturday.total).toMatchObject({ received: 1, resolved: 0, open: 1 });
    const tuesday = await ask(desk, { from: '2026-03-10', to: '2026-03-10' });
    expect(tuesday.total).toMatchObject({ received: 0, carriedOver: 1, resolved: 1, open: 0 });
  });

  test('B18 handled by two agencies: one in every additive grouping, one in each row of handlingAgency', async () => {
    const desk = await deskWith(
      database,
      received('d', '2026-03-02 09:00', { due: '2026-03-12 16:00', agencyId: 'A', receivingAgencyId: 'A' }),
      handedOver('d', '2026-03-03 09:00', 'B', 'officer-1'),
      processed('d', '2026-03-10 10:00'),
      handedOver('d', '2026-03-11 09:00', 'A', null),
    );
    const received1 = (answer: FiguresAnswer) => answer.rows.map(({ key, received: n }) => ({ ...key, received: n }));
    expect(received1(await ask(desk, { groupBy: ['agency'] }))).toEqual([{ agency: 'A', received: 1 }]);
    // The holder at the end, not the counter that gives the result out.
    expect(received1(await ask(desk, { groupBy: ['officer'] }))).toEqual([{ officer: 'officer-1', received: 1 }]);
    const handling = await ask(desk, { groupBy: ['handlingAgency'] });
    expect(received1(handling)).toEqual([
      { handlingAgency: 'A', received: 1 },
      { handlingAgency: 'B', received: 1 },
    ]);
    expect(handling).toMatchObject({ overlapping: true, total: { received: 1 } });
    expect(received1(await ask(desk, { groupBy: ['handlingAgency'], scope: ['B'] }))).toEqual([
      { handlingAgency: 'B', received: 1 },
    ]);
  });
});
