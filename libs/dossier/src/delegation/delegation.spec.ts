import { describe, expect, it } from '@jest/globals';
import { decideDelegation } from './decide-delegation.js';
import type { MakeDelegation } from './decide-delegation.js';
import { delegationsIn, standingOfDelegation } from './delegations.js';
import type { FoldableDelegationEvent } from './events.js';

const TODAY = '2026-11-23';
const week: MakeDelegation = {
  ...{ ofActorId: 'an', toActorId: 'binh', reasonCode: 'leave' },
  ...{ fromOn: '2026-11-23', toOn: '2026-11-27' },
};

const made = (eventId: string, data: MakeDelegation = week): FoldableDelegationEvent => ({
  ...{ type: 'DelegationMade', eventId, actorId: 'an', recordedAt: '2026-11-20T02:00:00.000Z', data },
});
const ended = (delegationId: string): FoldableDelegationEvent => ({
  ...{ type: 'DelegationEnded', eventId: 'end', actorId: 'chief', recordedAt: '2026-11-24T02:00:00.000Z' },
  data: { delegationId },
});
const asked = (change: Partial<MakeDelegation>, ...before: FoldableDelegationEvent[]) =>
  decideDelegation({ ...week, ...change }, delegationsIn(before), TODAY);
const refusal = (code: string) => ({ ok: false, refusal: expect.objectContaining({ code }) });

describe('being represented (ủy quyền xử lý thay)', () => {
  it('is from a day to a day, also one that began, and never of oneself', () => {
    expect(asked({})).toEqual({ ok: true, event: { type: 'DelegationMade', data: week } });
    expect(asked({ fromOn: '2026-11-20' })).toMatchObject({ ok: true });
    expect(asked({ toActorId: 'an' })).toEqual(refusal('DELEGATION.OWN'));
    expect(asked({ fromOn: '2026-11-31' })).toEqual(refusal('DATE.UNREADABLE'));
  });

  it('ends no earlier than it begins, not in the past, and within a year', () => {
    expect(asked({ fromOn: '2026-11-20', toOn: '2026-11-22' })).toEqual(refusal('DELEGATION.SPAN'));
    expect(asked({ fromOn: '2026-12-02', toOn: '2026-12-01' })).toEqual(refusal('DELEGATION.SPAN'));
    expect(asked({ toOn: '2027-11-23' })).toMatchObject({ ok: true });
    expect(asked({ toOn: '2027-11-24' })).toEqual(refusal('DELEGATION.SPAN'));
  });

  it('is not given twice to the same person for the same days; an ended one is out of the way', () => {
    expect(asked({ fromOn: '2026-11-27', toOn: '2026-11-30' }, made('one'))).toEqual(refusal('DELEGATION.OVERLAPS'));
    expect(asked({ fromOn: '2026-11-28', toOn: '2026-11-30' }, made('one'))).toMatchObject({ ok: true });
    expect(asked({ toActorId: 'chi' }, made('one'))).toMatchObject({ ok: true });
    expect(asked({}, made('one'), ended('one'))).toMatchObject({ ok: true });
  });

  it('is in force on its days and over at once when it is ended', () => {
    const on = (day: string, ...events: FoldableDelegationEvent[]) =>
      delegationsIn(events).map((one) => standingOfDelegation(one, day));
    expect(['22', '23', '27', '28'].flatMap((day) => on(`2026-11-${day}`, made('one')))).toEqual([
      ...['planned', 'inForce', 'inForce', 'over'],
    ]);
    expect(on('2026-11-24', made('one'), ended('one'))).toEqual(['ended']);
    expect(delegationsIn([made('one'), ended('one')])[0]).toMatchObject({
      ...{ delegationId: 'one', madeBy: 'an', madeAt: '2026-11-20T02:00:00.000Z' },
      ...{ endedBy: 'chief', endedAt: '2026-11-24T02:00:00.000Z' },
    });
  });
});
