import { describe, expect, it, test } from '@jest/globals';
import { at, iso } from '../testing/at.js';
import { replayReview } from './evolve-review.js';
import {
  close,
  codeCause,
  given,
  issueApology,
  judge,
  on,
  open,
  recordMeasure,
  reopen,
  signApology,
} from './testing/given-review.js';

const opened = on('2026-03-18 14:00', open());
const examined = [opened, on('2026-03-19 08:00', codeCause())] as const;
const complete = [
  ...examined,
  on('2026-03-19 09:00', recordMeasure()),
  on('2026-03-19 10:00', issueApology()),
  on('2026-03-19 11:00', signApology()),
  on('2026-03-19 14:00', judge(false)),
] as const;

describe('of a dossier without a review', () => {
  it('is opened with its own deadline, holding the lateness and who held the dossier', () => {
    given()
      .when(opened)
      .then([
        {
          type: 'ReviewOpened',
          data: {
            lateness: { kind: 'endedLate', policy: 'tt01-2020', lateSince: iso('2026-03-17') },
            ...{ holderUnitId: 'H26.12', officerId: 'officer-1', dueAt: iso('2026-03-24 08:00'), workingDays: 5 },
          },
        },
      ])
      .andIs({ status: 'open', openedBy: 'chief', openedAt: at('2026-03-18 14:00') });
  });

  it('is refused where the dossier is not late', () => {
    given().when(opened, { lateness: null }).then({ refused: 'REVIEW.NOT_LATE' });
    expect(given().isAllowed({ lateness: null })).toEqual([]);
    expect(given().isAllowed()).toEqual(['open']);
  });

  test.each([codeCause(), recordMeasure(), issueApology(), signApology(), judge(false), close(), reopen()])(
    '$name says that it must be opened first',
    (command) => {
      given()
        .when(on('2026-03-18 14:00', command))
        .then({ refused: 'REVIEW.NOT_ALLOWED', status: 'none', allowed: ['open'] });
    },
  );
});

describe('when open', () => {
  it('is not opened twice', () => {
    given(opened).when(on('2026-03-18 15:00', open())).then({ refused: 'REVIEW.NOT_ALLOWED', command: 'open' });
  });

  it('takes a cause with its unit and person, and is then examined', () => {
    given(opened)
      .when(on('2026-03-19 08:00', codeCause()))
      .then([{ type: 'CauseCoded', data: { causeCode: 'slowHandling', responsibleOfficerId: 'officer-1' } }])
      .andIs({ status: 'examined', repeat: null });
  });

  it('flags a cause that the same unit had not long before', () => {
    const earlier = { withinDays: 90, count: 2, codes: ['D-2', 'D-1'] };
    given(opened)
      .when(on('2026-03-19 08:00', codeCause({ earlier, personal: { note: 'lần thứ ba' } })))
      .then([
        { type: 'CauseCoded', personal: { note: 'lần thứ ba' } },
        { type: 'RepeatCauseFlagged', data: { count: 2, earlier: ['D-2', 'D-1'] }, personal: null },
      ])
      .andIs({ repeat: { count: 2, withinDays: 90, earlier: ['D-2', 'D-1'] } });
  });

  it('knows its causes', () => {
    given(opened)
      .when(on('2026-03-19 08:00', codeCause({ causeCode: 'bad luck' })))
      .then({ refused: 'CODE.UNKNOWN', pointer: '/causeCode' });
  });

  it('takes no measure and no judgement before the cause', () => {
    for (const command of [recordMeasure(), judge(true, 'law')]) {
      given(opened)
        .when(on('2026-03-19 08:00', command))
        .then({ refused: 'REVIEW.NOT_ALLOWED', allowed: ['code-cause', 'issue-apology'] });
    }
  });

  it('says what lacks before it can be closed', () => {
    const missing = ['cause', 'measure', 'apology', 'signature', 'judgement'];
    given(opened).when(on('2026-03-19 08:00', close())).then({ refused: 'REVIEW.INCOMPLETE', missing });
    expect(given(opened).lacks()).toEqual(missing);
  });

  it('is closed at once where a correction showed that the dossier was not late by any reading', () => {
    given(opened)
      .when(on('2026-03-19 08:00', close()), { lateness: null, lateAgainstPromise: false })
      .then([{ type: 'ReviewClosed', data: { outcome: 'notLate' } }])
      .andIs({ status: 'closed', outcome: 'notLate' });
  });

  it('is not made needless by an extension after the due', () => {
    given(opened)
      .when(on('2026-03-19 08:00', close()), { lateness: null, lateAgainstPromise: true })
      .then({ refused: 'REVIEW.INCOMPLETE' });
  });
});

