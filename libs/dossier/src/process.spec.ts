import { describe, it } from '@jest/globals';
import { at, iso } from './testing/at.js';
import { process } from './testing/commands.js';
import { describeRefusals } from './testing/describe-refusals.js';
import { given } from './testing/given.js';
import { STORIES } from './testing/stories.js';

describe('process (có kết quả giải quyết)', () => {
  it.each(['received', 'inProcess'] as const)('when %s: the result exists and the clock ends', (story) => {
    given(...STORIES[story])
      .when(process('2026-03-04 16:00'))
      .then([
        {
          ...{ type: 'DossierProcessed', occurredAt: iso('2026-03-04 16:00') },
          data: { decision: 'granted', resultNumber: '12/QĐ', resultDigitized: true, flags: [] },
        },
      ])
      .andIs({ status: 'processed', processedAt: at('2026-03-04 16:00'), decision: 'granted', resultDigitized: true });
  });

  it('when in process: a refusal with a reason is a result too', () => {
    given(...STORIES.inProcess)
      .when(process('2026-03-04 16:00', { decision: 'refused', resultNumber: null, resultDigitized: false }))
      .then([{ type: 'DossierProcessed', data: { decision: 'refused', resultNumber: null } }])
      .andIs({ status: 'processed', decision: 'refused', dueAt: at('2026-03-09 08:00') });
  });

  it('after the due: allowed, and the due stays what it was', () => {
    given(...STORIES.inProcess)
      .when(process('2026-03-20 16:00'))
      .then([{ type: 'DossierProcessed' }])
      .andIs({ dueAt: at('2026-03-09 08:00'), firstPromiseAt: at('2026-03-09 08:00') });
  });

  describeRefusals('process');
});
