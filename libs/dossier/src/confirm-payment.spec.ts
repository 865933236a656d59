import { describe, it } from '@jest/globals';
import type { ClockPolicy } from '#calendar';
import { at, iso } from './testing/at.js';
import {
  confirmPayment,
  receive,
  receiveSupplement,
  requestPayment,
  requestSupplement,
  terms,
} from './testing/commands.js';
import { describeRefusals } from './testing/describe-refusals.js';
import { given } from './testing/given.js';

describe('confirm-payment (xác nhận đã nộp)', () => {
  const receivedUnder = (clockPolicy: ClockPolicy) => receive('2026-03-02 08:00', { terms: terms({ clockPolicy }) });
  const under = (payment: ClockPolicy['payment']) =>
    given(receivedUnder({ supplement: 'pause', payment, cutoff: null }), requestPayment('2026-03-03 08:00'));

  it('when waiting under pause: the due moves by what was waited', () => {
    under('pause')
      .when(confirmPayment('2026-03-04 10:00'))
      .then([
        {
          type: 'PaymentReceived',
          data: {
            ...{ amount: 200_000, method: 'cash', regime: 'pause' },
            ...{ previousDueAt: iso('2026-03-09 08:00'), dueAt: iso('2026-03-10 10:00') },
            promiseDueAt: iso('2026-03-10 10:00'),
          },
        },
      ])
      .andIs({ status: 'received', paymentRequested: null, firstPromiseAt: at('2026-03-09 08:00') });
  });

  it('when waiting under run: the due stays, and what was paid is what was paid', () => {
    under('run')
      .when(confirmPayment('2026-03-04 10:00', { amount: 180_000, method: 'online' }))
      .then([{ type: 'PaymentReceived', data: { amount: 180_000, regime: 'run', dueAt: iso('2026-03-09 08:00') } }])
      .andIs({ dueAt: at('2026-03-09 08:00'), promiseDueAt: at('2026-03-09 08:00') });
  });

  it('when a supplement restarted the clock before: the payment counts from there on', () => {
    given(
      receivedUnder({ supplement: 'restart', payment: 'pause', cutoff: null }),
      ...[
        requestSupplement('2026-03-03 08:00'),
        receiveSupplement('2026-03-05 08:00'),
        requestPayment('2026-03-06 08:00'),
      ],
    )
      .when(confirmPayment('2026-03-06 10:00'))
      .then([
        { type: 'PaymentReceived', data: { previousDueAt: iso('2026-03-12 08:00'), dueAt: iso('2026-03-12 10:00') } },
      ]);
  });

  describeRefusals('confirm-payment');
});
