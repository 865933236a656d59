import { describe, it } from '@jest/globals';
import { at, iso } from './testing/at.js';
import { extendDeadline, receive, receiveSupplement, requestSupplement, terms } from './testing/commands.js';
import { describeRefusals } from './testing/describe-refusals.js';
import { given } from './testing/given.js';
import { STORIES } from './testing/stories.js';

describe('extend-deadline (gia hạn, form 04 with an apology)', () => {
  it.each(['received', 'inProcess'] as const)('when %s: a new appointment, the first promise stays', (story) => {
    given(...STORIES[story])
      .when(extendDeadline('2026-03-05 09:00', { dueAt: at('2026-03-13 17:00') }))
      .then([
        {
          type: 'DeadlineExtended',
          data: {
            ...{ previousDueAt: iso('2026-03-09 08:00'), dueAt: iso('2026-03-13 17:00'), reasonCode: 'overload' },
            ...{ responsibleUnitId: 'H26.01.02', calendarUnpublished: null, telling: 'event', flags: [] },
          },
        },
      ])
      .andIs({
        ...{ dueAt: at('2026-03-13 17:00'), firstPromiseAt: at('2026-03-09 08:00'), extensions: 1 },
        ...{ lastOccurredAt: at('2026-03-05 09:00') },
        ...{
          promiseDueAt: at('2026-03-09 08:00'),
          givenDue: { dueAt: at('2026-03-13 17:00'), since: at('2026-03-05 09:00') },
        },
      });
  });

  it('when extended already: refused, once is the limit (C12)', () => {
    given(...STORIES['in process and extended'])
      .when(extendDeadline('2026-03-05 09:00'))
      .then({ refused: 'DOSSIER.NOT_ALLOWED' });
  });

  it('when the due is past: allowed, flagged, and late against the first promise for ever (C12, F2)', () => {
    given(...STORIES.inProcess)
      .when(extendDeadline('2026-03-10 09:00', { dueAt: at('2026-03-20 08:00') }))
      .then([{ type: 'DeadlineExtended', data: { flags: ['extendedAfterDue'] } }])
      .andIs({ flags: ['extendedAfterDue'], promiseDueAt: at('2026-03-09 08:00') });
  });

  it('when due today: not past yet for a limit in days, past for one in hours', () => {
    const hours = receive('2026-03-02 08:00', { terms: terms({ limit: { value: 40, unit: 'workingHour' } }) });
    given(...STORIES.inProcess)
      .when(extendDeadline('2026-03-09 16:00'))
      .then([{ type: 'DeadlineExtended', data: { flags: [] } }]);
    given(hours)
      .when(extendDeadline('2026-03-06 17:00'))
      .then([{ type: 'DeadlineExtended', data: { previousDueAt: iso('2026-03-06 17:00'), flags: [] } }]);
    given(hours)
      .when(extendDeadline('2026-03-06 17:01'))
      .then([{ type: 'DeadlineExtended', data: { flags: ['extendedAfterDue'] } }]);
  });

  it('when in process: later than the due in force and than now, within five years', () => {
    const to = (dueAt: number) => given(...STORIES.inProcess).when(extendDeadline('2026-03-10 09:00', { dueAt }));
    const range = { pointer: '/dueAt', earliest: iso('2026-03-10 09:00') };
    to(at('2026-03-10 09:00')).then({ refused: 'EXTENSION.OUT_OF_RANGE', ...range });
    to(at('2032-03-10 09:00')).then({ refused: 'EXTENSION.OUT_OF_RANGE', ...range });
    to(Number.NaN).then({ refused: 'EXTENSION.OUT_OF_RANGE', ...range });
    to(at('2027-03-10 09:00')).then([{ type: 'DeadlineExtended', data: { calendarUnpublished: 2027 } }]);
  });

  it('when the applicant is awaited after it: the wait moves the new due, and the promise as well', () => {
    const dueAt = at('2026-03-13 08:00');
    given(...STORIES.inProcess, extendDeadline('2026-03-05 09:00', { dueAt }), requestSupplement('2026-03-06 08:00'))
      .when(receiveSupplement('2026-03-09 08:00'))
      .then([
        {
          type: 'SupplementReceived',
          data: { previousDueAt: iso('2026-03-13 08:00'), dueAt: iso('2026-03-13 17:00') },
        },
      ])
      .andIs({ promiseDueAt: at('2026-03-09 17:00'), firstPromiseAt: at('2026-03-09 08:00') });
  });

  describeRefusals('extend-deadline');
});
