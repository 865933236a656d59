import { describe, expect, it } from '@jest/globals';
import { evolve, replay } from '../evolve.js';
import type { DossierEvent, FoldableEvent } from '../events.js';
import { toIso } from '../events.js';
import { unknownDossier } from '../state.js';
import type { DossierState } from '../state.js';
import type { CaseListRow } from './case-list-row.js';
import type { CaseListDecision } from './decide-case-list-row.js';
import { UNSPECIFIED_PROCEDURE, decideCaseListRow } from './decide-case-list-row.js';

const at = (local: string): number => Date.parse(`${local.replace(' ', 'T')}:00+07:00`);
const iso = (local: string): string => toIso(at(local));
const NOW = at('2026-03-20 10:00');
const context = { now: NOW, fileName: 'quy-1.csv', dueStated: false };

const BLANK: CaseListRow = {
  code: 'HS-1',
  receivedAt: null,
  dueAt: null,
  processedAt: null,
  returnedAt: null,
  withdrawnAt: null,
  stoppedAt: null,
  agencyId: null,
  agencyLevel: null,
  procedureCode: null,
  fieldCode: null,
  channel: null,
  grain: 'date',
};
const row = (given: Partial<CaseListRow>): CaseListRow => ({ ...BLANK, ...given });
const received = at('2026-03-02 08:00');

/** The dossier after rows, each of which must be accepted. */
function given(...rows: Partial<CaseListRow>[]): DossierState {
  let state: DossierState = unknownDossier('HS-1');
  for (const one of rows) {
    const decision = decideCaseListRow(state, row(one), context);
    if (decision.verdict !== 'accepted') throw new Error(JSON.stringify(decision));
    for (const event of decision.events)
      state = evolve(state, { ...event, version: state.version + 1 } as FoldableEvent);
  }
  return state;
}
const told = (decision: CaseListDecision): [string, string][] =>
  decision.verdict === 'accepted' ? decision.events.map(({ type, occurredAt }) => [type, occurredAt]) : [];

describe('the first row of a dossier', () => {
  it('keeps the given due as the promise and runs no clock', () => {
    const dueAt = at('2026-03-10 17:00');
    const decision = decideCaseListRow(
      unknownDossier('HS-1'),
      row({ receivedAt: received, dueAt, agencyId: 'Sở A' }),
      context,
    );
    expect(decision).toMatchObject({
      verdict: 'accepted',
      events: [
        {
          type: 'DossierReceived',
          occurredAt: iso('2026-03-02 08:00'),
          data: { promise: 'given', limit: null, grain: 'date', dueAt: toIso(dueAt), agencyId: 'Sở A', flags: [] },
        },
      ],
    });
  });
  it('has no limit without a due, the counter as channel and an unspecified procedure', () => {
    const state = given({ receivedAt: received });
    expect(state).toMatchObject({
      dueAt: null,
      channel: 'counter',
      procedureCode: UNSPECIFIED_PROCEDURE,
      status: 'received',
    });
  });
  it('tells reception, result and return in one go', () => {
    const ends = { processedAt: at('2026-03-05 10:00'), returnedAt: at('2026-03-06 10:00') };
    const decision = decideCaseListRow(unknownDossier('HS-1'), row({ receivedAt: received, ...ends }), context);
    expect(told(decision)).toEqual([
      ['DossierReceived', iso('2026-03-02 08:00')],
      ['DossierProcessed', iso('2026-03-05 10:00')],
      ['ResultReturned', iso('2026-03-06 10:00')],
    ]);
  });
  it('takes a return without a result as both, flagged', () => {
    const returnedAt = at('2026-03-06 10:00');
    expect(given({ receivedAt: received, returnedAt })).toMatchObject({
      status: 'returned',
      processedAt: returnedAt,
      returnedAt,
      flags: ['processedAtUnknown'],
    });
  });
  it.each([
    ['dueBeforeReception', { dueAt: at('2026-03-01 17:00') }],
    ['endBeforeReception', { processedAt: at('2026-03-01 17:00') }],
    ['endBeforeReception', { withdrawnAt: at('2026-03-01 17:00') }],
  ])('is kept as given and flagged %s', (flag, times) => {
    expect(given({ receivedAt: received, ...times }).flags).toEqual([flag]);
  });
  it('may be withdrawn', () => {
    expect(given({ receivedAt: received, withdrawnAt: at('2026-03-03 09:00') }).status).toBe('withdrawn');
  });
});

