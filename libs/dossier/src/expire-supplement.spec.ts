import { describe, it } from '@jest/globals';
import type { ClockPolicy } from '#calendar';
import { at, iso } from './testing/at.js';
import { expireSupplement, process, receive, requestSupplement, stop, terms } from './testing/commands.js';
import { describeRefusals } from './testing/describe-refusals.js';
import { given } from './testing/given.js';
import { STORIES } from './testing/stories.js';

describe('expire-supplement (quá hạn bổ sung)', () => {
  describe('when waiting for the supplement', () => {
    const waiting = (supplement: ClockPolicy['supplement']) =>
      given(
        receive('2026-03-02 08:00', { terms: terms({ clockPolicy: { supplement, payment: 'pause', cutoff: null } }) }),
        requestSupplement('2026-03-03 08:00', { respondBy: at('2026-03-05 08:00') }),
      );

    it('is refused until its own time is over', () => {
      waiting('pause')
        .when(expireSupplement('2026-03-05 08:00'))
        .then({ refused: 'SUPPLEMENT.NOT_EXPIRED', pointer: '/occurredAt', respondBy: iso('2026-03-05 08:00') });
    });

    it.each(['pause', 'restart', '766'] as const)(
      'under %s the due moves by what was waited, as under pause',
      (regime) => {
        waiting(regime)
          .when(expireSupplement('2026-03-05 10:00'))
          .then([
            {
              type: 'SupplementExpired',
              data: { regime: 'pause', previousDueAt: iso('2026-03-09 08:00'), dueAt: iso('2026-03-11 10:00') },
            },
          ])
          .andIs({
            ...{ status: 'received', supplementExpired: true, firstPromiseAt: at('2026-03-09 08:00') },
            waits: [{ from: at('2026-03-03 08:00'), to: at('2026-03-05 10:00'), expired: true }],
          });
      },
    );
  });

  it('when no day was set: whenever it is clear that nothing will come', () => {
    given(...STORIES.waitingSupplement)
      .when(expireSupplement('2026-03-03 10:00'))
      .then([{ type: 'SupplementExpired' }])
      .andAllows(
        'hand-over',
        'receive-supplement',
        'process',
        'withdraw',
        'stop',
        'amend-personal',
        'request-correction',
      );
  });

  describe('when it has expired', () => {
    const expired = () => given(...STORIES['in process with an expired supplement']);

    it('the result can only be a refusal', () => {
      expired().when(process('2026-03-03 10:00')).then({ refused: 'DECISION.REFUSED_ONLY', pointer: '/decision' });
      expired()
        .when(process('2026-03-03 10:00', { decision: 'refused' }))
        .then([{ type: 'DossierProcessed' }])
        .andIs({ status: 'processed', decision: 'refused', supplementExpired: false });
    });

    it('or the handling is stopped', () => {
      expired()
        .when(stop('2026-03-03 10:00'))
        .then([{ type: 'ProcessingStopped' }])
        .andIs({ status: 'stopped' });
    });
  });

  describeRefusals('expire-supplement');
});
