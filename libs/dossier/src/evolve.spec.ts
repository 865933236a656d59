import { describe, expect, it } from '@jest/globals';
import type { DossierEvent, FactFlag, FoldableEvent } from './events.js';
import { evolve, replay } from './evolve.js';
import { unknownDossier } from './state.js';
import { at, iso } from './testing/at.js';
import { receive, terms } from './testing/commands.js';
import { CODE, historyOf } from './testing/given.js';
import { STORIES } from './testing/stories.js';

const recalculated = (version: number, dueAt: string | null, occurredAt = '2026-03-05 09:00'): FoldableEvent => ({
  ...{ type: 'DeadlineRecalculated', version, occurredAt: iso(occurredAt) },
  data: {
    previousDueAt: null,
    dueAt: dueAt === null ? null : iso(dueAt),
    cause: { kind: 'calendar', calendarId: 'vn-civil-service', fromVersion: 1, toVersion: 2 },
  },
});

describe('a recalculated deadline', () => {
  it('moves the due in force and never the first promise (E1)', () => {
    const state = replay(CODE, [...historyOf(STORIES.received), recalculated(2, '2026-03-10 08:00')]);
    expect(state).toMatchObject({
      ...{
        dueAt: at('2026-03-10 08:00'),
        firstPromiseAt: at('2026-03-09 08:00'),
        promiseDueAt: at('2026-03-09 08:00'),
      },
      status: 'received',
    });
  });

  it('is the first promise where none was known before', () => {
    const told = (version: number, dueAt: string): FoldableEvent => {
      const data = { previousDueAt: null, dueAt: iso(dueAt), cause: { kind: 'file' as const, name: 'march.xlsx' } };
      return { type: 'DeadlineRecalculated', version, occurredAt: iso('2026-03-05 09:00'), data };
    };
    const unpromised = historyOf([receive('2026-03-02 08:00', { terms: terms({ limit: null }) })]);
    const state = replay(CODE, [...unpromised, told(2, '2026-03-10 08:00'), told(3, '2026-03-12 08:00')]);
    expect(state).toMatchObject({ dueAt: at('2026-03-12 08:00'), firstPromiseAt: at('2026-03-10 08:00') });
    const counted = replay(CODE, [...unpromised, recalculated(2, '2026-03-10 08:00')]);
    expect(counted).toMatchObject({ dueAt: at('2026-03-10 08:00'), firstPromiseAt: null, promiseDueAt: null });
  });

  it('may take the due away, and happen to a dossier that has ended', () => {
    expect(replay(CODE, [...historyOf(STORIES.received), recalculated(2, null)])).toMatchObject({ dueAt: null });
    const ended = replay(CODE, [...historyOf(STORIES.returned), recalculated(4, '2026-03-10 08:00')]);
    expect(ended).toMatchObject({ status: 'returned', version: 4 });
  });
});

describe('what feeds and files tell out of order', () => {
  it('changes nothing about an annulled dossier', () => {
    const history = historyOf(STORIES.annulled);
    const withdrawn: FoldableEvent = {
      ...{ type: 'DossierWithdrawn', version: 4, occurredAt: iso('2026-03-04 08:00') },
      data: { legalBasisCode: null, flags: [] },
    };
    for (const event of [withdrawn, recalculated(4, '2026-03-10 08:00')]) {
      expect(replay(CODE, [...history, event])).toMatchObject({ status: 'annulled', withdrawnAt: null, version: 4 });
    }
  });

  it('is folded: an end before reception keeps its own time, and the last time never falls back', () => {
    const [received] = historyOf(STORIES.received);
    const early: FoldableEvent = {
      ...{ type: 'DossierProcessed', version: 2, occurredAt: iso('2026-03-01 08:00') },
      data: { decision: 'granted', resultNumber: null, resultDigitized: false, flags: ['endBeforeReception'] },
    };
    expect(replay(CODE, received === undefined ? [] : [received, early])).toMatchObject({
      ...{ status: 'processed', processedAt: at('2026-03-01 08:00'), lastOccurredAt: at('2026-03-02 08:00') },
      flags: ['endBeforeReception'],
    });
  });

  it('is folded: a return without a processing', () => {
    const returned: FoldableEvent = {
      ...{ type: 'ResultReturned', version: 2, occurredAt: iso('2026-03-04 08:00') },
      data: { via: 'counter', flags: ['processedAtUnknown'] },
    };
    expect(replay(CODE, [...historyOf(STORIES.received), returned])).toMatchObject({
      status: 'returned',
      processedAt: null,
    });
  });
});

describe('an activity that another system tells', () => {
  const activity = (version: number, flags: FactFlag[] = []): FoldableEvent => ({
    ...{ type: 'ActivityRecorded', version, occurredAt: iso('2026-03-30 08:00') },
    data: { name: 'Thẩm định', status: 'complete', unitId: 'Phòng 1', pseudonym: null, flags },
  });

  it.each(Object.entries(STORIES))('is allowed when %s, and moves nothing', (_name, story) => {
    const history = historyOf(story);
    const { version, steps, ...before } = replay(CODE, history);
    const after = replay(CODE, [...history, activity(version + 1)]);
    expect(after).toMatchObject({ ...before, version: version + 1 });
    expect(after.steps).toHaveLength(steps.length + 1);
  });

  it('flags a dossier that it comes after the end of', () => {
    const history = historyOf(STORIES.processed);
    const after = replay(CODE, [...history, activity(history.length + 1, ['activityAfterEnd'])]);
    expect(after.flags).toEqual(['activityAfterEnd']);
  });
});

describe('an impossible history', () => {
  const processed: DossierEvent = {
    type: 'DossierProcessed',
    data: { decision: 'granted', resultNumber: null, resultDigitized: false, flags: [] },
  };
  const step = (event: DossierEvent, version: number, occurredAt = iso('2026-03-02 12:00')) => ({
    ...event,
    version,
    occurredAt,
  });

  it('says what could not follow what', () => {
    expect(() => evolve(unknownDossier(CODE), step(processed, 1))).toThrow(
      expect.objectContaining({
        code: 'DOSSIER.IMPOSSIBLE_HISTORY',
        message: expect.stringContaining('cannot follow status "none"'),
      }),
    );
  });

  it('has a hole in its versions, an unreadable time, or a second beginning', () => {
    const history = historyOf(STORIES.received);
    const impossible = (...events: FoldableEvent[]) => {
      expect(() => replay(CODE, [...history, ...events])).toThrow(`dossier ${CODE}`);
    };
    impossible(step(processed, 3));
    impossible(step(processed, 1));
    impossible(step(processed, 2, 'yesterday'));
    for (const event of [...history, ...historyOf(STORIES.submitted), ...historyOf(STORIES.refusedIntake).slice(1)]) {
      impossible({ ...event, version: 2 });
    }
  });
});
