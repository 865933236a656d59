import { describe, expect, it } from '@jest/globals';
import { decideCaseListRow } from './case-list/index.js';
import type { DossierCommand } from './commands.js';
import { decide } from './decide.js';
import { evolve } from './evolve.js';
import type { DossierState } from './state.js';
import { unknownDossier } from './state.js';
import { at, iso } from './testing/at.js';
import { approveCorrection, receiveSupplement, requestCorrection, requestSupplement } from './testing/commands.js';
import { CODE, houseAt, stored } from './testing/given.js';

const row = {
  ...{ code: CODE, procedureCode: null, fieldCode: null, agencyId: null, agencyLevel: null, channel: null },
  ...{ receivedAt: at('2026-03-02 08:00'), dueAt: at('2026-03-09 08:00'), grain: 'date' as const },
  ...{ processedAt: null, returnedAt: null, withdrawnAt: null, stoppedAt: null },
};
const context = { now: at('2026-03-04 17:00'), fileName: 'march.xlsx', dueStated: false };

/** A list is read in; its events get ids only if it is said so. */
function imported(state: DossierState, more: Partial<typeof row> = {}, withIds = true): DossierState {
  const told = decideCaseListRow(state, { ...row, ...more }, context);
  if (told.verdict !== 'accepted') throw new Error(JSON.stringify(told));
  return told.events.reduce((before, event) => {
    const version = before.version + 1;
    return evolve(before, { ...event, version, ...(withIds ? { eventId: `event-${String(version)}` } : {}) });
  }, state);
}
const answer = (state: DossierState, command: DossierCommand) =>
  decide(command, state, { ...houseAt('2026-03-20'), now: command.occurredAt });
function next(state: DossierState, command: DossierCommand): DossierState {
  const decision = answer(state, command);
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
  return decision.events.reduce((before, event) => evolve(before, stored(event, command, before.version + 1)), state);
}

describe('a dossier that a list told of: its promise is given, its limit unknown', () => {
  const known = imported(unknownDossier(CODE));

  it('a wait moves the given due by working time', () => {
    const supplied = next(next(known, requestSupplement('2026-03-05 08:00')), receiveSupplement('2026-03-06 08:00'));
    const due = at('2026-03-09 17:00');
    expect(supplied).toMatchObject({ dueAt: due, promiseDueAt: due, firstPromiseAt: at('2026-03-09 08:00') });
  });

  it('a promise that a feed told only later is moved by the waits after it alone', () => {
    const undated = imported(unknownDossier(CODE), { dueAt: null } as never);
    const waited = next(next(undated, requestSupplement('2026-03-03 08:00')), receiveSupplement('2026-03-04 08:00'));
    const cause = { kind: 'feed' as const, name: 'cong-quoc-gia' };
    const data = { previousDueAt: null, dueAt: iso('2026-03-10 08:00'), cause };
    const occurredAt = iso('2026-03-05 08:00');
    const told = evolve(waited, { type: 'DeadlineRecalculated', data, occurredAt, version: waited.version + 1 });
    const again = next(next(told, requestSupplement('2026-03-06 08:00')), receiveSupplement('2026-03-06 10:00'));
    const due = at('2026-03-10 10:00');
    expect(again).toMatchObject({ dueAt: due, promiseDueAt: due, firstPromiseAt: at('2026-03-10 08:00') });
  });

  it('a corrected reception leaves the given due alone', () => {
    const asked = next(
      known,
      requestCorrection('2026-03-05 08:00', { field: 'receivedAt', to: iso('2026-03-03 08:00') }),
    );
    expect(next(asked, approveCorrection('2026-03-05 09:00'))).toMatchObject({
      ...{ receivedAt: at('2026-03-03 08:00'), dueAt: at('2026-03-09 08:00'), firstPromiseAt: at('2026-03-09 08:00') },
      ...{ calendarVersion: null, givenDue: { dueAt: at('2026-03-09 08:00') } },
    });
  });

  it('without the ids of its events there is nothing to correct', () => {
    const bare = imported(unknownDossier(CODE), {}, false);
    const refusal = { code: 'CORRECTION.TARGET_UNKNOWN', pointer: '/targetEventId', known: [] };
    expect(answer(bare, requestCorrection('2026-03-05 08:00'))).toEqual({ ok: false, refusal });
  });

  it('an end that was first inferred and then told: the later one is what is corrected', () => {
    const inferred = imported(known, { returnedAt: at('2026-03-04 10:00') } as never);
    const exact = imported(inferred, {
      processedAt: at('2026-03-03 16:00'),
      returnedAt: at('2026-03-04 10:00'),
    } as never);
    const ask = requestCorrection('2026-03-05 08:00', { field: 'processedAt', to: iso('2026-03-03 15:00') });
    expect(answer(exact, ask)).toMatchObject({
      events: [{ data: { targetEventId: 'event-4', from: iso('2026-03-03 16:00') } }],
    });
    expect(answer(exact, { ...ask, targetEventId: 'event-2' })).toMatchObject({
      events: [{ data: { from: iso('2026-03-04 10:00') } }],
    });
  });
});
