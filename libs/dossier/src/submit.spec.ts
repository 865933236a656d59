import { describe, it } from '@jest/globals';
import { iso } from './testing/at.js';
import { submit } from './testing/commands.js';
import { describeRefusals } from './testing/describe-refusals.js';
import { CODE, given } from './testing/given.js';

describe('submit (nộp hồ sơ)', () => {
  describe('when nobody has used the code', () => {
    it('notes the submission; no clock runs and nothing is promised', () => {
      const data = { code: CODE, procedureCode: '1.004194', agencyId: 'H26.01', channel: 'online', flags: [] };
      given()
        .when(submit('2026-03-01 22:15', { personal: { applicant: { name: 'Đỗ Thị Hà' } } }))
        .then([
          {
            type: 'DossierSubmitted',
            occurredAt: iso('2026-03-01 22:15'),
            personal: { applicant: { name: 'Đỗ Thị Hà' } },
            data,
          },
        ])
        .andIs({ status: 'submitted', received: false, version: 1, submittedAt: Date.parse(iso('2026-03-01 22:15')) });
    });
  });

  describeRefusals('submit');
});