describe('a row that cannot be taken', () => {
  it.each(['receivedAt', 'processedAt', 'returnedAt', 'withdrawnAt'] as const)(
    'lies in the future with %s',
    (field) => {
      const future = { receivedAt: received, [field]: NOW + 1 };
      expect(decideCaseListRow(unknownDossier('HS-1'), row(future), context)).toEqual({
        verdict: 'rejected',
        problems: [{ code: 'TIME.FUTURE', field, given: toIso(NOW + 1) }],
      });
    },
  );
  it('may have a due in the future', () => {
    expect(given({ receivedAt: received, dueAt: NOW + 1 }).received).toBe(true);
  });
  it('says nothing of a reception that nobody knows', () => {
    const decision = decideCaseListRow(unknownDossier('HS-1'), row({ processedAt: received }), context);
    expect(decision).toMatchObject({ verdict: 'rejected', problems: [{ code: 'RECEIVED_AT.MISSING' }] });
  });
  it('names a result and a withdrawal at once', () => {
    const both = { receivedAt: received, processedAt: at('2026-03-04 09:00'), withdrawnAt: at('2026-03-03 09:00') };
    expect(decideCaseListRow(unknownDossier('HS-1'), row(both), context)).toMatchObject({
      problems: [
        { code: 'CONFLICT', field: 'withdrawnAt', given: iso('2026-03-03 09:00'), recorded: iso('2026-03-04 09:00') },
      ],
    });
  });
});

describe('a later row', () => {
  const ended = { receivedAt: received, dueAt: at('2026-03-10 17:00'), processedAt: at('2026-03-05 10:00') };
  it('is a duplicate when it adds nothing, whatever else it calls the agency', () => {
    expect(decideCaseListRow(given(ended), row({ ...ended, agencyId: 'khác' }), context)).toEqual({
      verdict: 'duplicate',
    });
    expect(decideCaseListRow(given(ended), row({ receivedAt: received }), context)).toEqual({ verdict: 'duplicate' });
    expect(decideCaseListRow(given(ended), row({}), context)).toEqual({ verdict: 'duplicate' });
  });
  it('adds the end that was missing', () => {
    const decision = decideCaseListRow(given({ receivedAt: received }), row(ended), { ...context, dueStated: true });
    expect(told(decision)).toEqual([['DossierProcessed', iso('2026-03-05 10:00')]]);
  });
  it('adds the due that was missing, as promised at reception', () => {
    const decision = decideCaseListRow(given({ receivedAt: received }), row({ dueAt: ended.dueAt }), context);
    expect(told(decision)).toEqual([['DeadlineRecalculated', iso('2026-03-02 08:00')]]);
  });
  it.each([
    ['receivedAt', { receivedAt: received + 60_000 }, iso('2026-03-02 08:00')],
    ['processedAt', { processedAt: at('2026-03-05 11:00') }, iso('2026-03-05 10:00')],
    ['withdrawnAt', { withdrawnAt: at('2026-03-05 11:00') }, iso('2026-03-05 10:00')],
  ])('contradicts with %s: both values are shown', (field, times, recorded) => {
    const decision = decideCaseListRow(given(ended), row(times as Partial<CaseListRow>), context);
    const shown = toIso(Object.values(times)[0] ?? 0);
    expect(decision).toEqual({ verdict: 'rejected', problems: [{ code: 'CONFLICT', field, given: shown, recorded }] });
  });
  it('names the exact end of a dossier known only as returned, once', () => {
    const returnedAt = at('2026-03-06 10:00');
    const state = given({ receivedAt: received, returnedAt }, { processedAt: at('2026-03-05 10:00') });
    expect(state).toMatchObject({ status: 'returned', processedAt: at('2026-03-05 10:00'), returnedAt });
    const again = decideCaseListRow(state, row({ processedAt: at('2026-03-04 10:00') }), context);
    expect(again).toMatchObject({ verdict: 'rejected', problems: [{ code: 'CONFLICT' }] });
    expect(decideCaseListRow(state, row({ returnedAt }), context)).toEqual({ verdict: 'duplicate' });
  });
});

