import { describe, it } from '@jest/globals';
import { at } from './testing/at.js';
import { stop } from './testing/commands.js';
import { describeRefusals } from './testing/describe-refusals.js';
import { given } from './testing/given.js';
import { STORIES } from './testing/stories.js';

describe('stop (dừng giải quyết, form 05)', () => {
  it.each(['received', 'inProcess'] as const)('when %s: on a legal basis', (story) => {
    given(...STORIES[story])
      .when(stop('2026-03-03 09:00'))
      .then([{ type: 'ProcessingStopped', data: { legalBasisCode: 'ND118-18', flags: [] } }])
      .andIs({ status: 'stopped', stoppedAt: at('2026-03-03 09:00'), dueAt: at('2026-03-09 08:00') });
  });

  describeRefusals('stop');
});
