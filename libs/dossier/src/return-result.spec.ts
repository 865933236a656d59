import { describe, it } from '@jest/globals';
import { at } from './testing/at.js';
import { returnResult } from './testing/commands.js';
import { describeRefusals } from './testing/describe-refusals.js';
import { given } from './testing/given.js';
import { STORIES } from './testing/stories.js';

describe('return-result (trả kết quả)', () => {
  it.each(['counter', 'post', 'online'] as const)(
    'when processed: by %s; the end of the clock stays the processing',
    (via) => {
      given(...STORIES.processed)
        .when(returnResult('2026-03-22 09:00', { via }))
        .then([{ type: 'ResultReturned', data: { via, flags: [] } }])
        .andIs({ status: 'returned', returnedAt: at('2026-03-22 09:00'), processedAt: at('2026-03-02 10:00') });
    },
  );

  describeRefusals('return-result');
});
