import { describe, expect, it } from '@jest/globals';
import { civilServiceCalendar, localDayNumber } from '#calendar';
import { unknownDossier } from '../state.js';
import { NOW, RECEIVED, shown, take, worked } from '../testing/feeding.js';
import { decideFeedItems } from './decide-feed-items.js';
import type { FeedItem, PortalStatus } from './feed-item.js';

const MINUTE = 60_000;
const WAIT = { requestedAt: RECEIVED, receivedAt: RECEIVED + MINUTE, previousDueAt: null, dueAt: null };
const step = (minute: number, status: PortalStatus): FeedItem => ({
  ...worked('2026-03-02 08:00', status),
  ...{ at: RECEIVED + minute * MINUTE, eventId: `${String(status)} ${String(minute)}` },
});
const context = { now: NOW, feedName: 'dvcqg', calendar: civilServiceCalendar, limitOf: () => null };

/** How often the local day was asked for: an outline asks it some times of the one wait that a list tells whole. */
function daysAsked(items: readonly FeedItem[]): number {
  let asked = 0;
  decideFeedItems(unknownDossier('A'), items, context, (instant) => {
    asked++;
    return localDayNumber(instant, 'Asia/Ho_Chi_Minh');
  });
  return asked;
}
const steps = (count: number, from = 10) => Array.from({ length: count }, (_, index) => step(from + index, 4));

describe('many items of one dossier in one message', () => {
  const snapshot = shown({ supplements: [WAIT] });

  it('ask for one outline for all steps, however many they are', () => {
    const one = daysAsked([snapshot, ...steps(1)]);
    expect(one).toBeGreaterThan(0);
    for (const count of [10, 100, 1_000]) expect(daysAsked([snapshot, ...steps(count)])).toBe(one);
  });

  it('ask no more than once again for steps that do not fit', () => {
    const ended = [snapshot, step(5, 9)];
    const some = daysAsked([...ended, ...steps(10)]);
    expect(daysAsked([...ended, ...steps(1_000)])).toBe(some);
  });

  it('ask for one outline per snapshot', () => {
    const shows = (count: number) =>
      Array.from({ length: count }, (_, index) => shown({ supplements: [WAIT], cameAt: NOW - index }));
    const [ten, twenty, forty] = [daysAsked(shows(10)), daysAsked(shows(20)), daysAsked(shows(40))];
    expect(forty - twenty).toBe(2 * (twenty - ten));
  });

  it('tell the same of each step, wherever in the message it stands', () => {
    const items = [snapshot, step(5, 9), step(3, 4), step(7, 4), step(6, 7), step(7, 4), step(8, 10)];
    const verdicts = ['accepted', 'accepted', 'accepted', 'quarantined', 'quarantined', 'quarantined', 'accepted'];
    const { verdicts: told, state } = take(unknownDossier('A'), items);
    expect(told.map(({ verdict }) => verdict)).toEqual(verdicts);
    const turned = take(unknownDossier('A'), items.toReversed());
    expect(turned.verdicts.map(({ verdict }) => verdict)).toEqual(verdicts.toReversed());
    expect(turned.state.steps.length).toBe(state.steps.length);
    expect(state).toMatchObject({ status: 'returned', processedAt: RECEIVED + 5 * MINUTE, withdrawnAt: null });
  });

  it('count a step once that comes twice', () => {
    const { verdicts } = take(unknownDossier('A'), [snapshot, step(3, 4), step(3, 4)]);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted', 'duplicate']);
  });

  it('are refused where they tell of more waits than any dossier has, and the rest of them is taken', () => {
    const turns = Array.from({ length: 402 }, (_, index) => step(10 + index, index % 2 === 0 ? 5 : 4));
    const { verdicts, state } = take(unknownDossier('A'), [shown(), ...turns, step(900, 9)]);
    expect(state).toMatchObject({ supplementRequests: 0, processedAt: RECEIVED + 900 * MINUTE });
    const codes = verdicts.map(({ verdict, problems }) => problems[0]?.code ?? verdict);
    expect(new Set(codes.filter((_code, index) => index % 2 === 1))).toEqual(new Set(['WAITS.TOO_MANY', 'accepted']));
    expect(codes.filter((code) => code === 'WAITS.TOO_MANY')).toHaveLength(201);
    const listed = turns.flatMap(({ kind }, index) =>
      kind === 'progress' && index % 2 === 0
        ? [{ ...WAIT, requestedAt: RECEIVED + (10 + index) * MINUTE, receivedAt: RECEIVED + (11 + index) * MINUTE }]
        : [],
    );
    expect(take(unknownDossier('A'), [shown(), shown({ supplements: listed })]).problems).toEqual([
      { code: 'WAITS.TOO_MANY', field: null },
    ]);
    const fewer = take(unknownDossier('A'), [shown(), shown({ supplements: listed.slice(1) })]);
    expect(fewer).toMatchObject({ problems: [], state: { supplementRequests: 200 } });
  });
});
