import { describe, it } from '@jest/globals';
import { at } from './testing/at.js';
import { withdraw } from './testing/commands.js';
import { describeRefusals } from './testing/describe-refusals.js';
import { given } from './testing/given.js';
import { STORIES } from './testing/stories.js';

describe('withdraw (công dân rút hồ sơ)', () => {
  it.each(['submitted', 'received', 'inProcess'] as const)('when %s: the applicant takes it back', (story) => {
    given(...STORIES[story])
      .when(withdraw('2026-03-03 09:00', { personal: { reason: 'đổi ý' } }))
      .then([{ type: 'DossierWithdrawn', personal: { reason: 'đổi ý' }, data: { legalBasisCode: null, flags: [] } }])
      .andIs({ status: 'withdrawn', withdrawnAt: at('2026-03-03 09:00'), received: story !== 'submitted' });
  });

  describeRefusals('withdraw');
});
