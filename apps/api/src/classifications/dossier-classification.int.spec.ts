import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ProjectionRunner, allProjections } from '#application';
import { ProjectionStore } from '#event-store';
import { POLICY_NAMES } from '#indicators';
import { Counter } from '../../../../test/dsl/counter.js';

let counter: Counter;
beforeAll(async () => {
  counter = await Counter.open();
});
afterAll(() => counter.close());

const at = (wallTime: string) => `${wallTime.replace(' ', 'T')}:00+07:00`;
const classOf = async (code: string, query = '') =>
  (await counter.get(`/dossiers/${code}/classification${query}`, 'inspector').expect(200)).body;

it('says the class, the due it was compared with and the events behind, and the pure question answers the same', async () => {
  const { code } = await counter.story({ occurredAt: at('2026-03-02 08:30') }, [
    'officer',
    'process',
    { occurredAt: at('2026-03-27 09:00') },
  ]);
  const told = await classOf(code);
  expect(told).toMatchObject({
    ...{ code, class: 'late', because: 'endedOnLaterDay', endedBy: 'processed', policy: 'tt01-2020' },
    events: [
      {
        type: 'DossierReceived',
        version: 1,
        eventId: expect.any(String),
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      { type: 'DossierProcessed', version: 2 },
    ],
  });
  expect(told.comparedWith).toBe(told.facts.dueAt);
  const { facts, policy, asOf } = told;
  const pure = (await counter.post('/classifications/explain', { facts, policy, asOf }, 'inspector').expect(200)).body;
  expect(pure).toMatchObject({ class: told.class, end: told.end, comparedWith: told.comparedWith, due: told.due });
  // Under a policy that looks at the return it is open still.
  expect(await classOf(code, '?policy=returned')).toMatchObject({ class: 'openOverdue', endedBy: null });
});

it('under every policy the class is the one that the figures count', async () => {
  const { code } = await counter.story(
    { occurredAt: at('2026-05-04 08:30') },
    ['clerk', 'request-supplement', { occurredAt: at('2026-05-05 09:00') }],
    ['clerk', 'receive-supplement', { occurredAt: at('2026-05-12 09:00') }],
    ['officer', 'process', { occurredAt: at('2026-05-20 09:00') }],
    ['clerk', 'return-result', { via: 'counter', occurredAt: at('2026-05-29 15:00') }],
  );
  const store = new ProjectionStore(counter.database);
  await new ProjectionRunner(store, allProjections(store)).sweep();
  for (const policy of POLICY_NAMES.filter((name) => name !== 'ii06a')) {
    const { items } = (await counter.get(`/indicators/dossiers?period=2026-05&class=received&policy=${policy}`)).body;
    const counted = items.find((item: { code: string }) => item.code === code);
    expect([policy, (await classOf(code, `?policy=${policy}`)).class]).toEqual([policy, counted.class]);
  }
});

it('a dossier that is in no figure says why, and what cannot be asked is refused', async () => {
  const before = encodeURIComponent(at('2026-03-01 00:00'));
  const { code } = await counter.story({ occurredAt: at('2026-03-02 08:30') });
  expect(await classOf(code, `?asOf=${before}`)).toMatchObject({ class: null, because: 'notReceived', events: [] });
  const refused = (query: string) => counter.get(`/dossiers/${code}/classification?${query}`, 'inspector').expect(400);
  expect((await refused('policy=best')).body).toMatchObject({ errors: [{ pointer: '?policy' }] });
  expect((await refused('asOf=2999-01-01T00:00:00Z')).body).toMatchObject({ errors: [{ code: 'AS_OF.FUTURE' }] });
  await counter.get('/dossiers/nobody/classification', 'inspector').expect(404);
});