describe('when examined', () => {
  it('takes another cause, which loses the repeat of the former', () => {
    const earlier = { withinDays: 90, count: 1, codes: ['D-1'] };
    given(opened, on('2026-03-19 08:00', codeCause({ earlier })))
      .when(on('2026-03-19 09:00', codeCause({ causeCode: 'understaffed', responsibleOfficerId: null })))
      .then([{ type: 'CauseCoded' }])
      .andIs({ cause: { causeCode: 'understaffed', codedAt: at('2026-03-19 09:00') }, repeat: null });
  });

  it('keeps every measure', () => {
    given(...examined, on('2026-03-19 09:00', recordMeasure('remind')))
      .when(on('2026-03-19 10:00', recordMeasure('training')))
      .then([{ type: 'MeasureRecorded' }])
      .andIs({ measures: [{ measureCode: 'remind' }, { measureCode: 'training' }] });
    given(...examined)
      .when(on('2026-03-19 09:00', recordMeasure('dance')))
      .then({ refused: 'CODE.UNKNOWN', pointer: '/measureCode' });
  });

  it('is excused on a ground, or not without one', () => {
    given(...examined)
      .when(on('2026-03-19 09:00', judge(true, 'otherAgency')))
      .then([{ type: 'LatenessJudged', data: { excused: true, groundCode: 'otherAgency' } }])
      .andIs({ judgement: { excused: true, judgedBy: 'chief' } });
    given(...examined)
      .when(on('2026-03-19 09:00', judge(true)))
      .then({ refused: 'GROUND.REQUIRED' });
    given(...examined)
      .when(on('2026-03-19 09:00', judge(false, 'law')))
      .then({ refused: 'GROUND.NOT_EXCUSED' });
    given(...examined)
      .when(on('2026-03-19 09:00', judge(true, 'tired')))
      .then({ refused: 'CODE.UNKNOWN', pointer: '/groundCode' });
  });

  it('is judged by nobody who is responsible, nor in their name', () => {
    for (const by of [{ actorId: 'officer-1' }, { actorId: 'deputy', onBehalfOf: 'officer-1' }]) {
      given(...examined)
        .when(on('2026-03-19 09:00', judge(true, 'law', by)))
        .then({ refused: 'REVIEW.OWN_CASE' });
    }
  });
});

describe('the apology (form 04)', () => {
  it('is issued and then signed, each at its own date', () => {
    const issued = on('2026-03-19 10:00', { ...issueApology(), occurredAt: at('2026-03-18 16:00') });
    given(opened, issued)
      .when(on('2026-03-19 11:00', { ...signApology(), occurredAt: at('2026-03-18 17:00') }))
      .then([{ type: 'ApologySigned', data: { documentNumber: '12/TB-STP' } }])
      .andIs({ apology: { issuedAt: at('2026-03-18 16:00'), signedAt: at('2026-03-18 17:00'), signedBy: 'chief' } });
  });

  it('may be issued anew until it is signed, and then no more', () => {
    expect(given(opened, on('2026-03-19 10:00', issueApology())).isAllowed()).toEqual([
      'code-cause',
      'issue-apology',
      'sign-apology',
    ]);
    given(opened, on('2026-03-19 10:00', issueApology()), on('2026-03-19 11:00', signApology()))
      .when(on('2026-03-19 12:00', issueApology()))
      .then({ refused: 'REVIEW.NOT_ALLOWED', allowed: ['code-cause'] });
  });

  it('has a date that is not in the future, not too old and, signed, not before its issue', () => {
    const dated = (time: string) => on('2026-03-19 10:00', { ...issueApology(), occurredAt: at(time) });
    given(opened).when(dated('2026-03-19 10:01')).then({ refused: 'OCCURRED_AT.FUTURE' });
    given(opened).when(dated('2026-02-10')).then({ refused: 'OCCURRED_AT.TOO_OLD' });
    given(opened, dated('2026-03-19 09:00'))
      .when(on('2026-03-19 10:00', { ...signApology(), occurredAt: at('2026-03-19 08:59') }))
      .then({ refused: 'OCCURRED_AT.BEFORE_ISSUE' });
    given(opened)
      .when(on('2026-03-19 10:00', { ...issueApology(), occurredAt: NaN }))
      .then({ refused: 'OCCURRED_AT.FUTURE' });
  });
});

describe('when complete', () => {
  it('is closed by a supervisor who is not responsible', () => {
    given(...complete)
      .when(on('2026-03-20 08:00', close()))
      .then([{ type: 'ReviewClosed', data: { outcome: 'reviewed' } }])
      .andAllows('reopen');
    for (const by of [{ actorId: 'officer-1' }, { onBehalfOf: 'officer-1' }]) {
      given(...complete)
        .when(on('2026-03-20 08:00', close(by)))
        .then({ refused: 'REVIEW.OWN_CASE' });
    }
  });

  it.each([2, 3, 4, 5])('cannot be closed without its step %i', (left) => {
    const steps = complete.filter((_step, index) => index !== left && !(left === 3 && index === 4));
    given(...steps)
      .when(on('2026-03-20 08:00', close()))
      .then({ refused: 'REVIEW.INCOMPLETE' });
  });
});

describe('when closed', () => {
  const closed = [...complete, on('2026-03-20 08:00', close())] as const;

  it('allows nothing but to be opened again, with a reason', () => {
    given(...closed)
      .when(on('2026-03-20 09:00', codeCause()))
      .then({ refused: 'REVIEW.NOT_ALLOWED', allowed: ['reopen'] });
    given(...closed)
      .when(on('2026-03-21 09:00', reopen()))
      .then([{ type: 'ReviewReopened', data: { reasonCode: 'newFacts' }, personal: { reason: 'Người dân phản ánh' } }])
      .andIs({ status: 'examined', reopenings: 1, closedAt: null, outcome: null });
    given(...closed)
      .when(on('2026-03-21 09:00', reopen('boredom')))
      .then({ refused: 'CODE.UNKNOWN', pointer: '/reasonCode' });
  });

  it('can be closed again', () => {
    given(...closed, on('2026-03-21 09:00', reopen()))
      .when(on('2026-03-22 09:00', close()))
      .then([{ type: 'ReviewClosed' }])
      .andIs({ status: 'closed', reopenings: 1, closedAt: at('2026-03-22 09:00') });
  });
});

describe('a history that cannot be', () => {
  const event = (type: string, version: number) =>
    ({ type, version, data: {}, occurredAt: iso('2026-03-20') }) as unknown as Parameters<
      typeof replayReview
    >[1] extends Iterable<infer E>
      ? E
      : never;

  it('is not folded', () => {
    expect(() => replayReview('D', [event('ReviewClosed', 1)])).toThrow(/ReviewClosed/);
    expect(() => replayReview('D', [event('ReviewOpened', 2)])).toThrow(/cannot follow/);
  });
});
