import { describe, it } from '@jest/globals';
import { digitizeResult } from './testing/commands.js';
import { describeRefusals } from './testing/describe-refusals.js';
import { given } from './testing/given.js';
import { STORIES } from './testing/stories.js';

describe('digitize-result (số hóa kết quả)', () => {
  it.each(['processed on paper', 'returned on paper'] as const)('when %s: once, and nothing else changes', (story) => {
    const before = given(...STORIES[story]).state();
    given(...STORIES[story])
      .when(digitizeResult('2026-03-05 09:00'))
      .then([{ type: 'ResultDigitized', data: { flags: [] } }])
      .andIs({ status: before.status, resultDigitized: true, lastOccurredAt: before.lastOccurredAt });
  });

  describeRefusals('digitize-result');
});
