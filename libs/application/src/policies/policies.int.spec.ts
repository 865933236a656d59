import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PostgresEventStore } from '#event-store';
import { KNOWN_POLICIES, POLICY_NAMES } from '#indicators';
import { uuidV7 } from '#platform';
import { COUNTER_TENANT, Counter } from '../../../../test/dsl/counter.js';
import { publishPolicies, readPublishedPolicies } from './published-policies.js';

const NOW = Date.parse('2026-11-22T18:30:00Z');
let counter: Counter;
let store: PostgresEventStore;

beforeAll(async () => {
  counter = await Counter.open();
  store = new PostgresEventStore(counter.database);
});
afterAll(() => counter.close());

const publish = (policies?: typeof KNOWN_POLICIES) =>
  publishPolicies({ store, newId: uuidV7 }, COUNTER_TENANT, NOW, policies);
const changed = (member: Partial<(typeof KNOWN_POLICIES)['returned']>) => ({
  ...KNOWN_POLICIES,
  returned: { ...KNOWN_POLICIES.returned, ...member },
});

describe('the rules in the log', () => {
  test('are written once, by whoever comes first', async () => {
    const both = await Promise.all([publish(), publish()]);
    expect(both.flat().toSorted()).toEqual([...POLICY_NAMES].toSorted());
    const before = await store.head(COUNTER_TENANT);
    expect(await publish()).toEqual([]);
    expect(await store.head(COUNTER_TENANT)).toEqual(before);
  });

  test('a rule changed under its old version is refused and leaves the log as it was', async () => {
    const before = await store.head(COUNTER_TENANT);
    await expect(publish(changed({ grain: 'instant' }))).rejects.toMatchObject({
      code: 'POLICY.CHANGED_WITHOUT_VERSION',
    });
    expect(await store.head(COUNTER_TENANT)).toEqual(before);
  });

  test('a new version stands beside the old one, and the old program then stops', async () => {
    expect(await publish(changed({ grain: 'instant', version: 2 }))).toEqual(['returned']);
    const versions = (await readPublishedPolicies(store, COUNTER_TENANT)).get('returned');
    expect(versions?.map(({ policy }) => [policy.version, policy.grain])).toEqual([
      [1, 'date'],
      [2, 'instant'],
    ]);
    await expect(publish()).rejects.toMatchObject({ code: 'POLICY.NEWER_IN_LOG' });
  });

  test('are read with their full text by whoever reads figures', async () => {
    const { body } = await counter.get('/policies', 'inspector').expect(200);
    const items = body.items as { name: string; definition: object; published: object[] }[];
    expect(items.map(({ name }) => name)).toEqual(POLICY_NAMES);
    expect(items.find(({ name }) => name === 'qd766')?.definition).toEqual({
      ...{ name: 'qd766', version: 1, end: ['processed', 'returned', 'stopped', 'withdrawn'], points: 20 },
      ...{ comparedWith: 'indexDue', grain: 'instant', withdrawnStopped: 'in', noDue: 'out' },
      ...{ judgedWhenWaitingBegan: ['supplement'], lateFromSupplementRequest: 2 },
      ...{ openInTimeInRate: true, openOverdueInDenominator: true },
    });
    expect(items.every(({ published }) => published.length > 0)).toBe(true);
    await counter.get('/policies', 'integration').expect(403);
  });
});
