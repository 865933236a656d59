import { describe, it } from '@jest/globals';
import { iso } from './testing/at.js';
import { rejectCorrection, requestCorrection } from './testing/commands.js';
import { describeRefusals } from './testing/describe-refusals.js';
import { given } from './testing/given.js';
import { STORIES } from './testing/stories.js';

describe('reject-correction (không chấp thuận đính chính)', () => {
  const asked = () => given(...STORIES.received, requestCorrection('2026-03-03 09:00'));

  it('when asked for: nothing changes, and nothing is pending any more', () => {
    asked()
      .when(rejectCorrection('2026-03-03 10:00', { reasonCode: 'unfounded' }))
      .then([{ type: 'CorrectionRejected', data: { requestEventId: 'event-2', reasonCode: 'unfounded' } }])
      .andIs({ channel: 'counter', flags: [], pendingCorrections: [] });
  });

  it('when asked for: not a request that is not there, and not before it was made', () => {
    asked()
      .when(rejectCorrection('2026-03-03 10:00', { requestEventId: 'event-1' }))
      .then({ refused: 'CORRECTION.TARGET_UNKNOWN', pointer: '/requestEventId', known: ['event-2'] });
    asked()
      .when(rejectCorrection('2026-03-03 08:59'), '2026-03-03 11:00')
      .then({ refused: 'OCCURRED_AT.BEFORE_PREVIOUS', earliest: iso('2026-03-03 09:00') });
  });

  describeRefusals('reject-correction');
});
