import { describe, it } from '@jest/globals';
import { amendPersonal } from './testing/commands.js';
import { describeRefusals } from './testing/describe-refusals.js';
import { given } from './testing/given.js';
import { STORIES } from './testing/stories.js';

describe('amend-personal (sửa thông tin người nộp)', () => {
  const amended = { personal: { applicant: { name: 'Lê Thị D', phone: '0901' }, abstract: 'trích lục khai sinh' } };

  it.each(['received', 'waitingSupplement'] as const)(
    'when %s: by the clerk who received it; data names only what',
    (story) => {
      given(...STORIES[story])
        .when(amendPersonal('2026-03-02 11:00', amended))
        .then([{ type: 'PersonalDataAmended', data: { members: ['name', 'phone', 'abstract'] }, ...amended }])
        .andIs({ status: story });
    },
  );

  it('when received: by nobody else, named or not', () => {
    for (const actorId of ['clerk-2', null]) {
      given(...STORIES.received)
        .when(amendPersonal('2026-03-02 11:00', { actorId }))
        .then({ refused: 'PERSONAL.NOT_RECEIVING_CLERK' });
    }
  });

  it('when received: something must be amended', () => {
    for (const personal of [null, {}, { applicant: {} }, { note: 'x' }]) {
      given(...STORIES.received)
        .when(amendPersonal('2026-03-02 11:00', { personal }))
        .then({ refused: 'PERSONAL.NOTHING_TO_AMEND', pointer: '/applicant' });
    }
  });

  describeRefusals('amend-personal');
});
