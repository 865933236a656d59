import { describe, it } from '@jest/globals';
import { handOver } from './testing/commands.js';
import { describeRefusals } from './testing/describe-refusals.js';
import { given } from './testing/given.js';
import { STORIES } from './testing/stories.js';

describe('hand-over (bàn giao, control slip form 06)', () => {
  const handedOver = (fromUnitId: string, data: object = {}) => [
    { type: 'DossierHandedOver' as const, data: { fromUnitId, ...data } },
  ];

  it('when received: from the counter to the officer, and the work begins', () => {
    given(...STORIES.received)
      .when(handOver('2026-03-02 13:00', { step: 'tham-dinh', mode: 'paper' }))
      .then(
        handedOver('H26.09', {
          toUnitId: 'H26.01.02',
          toOfficerId: 'officer-1',
          step: 'tham-dinh',
          mode: 'paper',
          flags: [],
        }),
      )
      .andIs({ status: 'inProcess', holder: { unitId: 'H26.01.02', officerId: 'officer-1' } });
  });

  it('when in process: from whoever holds it', () => {
    given(...STORIES.inProcess)
      .when(handOver('2026-03-02 13:00', { toUnitId: 'H26.02', toOfficerId: null }))
      .then(handedOver('H26.01.02', { toUnitId: 'H26.02', toOfficerId: null }))
      .andIs({ status: 'inProcess', holder: { unitId: 'H26.02', officerId: null } });
  });

  it('when processed: the result goes back to the counter and stays processed', () => {
    given(...STORIES.processed)
      .when(handOver('2026-03-02 13:00', { toUnitId: 'H26.09', toOfficerId: null }))
      .then(handedOver('H26.09'))
      .andIs({ status: 'processed', holder: { unitId: 'H26.09', officerId: null } });
  });

  describeRefusals('hand-over');
});
