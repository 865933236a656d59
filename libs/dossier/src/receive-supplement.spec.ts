import { describe, it } from '@jest/globals';
import type { ClockPolicy } from '#calendar';
import { at, iso } from './testing/at.js';
import { expireSupplement, receive, receiveSupplement, requestSupplement, stop, terms } from './testing/commands.js';
import { describeRefusals } from './testing/describe-refusals.js';
import { given } from './testing/given.js';
import { STORIES } from './testing/stories.js';

/** Monday 08:00, five working days: promised for Monday 9 March 08:00. */
const receivedUnder = (supplement: ClockPolicy['supplement']) =>
  receive('2026-03-02 08:00', { terms: terms({ clockPolicy: { supplement, payment: 'pause', cutoff: null } }) });

describe('receive-supplement (nhận hồ sơ bổ sung)', () => {
  describe('when waiting for it: two days at 08:00', () => {
    const waiting = (supplement: ClockPolicy['supplement']) =>
      given(receivedUnder(supplement), requestSupplement('2026-03-03 08:00'));

    it.each(['pause', '766'] as const)('under %s the due moves by what was waited', (regime) => {
      waiting(regime)
        .when(receiveSupplement('2026-03-05 08:00', { items: [{ code: '02', name: 'Ảnh thẻ' }] }))
        .then([
          {
            type: 'SupplementReceived',
            data: {
              ...{ items: [{ code: '02', name: 'Ảnh thẻ' }], regime, calendarVersion: 1, flags: [] },
              ...{ previousDueAt: iso('2026-03-09 08:00'), dueAt: iso('2026-03-10 17:00') },
              promiseDueAt: iso('2026-03-10 17:00'),
            },
          },
        ])
        .andIs({
          ...{ status: 'received', dueAt: at('2026-03-10 17:00'), firstPromiseAt: at('2026-03-09 08:00') },
          waits: [{ from: at('2026-03-03 08:00'), to: at('2026-03-05 08:00') }],
        });
    });

    it('under restart the full limit counts again: another due, the same first promise (C9)', () => {
      waiting('restart')
        .when(receiveSupplement('2026-03-05 08:00'))
        .then([{ type: 'SupplementReceived', data: { regime: 'restart', dueAt: iso('2026-03-12 08:00') } }])
        .andIs({ dueAt: at('2026-03-12 08:00'), firstPromiseAt: at('2026-03-09 08:00') });
    });
  });

  it('when handed over meanwhile: the work goes on where it is now', () => {
    given(...STORIES['waitingSupplement behind the counter'])
      .when(receiveSupplement('2026-03-04 10:00'))
      .then([{ type: 'SupplementReceived' }])
      .andIs({ status: 'inProcess', respondBy: null });
  });

  it('when the due was past before the request: nothing moves, late stays late (C6)', () => {
    given(receivedUnder('restart'), requestSupplement('2026-03-10 08:00'))
      .when(receiveSupplement('2026-03-16 08:00'))
      .then([{ type: 'SupplementReceived', data: { dueAt: iso('2026-03-09 08:00') } }])
      .andIs({ dueAt: at('2026-03-09 08:00'), promiseDueAt: at('2026-03-09 08:00') });
  });

  it('when nothing was promised: nothing is promised now', () => {
    given(receive('2026-03-02 08:00', { terms: terms({ limit: null }) }), requestSupplement('2026-03-03 08:00'))
      .when(receiveSupplement('2026-03-05 08:00'))
      .then([{ type: 'SupplementReceived', data: { previousDueAt: null, dueAt: null, promiseDueAt: null } }]);
  });

  it('when it expired and comes all the same: only what was waited moves the due, or the limit counts again', () => {
    const expired = (supplement: ClockPolicy['supplement']) =>
      given(receivedUnder(supplement), requestSupplement('2026-03-03 08:00'), expireSupplement('2026-03-04 08:00'));
    const later = receiveSupplement('2026-03-06 08:00');
    const is = (dueAt: string) => ({
      dueAt: at(dueAt),
      supplementExpired: false,
      firstPromiseAt: at('2026-03-09 08:00'),
    });
    expired('pause')
      .when(later)
      .then([{ type: 'SupplementReceived' }])
      .andIs(is('2026-03-09 17:00'));
    expired('restart')
      .when(later)
      .then([{ type: 'SupplementReceived' }])
      .andIs(is('2026-03-13 08:00'));
    expired('restart')
      .when(receiveSupplement('2026-03-12 08:00'))
      .then([{ type: 'SupplementReceived' }])
      .andIs(is('2026-03-09 17:00'));
  });

  it('when it leads into a year without announced days off: flagged', () => {
    given(receive('2026-12-21 08:00'), requestSupplement('2026-12-22 08:00'))
      .when(receiveSupplement('2026-12-31 08:00'))
      .then([{ type: 'SupplementReceived', data: { calendarUnpublished: 2027, flags: ['calendarUnpublished'] } }])
      .andIs({ flags: ['calendarUnpublished'] });
  });

  it('when the dossier was stopped while waiting: the end is no supplement, the due stays as it stood', () => {
    given(receivedUnder('pause'), requestSupplement('2026-03-03 08:00'))
      .when(stop('2026-03-05 08:00'))
      .then([{ type: 'ProcessingStopped' }])
      .andIs({ dueAt: at('2026-03-09 08:00'), waits: [{ to: at('2026-03-05 08:00'), cutShort: true }] });
  });

  describeRefusals('receive-supplement');
});
