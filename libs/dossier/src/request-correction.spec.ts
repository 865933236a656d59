import { describe, it } from '@jest/globals';
import { at, iso } from './testing/at.js';
import { process, receive, requestCorrection } from './testing/commands.js';
import { describeRefusals } from './testing/describe-refusals.js';
import { given } from './testing/given.js';
import { STORIES } from './testing/stories.js';

const NOW = '2026-03-05 09:00';
const annul = (targetEventId: string | null) => requestCorrection(NOW, { field: 'annul', to: null, targetEventId });

describe('request-correction (đề nghị đính chính)', () => {
  it('when processed: asked for, and nothing changes (F1)', () => {
    const to = '2026-03-02T11:00:00+07:00';
    given(...STORIES.processed)
      .when(requestCorrection(NOW, { field: 'processedAt', from: '2026-03-02T10:00:00+07:00', to }))
      .then([
        {
          type: 'CorrectionRequested',
          data: {
            ...{ targetEventId: 'event-2', field: 'processedAt', reasonCode: 'typing-error' },
            ...{ from: iso('2026-03-02 10:00'), to: iso('2026-03-02 11:00') },
          },
        },
      ])
      .andIs({
        ...{ processedAt: at('2026-03-02 10:00'), flags: [], lastOccurredAt: at('2026-03-02 10:00') },
        pendingCorrections: [{ requestEventId: 'event-3', requestedBy: 'clerk-1' }],
      });
  });

  it('when received: a reason is needed, as a code or in words (F1)', () => {
    const without = { reasonCode: null, personal: { reason: '  ' } };
    given(...STORIES.received)
      .when(requestCorrection(NOW, without))
      .then({ refused: 'REASON.REQUIRED', pointer: '/reason' });
    given(...STORIES.received)
      .when(requestCorrection(NOW, { reasonCode: null, personal: { reason: 'gõ nhầm' } }))
      .then([{ type: 'CorrectionRequested', personal: { reason: 'gõ nhầm' } }]);
  });

  it('when received: what is to be corrected must be what is recorded', () => {
    given(...STORIES.received)
      .when(requestCorrection(NOW, { from: 'online' }))
      .then({ refused: 'CORRECTION.FROM_DIFFERS', pointer: '/from', recorded: 'counter' });
  });

  it.each([
    ['that is recorded already', 'channel', 'counter'],
    ['that does not exist', 'channel', 'fax'],
    ['that is missing', 'channel', null],
    ['in the future', 'receivedAt', '2026-03-06T09:00:00+07:00'],
    ['that is no time', 'receivedAt', 'yesterday'],
    ['that is another moment on every machine', 'receivedAt', '2026-03-02 07:00'],
    ['after the step that followed', 'receivedAt', '2026-03-02T09:01:00+07:00'],
  ] as const)('when in process: not to a value %s', (_, field, to) => {
    given(...STORIES.inProcess)
      .when(requestCorrection(NOW, { field, to }))
      .then({ refused: 'CORRECTION.TO_UNFIT', pointer: '/to' });
  });

  it('when processed: not to an end before the step it followed, nor to a reception before the submission', () => {
    given(...STORIES.inProcess, process('2026-03-02 10:00'))
      .when(requestCorrection(NOW, { field: 'processedAt', to: iso('2026-03-02 08:59') }))
      .then({ refused: 'CORRECTION.TO_UNFIT' });
    given(...STORIES.submitted, receive('2026-03-02 08:00'))
      .when(requestCorrection(NOW, { field: 'receivedAt', to: iso('2026-03-02 06:59') }))
      .then({ refused: 'CORRECTION.TO_UNFIT' });
  });

  it('when refused after an expired supplement: granted could not have been decided', () => {
    given(...STORIES['in process with an expired supplement'], process('2026-03-03 10:00', { decision: 'refused' }))
      .when(requestCorrection(NOW, { field: 'decision', to: 'granted' }))
      .then({ refused: 'CORRECTION.TO_UNFIT' });
  });

  it('when returned: what others follow from cannot be taken away before them', () => {
    given(...STORIES.returned)
      .when(annul('event-2'))
      .then({ refused: 'CORRECTION.TO_UNFIT' });
    given(...STORIES.returned)
      .when(annul('event-3'))
      .then([{ type: 'CorrectionRequested', data: { targetEventId: 'event-3' } }]);
  });

  it('when in process: the event must be there and be of the kind, else those that fit are named', () => {
    const known = { known: ['event-1', 'event-2'] };
    given(...STORIES.inProcess)
      .when(annul('event-9'))
      .then({ refused: 'CORRECTION.TARGET_UNKNOWN', ...known });
    given(...STORIES.inProcess)
      .when(annul(null))
      .then({ refused: 'CORRECTION.TARGET_UNKNOWN', ...known });
    given(...STORIES.inProcess)
      .when(requestCorrection(NOW, { field: 'processedAt', to: iso('2026-03-03') }))
      .then({ refused: 'CORRECTION.TARGET_UNKNOWN', known: [] });
    given(...STORIES.inProcess)
      .when(requestCorrection(NOW, { targetEventId: 'event-2' }))
      .then({ refused: 'CORRECTION.TARGET_MISMATCH', field: 'channel', type: 'DossierHandedOver' });
    given(...STORIES['stopped with a correction asked for'])
      .when(annul('event-3'))
      .then({ refused: 'CORRECTION.TARGET_MISMATCH', type: 'CorrectionRequested' });
  });

  it('when received: of personal data nothing stands in the open part', () => {
    const personal = { proposed: { applicant: { name: 'Lê Thị D' } } };
    given(...STORIES.received)
      .when(requestCorrection(NOW, { field: 'applicant', from: 'Lê Thị C', to: 'Lê Thị D', personal }))
      .then([{ type: 'CorrectionRequested', data: { field: 'applicant', from: null, to: null }, personal }]);
    given(...STORIES.received)
      .when(requestCorrection(NOW, { field: 'abstract', to: 'x', personal }))
      .then({ refused: 'CORRECTION.TO_UNFIT' });
  });

  describeRefusals('request-correction');
});
