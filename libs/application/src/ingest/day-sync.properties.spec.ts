import { describe, expect, it } from '@jest/globals';
import { civilServiceCalendar, localDayNumber } from '#calendar';
import { decideFeedItems, effectiveHistory, evolve, unknownDossier } from '#dossier';
import type { DossierState, FeedItem, FoldableEvent } from '#dossier';
import { readSyncItem, snapshotItem, stepItems } from '#exchange';
import type { SyncText } from '#exchange';
import fc from 'fast-check';
import type { TestEvent } from '../../../../test/dsl/test-event.js';
import { logs, waitingLogs } from '../../../../test/dsl/histories.js';

const ZONE = 'Asia/Ho_Chi_Minh';
const NOW = Date.parse('2027-06-01T08:00:00+07:00');
const context = { now: NOW, feedName: 'dvcqg', calendar: civilServiceCalendar, limitOf: () => null };
const dayOf = (instant: number) => localDayNumber(instant, ZONE);

const fold = (code: string, events: readonly FoldableEvent[]): DossierState => {
  let state: DossierState = unknownDossier(code);
  for (const event of events) state = evolve(state, { ...event, version: state.version + 1 });
  return state;
};

/** Each dossier's life as it stands in the end, step by step in the order of its time, without people's corrections. */
function livesOf(log: readonly TestEvent[]): Map<string, FoldableEvent[]> {
  const lives = new Map<string, FoldableEvent[]>();
  for (const { code, occurredAt, ...event } of log) {
    const told = {
      ...event,
      recordedAt: undefined,
      occurredAt: new Date(occurredAt).toISOString(),
      version: 0,
    } as unknown as FoldableEvent;
    lives.set(code, [...(lives.get(code) ?? []), told]);
  }
  for (const [code, events] of lives) {
    const standing = effectiveHistory(events).filter(({ type }) => !type.includes('Correct'));
    lives.set(
      code,
      standing.toSorted((a, b) => Date.parse(a.occurredAt) - Date.parse(b.occurredAt)),
    );
  }
  return lives;
}

/**
 * What a sync can tell at all: a dossier that is there, whose steps have each an instant of their own (a feed has no order
 * within a second), none before the reception, at most one kind of end, and no supplement that expired: the portal has no
 * word for that.
 */
function isTold(life: readonly FoldableEvent[]): boolean {
  const times = stepItems('x', life, ZONE).map((step) => String(step['ThoiDiemXuLy']));
  const ends = new Set(life.map(({ type }) => type).filter((type) => /Processed|Withdrawn|Stopped|Refused/.test(type)));
  const first = life.find(({ type }) => type === 'DossierReceived' || type === 'IntakeRefused');
  const isFirst = life.every(
    ({ type, occurredAt }) => type === 'DossierSubmitted' || occurredAt >= (first?.occurredAt ?? ''),
  );
  const processed = life.find(({ type }) => type === 'DossierProcessed');
  const returned = life.find(({ type }) => type === 'ResultReturned');
  const isResult = returned === undefined || (processed !== undefined && processed.occurredAt <= returned.occurredAt);
  if (life.some(({ type }) => type === 'SupplementExpired')) return false;
  const isOnce = ['DossierProcessed', 'ResultReturned'].every(
    (name) => life.filter(({ type }) => type === name).length < 2,
  );
  return first !== undefined && isFirst && isResult && isOnce && new Set(times).size === times.length && ends.size < 2;
}

/** A sync of the life so far, both services. */
function syncOf(code: string, life: readonly FoldableEvent[]): SyncText[] {
  const snapshot = snapshotItem(fold(code, life), ZONE);
  return [...(snapshot === null ? [] : [snapshot]), ...stepItems(code, life, ZONE)];
}

function toItem(raw: SyncText): FeedItem {
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
  return { ...told, ...places, cameAt: NOW };
}

function feed(code: string, pieces: readonly (readonly SyncText[])[]): DossierState {
  let state: DossierState = unknownDossier(code);
  let waiting: FeedItem[] = [];
  for (const piece of pieces) {
    const items = [...waiting, ...piece.map(toItem)];
    const { verdicts, events } = decideFeedItems(state, items, context, dayOf);
    waiting = items.filter((_item, index) => verdicts[index]?.verdict === 'quarantined');
    for (const event of events) {
      const version = state.version + 1;
      state = evolve(state, { eventId: `e${String(version)}`, ...event, version });
    }
  }
  return state;
}

/** The facts that a sync can know. Not among them: who held it, why a due moved, with which decision it ended. */
function knowable(state: DossierState) {
  if (!state.received) return { status: state.status, refusedAt: state.refusedAt };
  const { receivedAt, dueAt, processedAt, returnedAt, withdrawnAt, stoppedAt, waits, supplementRequests } = state;
  // Until it is handed over a dossier is received and not in process; a feed tells of no hand-over.
  const status = state.status === 'inProcess' ? 'received' : state.status;
  const spans = waits.map(({ kind, from, to }) => ({ kind, from, to }));
  return { status, receivedAt, dueAt, processedAt, returnedAt, withdrawnAt, stoppedAt, spans, supplementRequests };
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
          const facts = knowable(fold(code, life));
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
      { numRuns: 40 },
    );
    expect(dossiers).toBeGreaterThan(100);
  });
});
