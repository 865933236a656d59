import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { civilServiceCalendar } from '#calendar';
import { decideFeedItems, evolve, unknownDossier } from '#dossier';
import type { DossierState, FeedItem, ProgressItem, SnapshotItem } from '#dossier';
import type { Database } from '#event-store';
import { openSpecDatabase, type SpecDatabase } from '../../../../test/support/spec-database.js';
import { questionOf } from '../testing/asking.js';
import { type Desk, type TestEvent, at } from '../testing/desk.js';
import { type Told, approve, askToCorrect, eventId, receive, step, tell } from '../testing/stories.js';
import { signalDossiers } from './signal-dossiers.js';

let testDatabase: SpecDatabase;
let database: Database;
let tenants = 0;

beforeAll(async () => {
  testDatabase = await openSpecDatabase(4);
  database = testDatabase.database;
});
afterAll(() => testDatabase.drop());

const story = async (...told: Told[]): Promise<Desk> => {
  tenants += 1;
  return (await tell(database, `C${String(tenants)}`, told)).desk;
};
const named = async (desk: Desk, asked: { asOf?: number; lateByDays?: number } = {}) => {
  const { lateByDays, ...seen } = asked;
  const values = lateByDays === undefined ? {} : { correctedIntoTime: { lateByDays } };
  return signalDossiers(database, { ...questionOf(desk, seen), values, signal: 'correctedIntoTime', limit: 200 });
};
const codes = async (...asked: Parameters<typeof named>) => (await named(...asked)).items.map(({ code }) => code);

/** What a feed's item becomes, in one append of one moment. */
async function feed(desk: Desk, state: DossierState, item: FeedItem, now: number): Promise<DossierState> {
  const context = { now, feedName: 'dvcqg', calendar: civilServiceCalendar, limitOf: () => null };
  const { events } = decideFeedItems(state, [item], context, (instant) => Math.floor(instant / 86_400_000));
  let after = state;
  const told = events.map((event): TestEvent => {
    const version = after.version + 1;
    const id = event.eventId ?? eventId(100 + version);
    after = evolve(after, { ...event, eventId: id, version });
    const { type, data } = event;
    const what = { type, data } as Pick<TestEvent, 'type' | 'data'>;
    return { ...what, code: 'd1', eventId: id, occurredAt: Date.parse(event.occurredAt), recordedAt: now } as TestEvent;
  });
  await desk.log(told);
  await desk.project();
  return after;
}

/** Five working days from Monday the second: due on the ninth; processed on the thirteenth, four days late. */
const LATE = [receive('2026-03-02 09:00'), step('process', '2026-03-13 10:00')];
const REQUEST = eventId(3);
const utc = (wallTime: string): string => new Date(at(wallTime)).toISOString();
const corrected = (field: 'processedAt' | 'channel', to: string) => [
  askToCorrect('2026-03-16 10:00', field, to),
  approve('2026-03-17 10:00', REQUEST),
];

test('an end corrected from after the due to before it is named from the approval on, with both ends', async () => {
  const desk = await story(...LATE, ...corrected('processedAt', utc('2026-03-06 15:00')));
  expect(await codes(desk, { asOf: at('2026-03-16 12:00') })).toEqual([]);
  const { items } = await named(desk);
  expect(items).toMatchObject([
    {
      ...{ code: 'd1', class: 'early' },
      matches: [{ wasEndedAt: utc('2026-03-13 10:00'), endedAt: utc('2026-03-06 15:00') }],
    },
  ]);
  expect(items[0]?.events.map(({ type }) => type)).toEqual([
    ...['DossierReceived', 'DossierProcessed', 'CorrectionRequested', 'DossierCorrected'],
  ]);
});

test('four days late is not more than four', async () => {
  const desk = await story(...LATE, ...corrected('processedAt', utc('2026-03-06 15:00')));
  expect(await codes(desk, { lateByDays: 3 })).toEqual(['d1']);
  expect(await codes(desk, { lateByDays: 4 })).toEqual([]);
});

test.each([
  ['from late to less late', corrected('processedAt', utc('2026-03-11 10:00'))],
  ['of something else', corrected('channel', 'online')],
])('a correction %s is none', async (_, correction) => {
  expect(await codes(await story(...LATE, ...correction))).toEqual([]);
});

test('from early to earlier is none', async () => {
  const early = [receive('2026-03-02 09:00'), step('process', '2026-03-06 10:00')];
  expect(await codes(await story(...early, ...corrected('processedAt', utc('2026-03-04 10:00'))))).toEqual([]);
});

test('a feed that tells an earlier end than before is named from that on, whatever its events are appended as', async () => {
  const item = { code: 'd1', cameAt: at('2026-03-20 08:00'), personal: null };
  const shown: SnapshotItem = {
    ...{ ...item, kind: 'snapshot', status: null, submittedAt: null, receivedAt: at('2026-03-02 09:00') },
    ...{ dueAt: at('2026-03-09 09:00'), processedAt: at('2026-03-13 10:00'), returnedAt: null, refusedAt: null },
    ...{ supplements: [], procedureCode: 'P1', fieldCode: 'F1', agencyId: 'A', agencyLevel: 'commune' },
    ...{ channel: 'counter', via: 'counter', components: [] },
  };
  const exact: ProgressItem = {
    ...{ ...item, kind: 'progress', eventId: eventId(9), at: at('2026-03-06 15:00'), status: 9 },
    ...{ unitId: null, pseudonym: null },
  };
  const desk = await story();
  const first = await feed(desk, unknownDossier('d1'), shown, at('2026-03-20 08:00'));
  expect(await codes(desk)).toEqual([]);
  await feed(desk, first, exact, at('2026-03-21 08:00'));
  expect(await codes(desk, { asOf: at('2026-03-20 12:00') })).toEqual([]);
  expect((await named(desk)).items).toMatchObject([
    { code: 'd1', matches: [{ wasEndedAt: utc('2026-03-13 10:00'), endedAt: utc('2026-03-06 15:00') }] },
  ]);
});

test('an end annulled and entered again as having been in time is named, too', async () => {
  const again = { ...step('process', '2026-03-06 10:00'), occurredAt: at('2026-03-06 10:00') };
  const desk = await story(
    ...LATE,
    askToCorrect('2026-03-16 10:00', 'annul', null, eventId(2)),
    approve('2026-03-17 10:00', REQUEST),
    again,
  );
  expect(await codes(desk)).toEqual(['d1']);
});
