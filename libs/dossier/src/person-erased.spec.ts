import { describe, expect, it } from '@jest/globals';
import { availableCommands } from './available-commands.js';
import { decide } from './decide.js';
import type { FoldableEvent } from './events.js';
import { replay } from './evolve.js';
import { timelineOf } from './timeline/activities-of.js';
import { at, iso } from './testing/at.js';
import { amendPersonal, requestCorrection } from './testing/commands.js';
import { CODE, historyOf, houseAt } from './testing/given.js';
import { STORIES } from './testing/stories.js';

const erasedAfter = (history: readonly FoldableEvent[], time = '2026-06-01 09:00'): FoldableEvent => ({
  ...{ type: 'PersonErased', data: { reasonCode: 'data-subject-request' } },
  ...{ occurredAt: iso(time), version: history.length + 1, eventId: `erased-${String(history.length)}` },
});

describe('PersonErased (xóa dữ liệu cá nhân)', () => {
  it.each(Object.entries(STORIES))('when %s: changes nothing but that the person is gone', (_, story) => {
    const history = historyOf(story);
    const before = replay(CODE, history);
    const after = replay(CODE, [...history, erasedAfter(history)]);
    expect({ ...after, steps: before.steps }).toEqual({
      ...{ ...before, version: before.version + 1, personErasedAt: at('2026-06-01 09:00') },
    });
    expect(availableCommands(after)).toEqual(availableCommands(before).filter((name) => name !== 'amend-personal'));
    expect(timelineOf(after.steps, () => null)).toEqual(timelineOf(before.steps, () => null));
  });

  it('twice: the first one stands', () => {
    const history = historyOf(STORIES.received);
    const once = [...history, erasedAfter(history)];
    expect(replay(CODE, [...once, erasedAfter(once, '2026-07-01 09:00')])).toMatchObject({
      ...{ personErasedAt: at('2026-06-01 09:00'), version: 3 },
    });
  });

  it('afterwards there is nothing personal to amend or to put right', () => {
    const history = historyOf(STORIES.received);
    const state = replay(CODE, [...history, erasedAfter(history, '2026-03-02 10:00')]);
    const house = houseAt('2026-03-02 12:00');
    expect(decide(amendPersonal('2026-03-02 11:00'), state, house)).toMatchObject({
      refusal: { code: 'DOSSIER.NOT_ALLOWED' },
    });
    const asked = requestCorrection('2026-03-02 11:00', {
      field: 'abstract',
      personal: { proposed: { abstract: 'x' } },
    });
    expect(decide(asked, state, house)).toMatchObject({ refusal: { code: 'PERSON.ERASED' } });
  });
});
