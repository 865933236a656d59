import { describe, it } from '@jest/globals';
import { at } from './testing/at.js';
import { receive, requestPayment, terms } from './testing/commands.js';
import { describeRefusals } from './testing/describe-refusals.js';
import { given } from './testing/given.js';
import { STORIES } from './testing/stories.js';

describe('request-payment (yêu cầu thực hiện nghĩa vụ tài chính)', () => {
  it.each(['received', 'inProcess'] as const)('when %s: awaited, and the clock stands still', (story) => {
    given(...STORIES[story])
      .when(requestPayment('2026-03-03 09:00', { amount: 150_000, method: 'online' }))
      .then([{ type: 'PaymentRequested', data: { amount: 150_000, method: 'online', stopsClock: true, flags: [] } }])
      .andIs({
        ...{ status: 'waitingPayment', paymentRequested: 150_000, dueAt: at('2026-03-09 08:00') },
        waits: [{ kind: 'payment', from: at('2026-03-03 09:00'), to: null, stopsClock: true }],
      });
  });

  it('when received under the regime run: awaited, and the clock goes on', () => {
    const clockPolicy = { supplement: 'pause', payment: 'run', cutoff: null } as const;
    given(receive('2026-03-02 08:00', { terms: terms({ clockPolicy }) }))
      .when(requestPayment('2026-03-03 09:00'))
      .then([{ type: 'PaymentRequested', data: { stopsClock: false } }])
      .andIs({ status: 'waitingPayment', waits: [{ stopsClock: false }] });
  });

  describeRefusals('request-payment');
});
