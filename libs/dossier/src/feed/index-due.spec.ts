import { describe, expect, it } from '@jest/globals';
import type { Limit } from '#calendar';
import { at } from '../testing/at.js';
import { RECEIVED, shown, take, worked } from '../testing/feeding.js';
import { unknownDossier } from '../state.js';
import type { FeedContext, SnapshotItem } from './feed-item.js';

const FIVE_DAYS: Limit = { value: 5, unit: 'workingDay' };
const EIGHT_HOURS: Limit = { value: 8, unit: 'workingHour' };
const of = (limit: Limit | null): Partial<FeedContext> => ({ limitOf: () => limit });
const given = at('2026-03-10 17:00');
const asked = {
  ...{ requestedAt: at('2026-03-03 08:00'), receivedAt: at('2026-03-04 08:00') },
  ...{ previousDueAt: null, dueAt: null },
};

describe('the due that the index takes of a dossier whose appointment a feed gives', () => {
  const cases: [
    name: string,
    told: Partial<SnapshotItem>,
    given: Partial<FeedContext>,
    due: number | null,
    grain: string,
  ][] = [
    ['none beside the appointment', {}, of(FIVE_DAYS), null, 'date'],
    ['from the limit where there is no appointment', { dueAt: null }, of(FIVE_DAYS), at('2026-03-09 08:00'), 'date'],
    ['by the hour of a limit in hours', { dueAt: null }, of(EIGHT_HOURS), at('2026-03-02 17:00'), 'instant'],
    ['the grain of the limit also beside the appointment', {}, of(EIGHT_HOURS), null, 'instant'],
    ['none where no limit is known', { dueAt: null }, of(null), null, 'date'],
    ['none of a procedure that nobody named', { dueAt: null, procedureCode: '' }, of(FIVE_DAYS), null, 'date'],
    ['none without a calendar', { dueAt: null }, { ...of(FIVE_DAYS), calendar: null }, null, 'date'],
    ['the waiting added to the appointment', { supplements: [asked] }, of(null), at('2026-03-11 17:00'), 'date'],
    [
      'the waiting added to the limit',
      { dueAt: null, supplements: [{ ...asked, receivedAt: at('2026-03-03 10:00') }] },
      of(FIVE_DAYS),
      at('2026-03-09 10:00'),
      'date',
    ],
    ['no waiting that still goes on', { supplements: [{ ...asked, receivedAt: null }] }, of(null), null, 'date'],
    [
      'none beside the appointment that the supplement brought',
      { dueAt: given, supplements: [{ ...asked, dueAt: given }] },
      of(null),
      null,
      'date',
    ],
  ];
  it.each(cases)('%s', (_name, told, context, due, grain) => {
    const { state, problems } = take(unknownDossier('A'), [shown(told)], context);
    expect(problems).toEqual([]);
    expect({ due: state.indexDueAt ?? null, grain: state.grain }).toEqual({ due, grain });
  });

  it('is the same when the waiting is told by steps, and as given where a feed moves the appointment after it', () => {
    const steps = [worked('2026-03-03 08:00', 5), worked('2026-03-04 08:00', 4)];
    const { state } = take(unknownDossier('A'), [shown(), ...steps]);
    expect(state.indexDueAt).toBe(at('2026-03-11 17:00'));
    expect(state.dueAt).toBe(given);
    const moved = take(state, [shown({ dueAt: at('2026-03-13 17:00') })]).state;
    expect([moved.dueAt, moved.indexDueAt ?? null]).toEqual([at('2026-03-13 17:00'), null]);
    expect(RECEIVED).toBeLessThan(given);
  });
});