describe('a moved due', () => {
  const moved = row({ receivedAt: received, dueAt: at('2026-03-12 17:00') });
  const open = { receivedAt: received, dueAt: at('2026-03-10 17:00') };
  it.each([
    ['open', open],
    ['ended', { ...open, processedAt: at('2026-03-05 10:00') }],
  ])('of an %s dossier is dated by now and names the file; the first promise stays', (_name, before) => {
    const state = given(before);
    const decision = decideCaseListRow(state, moved, context);
    expect(decision).toMatchObject({
      events: [
        {
          type: 'DeadlineRecalculated',
          occurredAt: toIso(NOW),
          data: {
            previousDueAt: iso('2026-03-10 17:00'),
            dueAt: iso('2026-03-12 17:00'),
            cause: { kind: 'file', name: 'quy-1.csv' },
          },
        },
      ],
    });
    expect(given(before, moved)).toMatchObject({ dueAt: moved.dueAt, firstPromiseAt: open.dueAt });
  });
  it('within one file is ignored: the first row wins', () => {
    expect(decideCaseListRow(given(open), moved, { ...context, dueStated: true })).toEqual({ verdict: 'duplicate' });
  });
});

describe('a dossier that the counter knows', () => {
  const stored = (...events: DossierEvent[]): DossierState =>
    replay(
      'HS-1',
      events.map((event, index) => ({ ...event, occurredAt: iso('2026-03-01 08:00'), version: index + 1 })),
    );
  const identity = { code: 'HS-1', procedureCode: 'p', agencyId: 'a', channel: 'online' as const, flags: [] };
  it('was refused at intake: a reception contradicts that', () => {
    const refused = { ...identity, agencyLevel: null, fieldCode: null, reasonCode: 'incomplete' };
    const decision = decideCaseListRow(
      stored({ type: 'IntakeRefused', data: refused }),
      row({ receivedAt: received }),
      context,
    );
    expect(decision).toMatchObject({
      problems: [{ code: 'CONFLICT', field: 'receivedAt', recorded: iso('2026-03-01 08:00') }],
    });
  });
  it('was submitted online: the file may tell its reception', () => {
    const state = stored({ type: 'DossierSubmitted', data: identity });
    expect(told(decideCaseListRow(state, row({ receivedAt: received }), context))).toEqual([
      ['DossierReceived', iso('2026-03-02 08:00')],
    ]);
  });
});

describe('the activities of a trace', () => {
  const told = (name: string, local: string, pseudonym: string | null = null) => ({
    ...{ name, status: 'complete', unitId: 'Phòng 1', pseudonym },
    at: at(local),
  });
  const trace = { receivedAt: received, processedAt: at('2026-03-05 10:00') };
  const first = told('Thẩm định', '2026-03-03 09:00', 'p-1');

  it('stand in their place among the steps, after the reception', () => {
    const activities = [first, told('Nhập máy', '2026-03-01 09:00'), told('Lưu', '2026-03-06 09:00')];
    const decision = decideCaseListRow(unknownDossier('HS-1'), row({ ...trace, activities }), context);
    const types = decision.verdict === 'accepted' ? decision.events.map(({ type }) => type) : [];
    expect(types).toEqual([
      ...['DossierReceived', 'ActivityRecorded', 'ActivityRecorded', 'DossierProcessed', 'ActivityRecorded'],
    ]);
    expect(decision).toMatchObject({
      events: [
        {},
        {},
        { data: { name: 'Thẩm định', unitId: 'Phòng 1', pseudonym: 'p-1', flags: [] } },
        {},
        { data: { flags: ['activityAfterEnd'] } },
      ],
    });
  });
  it('are not told twice, unless they happened twice', () => {
    const activities = [first, first];
    const state = given({ ...trace, activities });
    expect(decideCaseListRow(state, row({ ...trace, activities }), context)).toEqual({ verdict: 'duplicate' });
    const more = decideCaseListRow(state, row({ ...trace, activities: [first, first, first] }), context);
    expect(more).toMatchObject({ events: [{ type: 'ActivityRecorded' }] });
  });
  it.each([
    ['the activity', { ...trace }, { activities: [told('Lưu', '2026-03-06 09:00')] }],
    ['the end', { receivedAt: received, activities: [told('Lưu', '2026-03-06 09:00')] }, trace],
  ])('after the end flag the dossier, also where %s comes with a later file', (_name, before, after) => {
    expect(given(before).flags).toEqual([]);
    expect(given(before, after).flags).toEqual(['activityAfterEnd']);
  });
  it('reject their trace where one lies in the future', () => {
    const activities = [first, { ...first, at: NOW + 1 }];
    expect(decideCaseListRow(unknownDossier('HS-1'), row({ ...trace, activities }), context)).toEqual({
      verdict: 'rejected',
      problems: [{ code: 'TIME.FUTURE', field: 'activities', given: toIso(NOW + 1) }],
    });
  });
});
