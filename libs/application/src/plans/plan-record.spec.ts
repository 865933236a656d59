import { describe, expect, test } from '@jest/globals';
import { SHIPPED_PLANS } from '#indicators';
import type { Plan } from '#indicators';
import type { ToldPlanEvent } from './plan-record.js';
import { foldPlans } from './plan-record.js';
import { valueView } from './value-view.js';

const [SHIPPED] = SHIPPED_PLANS;
if (SHIPPED === undefined) throw new Error('no plan');

const published = (plan: Plan, position: number): ToldPlanEvent => ({
  ...{ type: 'PlanPublished', data: { plan }, streamId: `plan-${plan.id}`, hasText: false },
  ...{ position, eventId: `e${String(position)}`, recordedAt: '2026-03-02T03:00:00.000Z', actorId: 'admin' },
});
const inForce = (...events: ToldPlanEvent[]) => {
  const record = foldPlans(events).get(SHIPPED.id);
  return [record?.plan.version, record?.origin, record?.versions.map(({ version }) => version)];
};

describe('the plan in force', () => {
  test('is the shipped one until the log holds a newer version', () => {
    expect(inForce()).toEqual([1, 'shipped', [1]]);
    expect(inForce(published({ ...SHIPPED, version: 2 }, 7))).toEqual([2, 'log', [1, 2]]);
  });

  test('is the shipped one again when a newer program has overtaken the log', () => {
    expect(inForce(published({ ...SHIPPED, version: 1, title: 'an older program let this through' }, 7))).toEqual([
      ...[1, 'shipped', [1, 1]],
    ]);
  });

  test('of another id is there once it is published, with what was entered for it before the next version', () => {
    const plan = { ...SHIPPED, id: 'hue-1' };
    const figure: ToldPlanEvent = {
      ...{ type: 'ExternalFigureEntered', streamId: 'plan-hue-1', hasText: false },
      data: {
        ...{ targetId: 'sipas', period: '2022', value: '86', unit: 'percent' },
        ...{ source: 'Bộ Nội vụ', publishedOn: '2023-04-19' },
      },
      ...{ position: 8, eventId: 'e8', recordedAt: '2026-03-03T03:00:00.000Z', actorId: 'admin' },
    };
    const record = foldPlans([published(plan, 7), figure, published({ ...plan, version: 2 }, 9)]).get('hue-1');
    expect(record).toMatchObject({
      plan: { version: 2 },
      figures: [{ value: '86', position: 8, calendar: 'gregorian' }],
      events: 3,
    });
    expect(record?.meanings.get('sipas')).toEqual({ kind: 'entered', unit: 'percent' });
    expect(foldPlans([figure]).has('hue-1')).toBe(false);
  });
});

test('parts are shown worst first, those without a base last and without a percentage', () => {
  const part = (key: string, numerator: number, denominator: number) => ({ key, numerator, denominator });
  const parts = [part('empty', 0, 0), part('good', 3, 3), part('worst', 1, 3), part('middle', 2, 3)];
  expect(valueView({ kind: 'parts', parts })).toEqual({
    ...{ kind: 'worst', key: 'worst', numerator: 1, denominator: 3, percent: '33.33' },
    parts: [
      { key: 'worst', numerator: 1, denominator: 3, percent: '33.33' },
      { key: 'middle', numerator: 2, denominator: 3, percent: '66.67' },
      { key: 'good', numerator: 3, denominator: 3, percent: '100.00' },
      { key: 'empty', numerator: 0, denominator: 0, percent: null },
    ],
  });
});
