import { describe, it } from '@jest/globals';
import { rate } from './testing/commands.js';
import { describeRefusals } from './testing/describe-refusals.js';
import { given } from './testing/given.js';
import { STORIES } from './testing/stories.js';

describe('rate (đánh giá mức độ hài lòng)', () => {
  it.each([1, 5])('when returned: %s of 5, once', (score) => {
    given(...STORIES.returned)
      .when(rate('2026-03-05 09:00', { score, personal: { note: 'chờ lâu' } }))
      .then([{ type: 'SatisfactionRated', data: { score, flags: [] }, personal: { note: 'chờ lâu' } }])
      .andIs({ status: 'returned', satisfaction: score });
  });

  describeRefusals('rate');
});
