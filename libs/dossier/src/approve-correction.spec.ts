import { describe, expect, it } from '@jest/globals';
import { civilServiceCalendar } from '#calendar';
import type { ApproveCorrection, DossierCommand, RequestCorrection } from './commands.js';
import { at, iso } from './testing/at.js';
import {
  approveCorrection,
  clock,
  expireSupplement,
  extendDeadline,
  process,
  receive,
  receiveSupplement,
  requestCorrection,
  requestSupplement,
  returnResult,
  stop,
  terms,
} from './testing/commands.js';
import { describeRefusals } from './testing/describe-refusals.js';
import { given } from './testing/given.js';
import { STORIES } from './testing/stories.js';

const received = receive('2026-03-02 08:00');
const ASKED = '2026-03-20 09:00';
const NOW = '2026-03-20 10:00';

/** Asked for after a story, approved by a supervisor an hour later. */
function corrected(
  story: DossierCommand[],
  asked: Partial<RequestCorrection>,
  answer: Partial<ApproveCorrection> = {},
) {
  const requestEventId = `event-${String(story.length + 1)}`;
  return given(...story, requestCorrection(ASKED, asked)).when(approveCorrection(NOW, { requestEventId, ...answer }));
}
const annul = (version: number) => ({ field: 'annul' as const, to: null, targetEventId: `event-${String(version)}` });
const receivedAt = (time: string) => ({ field: 'receivedAt' as const, to: iso(time) });
const done = (data: object) => [{ type: 'DossierCorrected' as const, data }];
const FIRST = { firstPromiseAt: at('2026-03-09 08:00') };

