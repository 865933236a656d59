import { describe, it } from '@jest/globals';
import { at, iso } from './testing/at.js';
import { process, receive, requestSupplement } from './testing/commands.js';
import { describeRefusals } from './testing/describe-refusals.js';
import { given } from './testing/given.js';
import { STORIES } from './testing/stories.js';

describe('request-supplement (yêu cầu bổ sung, form 02)', () => {
  const items = [{ code: 'GT-01', name: 'Giấy khai sinh' }];

  it.each(['received', 'inProcess'] as const)(
    'when %s: the applicant is awaited, the due stays as it stands',
    (story) => {
      given(...STORIES[story])
        .when(requestSupplement('2026-03-03 09:00', { items, respondBy: at('2026-03-10 17:00') }))
        .then([
          {
            ...{ type: 'SupplementRequested', occurredAt: iso('2026-03-03 09:00') },
            data: { items, respondBy: iso('2026-03-10 17:00'), flags: [] },
          },
        ])
        .andIs({
          ...{ status: 'waitingSupplement', dueAt: at('2026-03-09 08:00'), supplementRequests: 1 },
          ...{
            respondBy: at('2026-03-10 17:00'),
            waits: [{ kind: 'supplement', from: at('2026-03-03 09:00'), to: null }],
          },
        });
    },
  );

  it('when received: the day to answer by lies after the request', () => {
    const by = (respondBy: number) => requestSupplement('2026-03-03 09:00', { respondBy });
    const refused = {
      refused: 'RESPOND_BY.OUT_OF_RANGE' as const,
      pointer: '/respondBy',
      earliest: iso('2026-03-03 09:00'),
    };
    given(...STORIES.received)
      .when(by(at('2026-03-03 09:00')))
      .then(refused);
    given(...STORIES.received)
      .when(by(Number.NaN))
      .then(refused);
    given(...STORIES.received)
      .when(by(at('2026-03-03 09:01')))
      .then([{ type: 'SupplementRequested' }]);
  });

  it('when the due is past: allowed, and the dossier stays late (C6)', () => {
    given(receive('2026-03-02 08:00'))
      .when(requestSupplement('2026-03-12 09:00'))
      .then([{ type: 'SupplementRequested' }])
      .andIs({ status: 'waitingSupplement', dueAt: at('2026-03-09 08:00'), promiseDueAt: at('2026-03-09 08:00') });
  });

  it('when awaited already: a second request is refused with what is allowed (C5)', () => {
    given(...STORIES.waitingSupplement)
      .when(requestSupplement('2026-03-03 10:00'))
      .then({ refused: 'DOSSIER.NOT_ALLOWED', status: 'waitingSupplement' });
    given(...STORIES.waitingSupplement)
      .when(process('2026-03-03 10:00'))
      .then({ refused: 'DOSSIER.NOT_ALLOWED' });
  });

  it('entered late: flagged, both times kept (F3)', () => {
    given(...STORIES.received)
      .when(requestSupplement('2026-03-03 09:00'), '2026-03-06 09:00')
      .then([{ type: 'SupplementRequested', occurredAt: iso('2026-03-03 09:00'), data: { flags: ['lateEntry'] } }]);
  });

  describeRefusals('request-supplement');
});
