import { describe, it } from '@jest/globals';
import { at } from './testing/at.js';
import { refuseIntake, submit } from './testing/commands.js';
import { describeRefusals } from './testing/describe-refusals.js';
import { given } from './testing/given.js';

describe('refuse-intake (từ chối tiếp nhận giải quyết, form 03)', () => {
  const refused = {
    type: 'IntakeRefused' as const,
    data: {
      procedureCode: '1.004194',
      agencyId: 'H26.01',
      fieldCode: 'ho-tich',
      agencyLevel: 'commune',
      reasonCode: 'incomplete',
    },
  };

  it('when nobody has used the code: at the counter, with a reason and without a reception', () => {
    given()
      .when(refuseIntake('2026-03-02 10:00', { personal: { reason: 'thiếu giấy khai sinh' } }))
      .then([{ ...refused, personal: { reason: 'thiếu giấy khai sinh' } }])
      .andIs({ status: 'refusedIntake', received: false, refusedAt: at('2026-03-02 10:00'), fieldCode: 'ho-tich' });
  });

  it('when submitted: the submission is kept', () => {
    given(submit('2026-03-01 20:00'))
      .when(refuseIntake('2026-03-02 10:00', { channel: 'online' }))
      .then([refused])
      .andIs({ status: 'refusedIntake', submittedAt: at('2026-03-01 20:00'), channel: 'online' });
  });

  describeRefusals('refuse-intake');
});
