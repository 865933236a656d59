import { describe, expect, it } from '@jest/globals';
import { civilServiceCalendar, localDayNumber } from '#calendar';
import { decideFeedItems, evolve, unknownDossier } from '#dossier';
import type { DossierState, FeedItem } from '#dossier';
import { readSyncItem } from '#exchange';
import type { SyncText } from '#exchange';
import fc from 'fast-check';
import { logs, waitingLogs } from '../../../../test/dsl/histories.js';
import { foldLife, isTold, knowable, livesOf, syncOf } from '../../../../test/dsl/told-lives.js';

const ZONE = 'Asia/Ho_Chi_Minh';
const NOW = Date.parse('2027-06-01T08:00:00+07:00');
/** What two messages of one instant say of a due has no order. */
const BETWEEN_MESSAGES_MS = 1000;
const context = { feedName: 'dvcqg', calendar: civilServiceCalendar, limitOf: () => null };
const dayOf = (instant: number) => localDayNumber(instant, ZONE);

function toItem(raw: SyncText, cameAt: number): FeedItem {
  const read = readSyncItem(JSON.parse(JSON.stringify(raw)), null, ZONE);
  expect(read.problems).toEqual([]);
  const { code, personal } = read;
  if (read.kind === 'progress') {
    const eventId = JSON.stringify(raw);
    return {
      ...{ kind: 'progress', code, eventId, at: read.at ?? 0, status: read.status ?? 1 },
      unitId: null,
      pseudonym: null,
      personal,
    };
  }
  const { procedure, field, agency, ...told } = read;
  const places = { procedureCode: procedure ?? '', fieldCode: field, agencyId: agency, agencyLevel: null };
  return { ...told, ...places, cameAt };
}

function feed(code: string, pieces: readonly (readonly SyncText[])[]): DossierState {
  let state: DossierState = unknownDossier(code);
  let waiting: FeedItem[] = [];
  for (const [place, piece] of pieces.entries()) {
    const now = NOW + place * BETWEEN_MESSAGES_MS;
    const items = [...waiting, ...piece.map((raw) => toItem(raw, now))];
    const { verdicts, events } = decideFeedItems(state, items, { ...context, now }, dayOf);
    waiting = items.filter((_item, index) => verdicts[index]?.verdict === 'quarantined');
    for (const event of events) {
      const version = state.version + 1;
      state = evolve(state, { eventId: `e${String(version)}`, ...event, version });
    }
  }
  return state;
}

const told = fc.oneof(logs, waitingLogs).map((log) => [...livesOf(log)].filter(([, life]) => isTold(life)));
const withCut = fc.tuple(told, fc.integer({ min: 0, max: 9 }), fc.infiniteStream(fc.nat()));

const shuffled = <T>(items: readonly T[], chance: Iterator<number>): T[] =>
  items
    .map((item) => ({ item, place: Number(chance.next().value) }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);

describe('a day’s sync of a history, in both services', () => {
  it('gives the facts of the history: whole, twice, shuffled, split over two days', () => {
    let dossiers = 0;
    fc.assert(
      fc.property(withCut, ([lives, cut, chance]) => {
        for (const [code, life] of lives) {
          const today = syncOf(code, life);
          const yesterday = syncOf(code, life.slice(0, Math.min(cut, life.length)));
          const facts = knowable(foldLife(code, life));
          dossiers++;
          expect(knowable(feed(code, [today]))).toEqual(facts);
          const whole = feed(code, [today, today]);
          expect(whole.version).toBe(feed(code, [today]).version);
          expect(knowable(feed(code, [shuffled(today, chance)]))).toEqual(facts);
          expect(
            knowable(
              feed(
                code,
                shuffled(today, chance).map((item) => [item]),
              ),
            ),
          ).toEqual(facts);
          expect(knowable(feed(code, [shuffled(yesterday, chance), shuffled(today, chance)]))).toEqual(facts);
        }
      }),
      { numRuns: 60 },
    );
    // A history may have none that a feed can tell of: unlucky draws of forty had fewer than a hundred.
    expect(dossiers).toBeGreaterThan(40);
  });
});
