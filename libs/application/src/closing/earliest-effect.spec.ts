import { expect, test } from '@jest/globals';
import { periodStream } from './closing-events.js';
import { EarliestEffect } from './earliest-effect.js';

const WHO = { tenant: 'T', timezone: 'Asia/Ho_Chi_Minh' };
const NOW = Date.parse('2026-05-10T03:00:00Z');

/** A log in which February and March are closed; it counts the questions. */
function storeWith() {
  const closed = new Set(['2026-02', '2026-03'].map((period) => periodStream('gregorian', period)));
  const store = {
    asked: 0,
    streamVersions: (_tenant: string, streams: readonly string[]) => {
      store.asked += 1;
      return Promise.resolve(new Map(streams.filter((stream) => closed.has(stream)).map((stream) => [stream, 1])));
    },
  };
  return store;
}
const effectOf = (...events: [type: string, occurredAt: string][]) => {
  const effect = new EarliestEffect();
  for (const [type, occurredAt] of events) effect.note({ type, occurredAt });
  return effect;
};

test.each([
  ['the earliest event decides, by the local day', '2026-02-28T17:00:00Z', ['2026-03']],
  ['a second before it is still February', '2026-02-28T16:59:59Z', ['2026-02', '2026-03']],
  ['after all that is closed there is none', '2026-04-02T01:00:00Z', []],
])('%s', async (_, occurredAt, periods) => {
  const store = storeWith();
  const effect = effectOf(['DossierReceived', '2026-05-01T01:00:00Z'], ['DossierProcessed', occurredAt]);
  const closed = await effect.closedPeriods(store, WHO, NOW);
  expect(closed).toEqual(periods.map((period) => ({ calendar: 'gregorian', period })));
  expect(store.asked).toBe(1);
});

test('what counts nowhere reaches nothing, and a run that wrote nothing asks nothing', async () => {
  const store = storeWith();
  const effect = effectOf(['ActivityRecorded', '2026-01-05T01:00:00Z'], ['DossierHandedOver', '2026-01-05T01:00:00Z']);
  expect(await effect.closedPeriods(store, WHO, NOW)).toEqual([]);
  expect(await new EarliestEffect().closedPeriods(store, WHO, NOW)).toEqual([]);
  expect(store.asked).toBe(0);
});