describe('approve-correction (phê duyệt đính chính)', () => {
  it('when asked for: another person, and one who can be named (F1)', () => {
    for (const actorId of ['clerk-1', null]) {
      corrected([received], {}, { actorId }).then({ refused: 'CORRECTION.OWN_REQUEST' });
    }
    corrected([received], {})
      .then(
        done({ requestEventId: 'event-2', targetEventId: 'event-1', from: 'counter', to: 'post', recomputed: false }),
      )
      .andIs({
        channel: 'post',
        flags: ['corrected'],
        pendingCorrections: [],
        dueAt: at('2026-03-09 08:00'),
        ...FIRST,
      });
  });

  it('when asked for twice: the second finds another value than it was asked about', () => {
    const asked = [requestCorrection(ASKED), requestCorrection(ASKED, { to: 'online' })];
    given(received, ...asked, approveCorrection(NOW))
      .when(approveCorrection(NOW, { requestEventId: 'event-3' }))
      .then({ refused: 'CORRECTION.STALE', recorded: 'post' });
  });

  it('when meanwhile the dossier went on: what could not have happened any more is refused', () => {
    given(...STORIES.processed, requestCorrection('2026-03-03 09:00', annul(2)), returnResult('2026-03-04 09:00'))
      .when(approveCorrection(NOW, { requestEventId: 'event-3' }))
      .then({ refused: 'CORRECTION.TO_UNFIT' });
  });

  it('when the target was annulled meanwhile: stale', () => {
    const asked = [
      requestCorrection(ASKED, { field: 'processedAt', to: iso('2026-03-02 11:00') }),
      requestCorrection(ASKED, annul(2)),
    ];
    given(...STORIES.processed, ...asked, approveCorrection(NOW, { requestEventId: 'event-4' }))
      .when(approveCorrection(NOW, { requestEventId: 'event-3' }))
      .then({ refused: 'CORRECTION.STALE', recorded: null });
  });

  describe('of the reception', () => {
    it('a computed due follows, the first promise stays', () => {
      corrected([received], receivedAt('2026-02-27 10:00'))
        .then(
          done({
            ...{ previousDueAt: iso('2026-03-09 08:00'), dueAt: iso('2026-03-06 10:00'), recomputed: false },
            dues: [{ eventId: 'event-1', dueAt: iso('2026-03-06 10:00'), promiseDueAt: iso('2026-03-09 08:00') }],
          }),
        )
        .andIs({
          ...{ receivedAt: at('2026-02-27 10:00'), clockStartsAt: at('2026-02-27 10:00'), ...FIRST },
          ...{ dueAt: at('2026-03-06 10:00'), promiseDueAt: at('2026-03-09 08:00') },
        });
    });

    it('an extended due stays, and is gone with its extension', () => {
      const extended = [received, extendDeadline('2026-03-05 09:00', { dueAt: at('2026-03-25 08:00') })];
      corrected(extended, receivedAt('2026-02-27 10:00'))
        .then(done({ recomputed: false }))
        .andIs({ dueAt: at('2026-03-25 08:00'), receivedAt: at('2026-02-27 10:00') });
      const story = [
        ...extended,
        requestCorrection(ASKED, receivedAt('2026-02-27 10:00')),
        approveCorrection(NOW, { requestEventId: 'event-3' }),
      ];
      given(...story, requestCorrection(NOW, annul(2)))
        .when(approveCorrection(NOW, { requestEventId: 'event-5' }))
        .then(done({ dueAt: iso('2026-03-06 10:00') }))
        .andIs({ givenDue: null, extensions: 0, ...FIRST });
    });

    it('across the clock start of a transfer: it does not start before the reception, and comes back with it', () => {
      const transferred = receive('2026-03-02 08:00', { clockStartsAt: at('2026-03-05 08:00') });
      corrected([transferred], receivedAt('2026-02-27 10:00'))
        .then(done({ dueAt: iso('2026-03-12 08:00') }))
        .andIs({ clockStartsAt: at('2026-03-05 08:00') });
      corrected([transferred], receivedAt('2026-03-06 08:00'))
        .then(done({ dueAt: iso('2026-03-13 08:00') }))
        .andIs({ clockStartsAt: at('2026-03-06 08:00') });
      const there = [requestCorrection(ASKED, receivedAt('2026-03-06 08:00')), approveCorrection(NOW)];
      given(transferred, ...there, requestCorrection(NOW, receivedAt('2026-03-02 08:00')))
        .when(approveCorrection(NOW, { requestEventId: 'event-4' }))
        .then(done({ dueAt: iso('2026-03-12 08:00') }))
        .andIs({ clockStartsAt: at('2026-03-05 08:00') });
    });

    it('of a dossier that has ended: a version published since does not touch it', () => {
      const calendar = { ...structuredClone(civilServiceCalendar), version: 2 };
      calendar.daysOff.push({ date: '2026-03-04', name: 'nghỉ' });
      corrected([received, process('2026-03-09 07:00')], receivedAt('2026-03-02 09:00'), {
        clock: clock({ calendar }),
      }).then(done({ dueAt: iso('2026-03-09 09:00'), calendarVersion: 1 }));
    });

    it('after another correction: what that one moved under a newer calendar follows too, in its own time', () => {
      const calendar = { ...structuredClone(civilServiceCalendar), version: 2 };
      calendar.daysOff.push({ date: '2026-03-10', name: 'nghỉ' });
      const clockThen = clock({ calendar, calendarVersions: [civilServiceCalendar, calendar] });
      const due = (eventId: string, dueAt: string) => ({ eventId, dueAt: iso(dueAt) });
      corrected([received], receivedAt('2026-03-03 08:00'), { clock: clockThen }).then(
        done({ dues: [due('event-1', '2026-03-10 08:00')], dueAt: iso('2026-03-11 08:00'), recomputed: true }),
      );
      const first = [
        requestCorrection(ASKED, receivedAt('2026-03-03 08:00')),
        approveCorrection(NOW, { clock: clockThen }),
      ];
      given(received, ...first, requestCorrection(NOW, receivedAt('2026-03-04 08:00')))
        .when(approveCorrection('2026-03-21 09:00', { requestEventId: 'event-4', clock: clockThen }))
        .then(
          done({
            dues: [due('event-1', '2026-03-11 08:00'), due('event-3', '2026-03-12 08:00')],
            ...{ dueAt: iso('2026-03-12 08:00'), recomputed: false, calendarVersion: 2 },
          }),
        )
        .andIs({ dueAt: at('2026-03-12 08:00'), calendarVersion: 2, ...FIRST });
    });

    it('of a dossier whose due a later step moved: that step says its own due, under the version it went by', () => {
      const calendar = { ...structuredClone(civilServiceCalendar), version: 2 };
      calendar.daysOff.push({ date: '2026-03-09', name: 'nghỉ' });
      const clockThen = clock({ calendar, calendarVersions: [civilServiceCalendar, calendar] });
      const waited = [
        ...[received, requestSupplement('2026-03-03 08:00')],
        receiveSupplement('2026-03-04 08:00', { clock: clockThen }),
      ];
      corrected(waited, receivedAt('2026-03-02 09:00'), { clock: clockThen }).then(
        done({
          dues: [
            { eventId: 'event-1', dueAt: iso('2026-03-09 09:00'), promiseDueAt: iso('2026-03-09 08:00') },
            { eventId: 'event-3', dueAt: iso('2026-03-11 09:00'), promiseDueAt: iso('2026-03-09 17:00') },
          ],
          recomputed: false,
        }),
      );
    });

    it('of the procedure, to one under another calendar: from the reception on', () => {
      const calendar = { ...structuredClone(civilServiceCalendar), id: 'commune', version: 7 };
      calendar.daysOff.push({ date: '2026-03-04', name: 'nghỉ' });
      const correctedTerms = terms({ calendar });
      corrected([received], { field: 'procedureCode', to: '1.000002' }, { correctedTerms })
        .then(done({ dues: [{ dueAt: iso('2026-03-10 08:00') }], recomputed: false, calendarVersion: 7 }))
        .andIs({ calendarId: 'commune', calendarVersion: 7, dueAt: at('2026-03-10 08:00'), ...FIRST });
    });

    it('of the procedure: its limit counts now, its case no more', () => {
      const correctedTerms = terms({ limit: { value: 4, unit: 'workingHour' }, fieldCode: 'dat-dai' });
      const story = [receive('2026-03-02 08:00', { caseCode: 'a' })];
      corrected(story, { field: 'procedureCode', to: '1.000002' }, { correctedTerms })
        .then(done({ dueAt: iso('2026-03-02 12:00'), terms: { fieldCode: 'dat-dai', grain: 'instant' } }))
        .andIs({ procedureCode: '1.000002', caseCode: null, fieldCode: 'dat-dai', grain: 'instant', ...FIRST });
      corrected(story, { field: 'procedureCode', to: '1.000003' }, { correctedTerms: terms({ limit: null }) })
        .then(done({ dueAt: null }))
        .andIs({ dueAt: null, ...FIRST });
    });

    it('of the agency: with its level', () => {
      corrected([received], { field: 'agencyId', to: 'H26.77' }, { correctedAgencyLevel: 'province' })
        .then(done({ agencyLevel: 'province', recomputed: false }))
        .andIs({ agencyId: 'H26.77', agencyLevel: 'province' });
    });

    it('annulled: the dossier is out of every count and open to nothing more', () => {
      corrected([received], annul(1))
        .then(done({ field: 'annul' }))
        .andIs({
          received: false,
          status: 'annulled',
          annulledReceptionAt: at('2026-03-02 08:00'),
          flags: ['corrected'],
        });
    });
  });

  describe('of a wait', () => {
    const waited = [received, requestSupplement('2026-03-03 08:00'), receiveSupplement('2026-03-05 08:00')];

    it('its end annulled: waiting again, and due as without it', () => {
      corrected(waited, annul(3))
        .then(
          done({ previousDueAt: iso('2026-03-10 17:00'), dueAt: iso('2026-03-09 08:00'), dues: [], recomputed: false }),
        )
        .andIs({ status: 'waitingSupplement', waits: [{ to: null }], promiseDueAt: at('2026-03-09 08:00') });
    });

    it('an extension annulled while waiting: due as without both', () => {
      const story = [received, extendDeadline('2026-03-03 08:00'), requestSupplement('2026-03-04 08:00')];
      corrected(story, annul(2))
        .then(done({ dueAt: iso('2026-03-09 08:00') }))
        .andIs({ status: 'waitingSupplement', givenDue: null, extensions: 0 });
    });

    it('the late supplement annulled after a grant: could not have been decided', () => {
      const story = [received, requestSupplement('2026-03-03 08:00'), expireSupplement('2026-03-04 08:00')];
      given(...story, receiveSupplement('2026-03-05 08:00'), process('2026-03-06 08:00'))
        .when(requestCorrection(ASKED, annul(4)))
        .then({ refused: 'CORRECTION.TO_UNFIT' });
    });

    it('that the end of the dossier cut short moves nothing when something else is corrected', () => {
      corrected(
        [received, requestSupplement('2026-03-03 08:00'), stop('2026-03-05 08:00')],
        receivedAt('2026-03-02 09:00'),
      )
        .then(done({ dueAt: iso('2026-03-09 09:00') }))
        .andIs({ status: 'stopped' });
    });
  });

  it('of an end: annulled, the clock goes on under the calendar of now', () => {
    const calendar = { ...structuredClone(civilServiceCalendar), version: 2 };
    calendar.daysOff.push({ date: '2026-03-04', name: 'nghỉ' });
    corrected([...STORIES.processed], annul(2), { clock: clock({ calendar }) })
      .then(done({ dueAt: iso('2026-03-10 08:00'), calendarVersion: 2, recomputed: true }))
      .andIs({ status: 'received', processedAt: null, decision: null, promiseDueAt: at('2026-03-09 08:00'), ...FIRST });
    corrected([...STORIES.returned], annul(3), { clock: clock({ calendar }) })
      .then(done({ recomputed: false }))
      .andIs({ status: 'processed', dueAt: at('2026-03-09 08:00'), calendarVersion: 1 });
  });

  it('cannot have been given before it was asked for', () => {
    given(received, requestCorrection(ASKED))
      .when(approveCorrection('2026-03-20 08:59'), NOW)
      .then({ refused: 'OCCURRED_AT.BEFORE_PREVIOUS', earliest: iso(ASKED) });
  });

  it('of the end of a late dossier: shown as corrected, both values kept (F1)', () => {
    const late = [received, process('2026-03-12 10:00')];
    corrected(late, { field: 'processedAt', to: iso('2026-03-09 08:00') })
      .then(done({ from: iso('2026-03-12 10:00'), to: iso('2026-03-09 08:00') }))
      .andIs({ processedAt: at('2026-03-09 08:00'), flags: ['corrected'] });
    expect(Object.keys(approveCorrection(NOW))).not.toContain('approverId');
  });

  describeRefusals('approve-correction');
});
