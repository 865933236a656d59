import { describe, expect, it } from '@jest/globals';
import { unknownDossier } from '../state.js';
import { at } from '../testing/at.js';
import { NOW, append, shown, take } from '../testing/feeding.js';
import type { SnapshotItem } from './feed-item.js';

const [A, B, C] = [at('2026-03-10 17:00'), at('2026-03-20 17:00'), at('2026-03-25 17:00')];
const came = (time: string, dueAt: number, told: Partial<SnapshotItem> = {}) =>
  shown({ ...told, cameAt: at(time), dueAt });

/** Each snapshot in a message of its own. */
function fed(...items: SnapshotItem[]) {
  const first = take(unknownDossier('A'), []).state;
  return items.reduce((state, item) => take(state, [item], { now: item.cameAt }).state, first);
}
const duesOf = (state: ReturnType<typeof fed>) =>
  state.steps.flatMap(({ type, data }) => (type === 'DeadlineRecalculated' ? [[data.previousDueAt, data.dueAt]] : []));
const iso = (...instants: number[]) => instants.map((instant) => new Date(instant).toISOString());

describe('a due that snapshots give, take away and give again', () => {
  const toB = [came('2026-03-03 08:00', A), came('2026-03-05 08:00', B)];

  it('stays the one that came last where nobody can know when the snapshot was made', () => {
    expect(fed(...toB, came('2026-03-06 08:00', A)).dueAt).toBe(B);
  });

  it('is given again by a snapshot that dates something after the other due was known', () => {
    const later = came('2026-03-09 08:00', A, { processedAt: at('2026-03-06 10:00') });
    const state = fed(...toB, later);
    expect(state.dueAt).toBe(A);
    expect(duesOf(state)).toEqual([iso(A, B), iso(B, A)]);
    expect(fed(...toB, later, { ...later, cameAt: NOW }, came('2026-04-01 08:00', A)).version).toBe(state.version);
  });

  it('is given again by a snapshot that dates a supplement later than all that was dated before, though the dues came late', () => {
    const supplement = (from: string, to: string) => ({
      ...{ requestedAt: at(from), receivedAt: at(to), previousDueAt: B, dueAt: B },
    });
    const first = supplement('2026-03-04 08:00', '2026-03-04 10:00');
    const second = supplement('2026-03-12 08:00', '2026-03-13 09:00');
    const between = (time: string, dueAt: number) => came(time, dueAt, { supplements: [first] });
    const today = (time: string) => came(time, B, { supplements: [first, second] });
    for (const dueAt of [A, C]) {
      for (const [days, when] of [
        ['2026-03-06 08:00', '2026-03-16 08:00'],
        ['2026-03-15 08:00', '2026-03-16 08:00'],
        ['2026-03-16 08:00', '2026-03-16 08:00'],
      ] as const) {
        const state = fed(between(days, dueAt), today(when));
        expect(state.dueAt).toBe(B);
        expect(duesOf(state)).toEqual([iso(B, dueAt), iso(dueAt, B)]);
        expect(fed(between(days, dueAt), today(when), between(when, dueAt), today(when)).version).toBe(state.version);
      }
    }
  });

  it('stands where a list that goes on dates it before another that came late', () => {
    const first = { requestedAt: at('2026-03-04 08:00'), receivedAt: at('2026-03-04 10:00'), previousDueAt: null };
    const second = { requestedAt: at('2026-03-12 08:00'), receivedAt: at('2026-03-13 09:00'), previousDueAt: C };
    const yesterday = came('2026-03-15 08:00', C, { supplements: [{ ...first, dueAt: null }] });
    const supplements = [
      { ...first, dueAt: null },
      { ...second, dueAt: B },
    ];
    const today = came('2026-03-16 08:00', B, { supplements });
    const state = fed(came('2026-03-03 08:00', A), yesterday, today);
    expect(state.dueAt).toBe(B);
    expect(fed(came('2026-03-03 08:00', A), yesterday, today, yesterday, today).version).toBe(state.version);
  });

  it('is not by one that may have been made before', () => {
    const maybe = came('2026-03-09 08:00', A, { processedAt: at('2026-03-05 07:59') });
    expect(fed(...toB, maybe).dueAt).toBe(B);
  });

  it('moves on, and again back, each time with the due before it', () => {
    const supplement = (time: string) => ({
      supplements: [{ requestedAt: at(time), receivedAt: at(time), previousDueAt: null, dueAt: null }],
    });
    const state = fed(
      ...toB,
      came('2026-03-09 08:00', A, supplement('2026-03-06 10:00')),
      came('2026-03-10 08:00', C, supplement('2026-03-06 10:00')),
      came('2026-03-13 08:00', A, supplement('2026-03-12 10:00')),
    );
    expect(duesOf(state)).toEqual([iso(A, B), iso(B, A), iso(A, C), iso(C, A)]);
    expect(state.dueAt).toBe(A);
  });

  it('does not undo what a person has extended', () => {
    const [previousDueAt, dueAt] = iso(B, C) as [string, string];
    const data = {
      previousDueAt,
      dueAt,
      reasonCode: 'r',
      responsibleUnitId: 'u',
      calendarUnpublished: null,
      flags: [],
    };
    const event = {
      type: 'DeadlineExtended' as const,
      data,
      occurredAt: new Date(at('2026-03-05 09:00')).toISOString(),
    };
    const extended = append(fed(...toB), event);
    const later = came('2026-03-09 08:00', A, { processedAt: at('2026-03-06 10:00') });
    expect(take(extended, [later]).state.dueAt).toBe(C);
  });
});
