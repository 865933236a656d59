import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Database } from '#event-store';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/support/spec-database.js';
import { deskWith } from '../testing/asking.js';
import { type TestEvent, type ToldTestEvent, at, processed, received } from '../testing/desk.js';
import { dated, extended, iso, named, page, timed } from '../testing/signal-questions.js';

let testDatabase: SpecDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await openSpecDatabase(4);
  database = testDatabase.database;
});
afterAll(() => testDatabase.drop());

/** The old due is Friday the 6th at 16:00. */
const EXTENDED = '2026-03-04 09:00';
const ENDED = '2026-03-11 10:00';
let ids = 0;

/** A dossier that was extended to the 13th, and the apology's id. */
function story(code: string, { grain = dated, extendedAt = EXTENDED, ended = ENDED, due = '2026-03-13 16:00' } = {}) {
  ids += 1;
  const eventId = `00000000-0000-7000-8000-${String(ids).padStart(12, '0')}`;
  const before: TestEvent = { ...extended(code, extendedAt, due), eventId };
  const extension = { ...before, data: { ...before.data, telling: 'event' } } as TestEvent;
  return {
    eventId,
    extension,
    events: [received(code, '2026-03-02 09:00', grain), extension, processed(code, ended)],
  };
}

const told = (code: string, extensionEventId: string, wallTime: string): ToldTestEvent => ({
  ...{ code, occurredAt: at(wallTime), recordedAt: at(wallTime), type: 'ApologyTold' },
  data: { extensionEventId, channel: 'print' },
});

/** Stories, each with when its applicant was told; in the order of recording. */
function log(...stories: [story: ReturnType<typeof story>, toldAt: string | null][]): (TestEvent | ToldTestEvent)[] {
  const events = stories.flatMap(([{ events: own, eventId }, toldAt]) =>
    toldAt === null ? own : [...own, told(own[0]?.code ?? '', eventId, toldAt)],
  );
  return events.sort((a, b) => a.occurredAt - b.occurredAt);
}

test('names those whose applicant was not told by the day of the old due, and shows what was told', async () => {
  const [onTheDay, later] = [story('onTheDay'), story('later')];
  const events = log([story('never'), null], [onTheDay, '2026-03-06 23:59'], [later, '2026-03-07 00:00']);
  const desk = await deskWith(database, ...events);
  const { items } = await page(desk, 'extensionNotTold');
  expect(items.map(({ code, matches }) => [code, matches])).toEqual([
    ['later', [expect.objectContaining({ previousDueAt: iso(dated.due), toldAt: iso('2026-03-07 00:00') })]],
    ['never', [expect.objectContaining({ movedAt: iso(EXTENDED), toldAt: null, endedAt: iso(ENDED) })]],
  ]);
  expect(items[0]?.events.map(({ type }) => type)).toEqual([
    ...['DossierReceived', 'DeadlineExtended', 'ApologyTold', 'DossierProcessed'],
  ]);
});

test('a limit in hours is told by its instant', async () => {
  const [at16, after] = [story('at16', { grain: timed }), story('after', { grain: timed })];
  const desk = await deskWith(database, ...log([at16, '2026-03-06 16:00'], [after, '2026-03-06 16:00:01']));
  expect(await named(desk, 'extensionNotTold')).toEqual(['after']);
});

test('a house may ask for some days before', async () => {
  const events = log([story('dayBefore'), '2026-03-05 17:00'], [story('onTheDay'), '2026-03-06 08:00']);
  const desk = await deskWith(database, ...events);
  expect(await named(desk, 'extensionNotTold')).toEqual([]);
  const values = { extensionNotTold: { beforeDays: 1 } };
  expect(await named(desk, 'extensionNotTold', { values })).toEqual(['onTheDay']);
});

test('as of a moment: what was told afterwards was not told then', async () => {
  const desk = await deskWith(database, ...log([story('late', { ended: '2026-03-07 10:00' }), '2026-03-09 09:00']));
  const seen = async (asOf: string) =>
    (await page(desk, 'extensionNotTold', { asOf: at(asOf) })).items.map(({ matches }) => matches[0]?.['toldAt']);
  expect(await seen('2026-03-07 09:59')).toEqual([]);
  expect(await seen('2026-03-08 12:00')).toEqual([null]);
  expect(await seen('2026-03-10 12:00')).toEqual([iso('2026-03-09 09:00')]);
});

test('telling a second extension by the first due tells the newest day, and counts for both', async () => {
  const first = story('twice', { ended: '2026-03-18 10:00' });
  const second = story('twice', { extendedAt: '2026-03-05 09:00', due: '2026-03-20 16:00' });
  const events = [...first.events, second.extension, told('twice', second.eventId, '2026-03-06 09:00')];
  const desk = await deskWith(database, ...events.sort((a, b) => a.occurredAt - b.occurredAt));
  expect(await named(desk, 'extensionNotTold')).toEqual([]);
});

test('nobody is asked who ended it by the old due, whose extension is older than telling, or came from a file', async () => {
  const ended = story('inTime', { ended: '2026-03-06 17:00' });
  const older = story('older');
  const before = extended('older', EXTENDED, '2026-03-13 16:00');
  const listed = story('listed').events.map((event) => ({ ...event, origin: 'file:list.csv' }));
  const demo = story('demo').events.map((event) => ({ ...event, origin: 'demo' }));
  const others = older.events.map((event) => (event.type === 'DeadlineExtended' ? before : event));
  const desk = await deskWith(
    database,
    ...[...ended.events, ...others, ...listed, ...demo].sort((a, b) => a.occurredAt - b.occurredAt),
  );
  expect(await named(desk, 'extensionNotTold')).toEqual(['demo']);
});
