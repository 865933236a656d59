import { describe, expect, it } from '@jest/globals';
import { queueOf, reviewQuery } from './review-filters.js';
import { stepBody } from './step-body.js';

const ZONE = 'Asia/Ho_Chi_Minh';
// 23/11/2026 07:30 in Hà Nội.
const NOW = Date.parse('2026-11-23T00:30:00Z');

describe('the body of a step', () => {
  it('leaves the date of a document that is of today to the server, so that it lies in no future', () => {
    const body = stepBody('issue-apology', { documentNumber: ' 12/XL ', occurredAt: '2026-11-23' }, ZONE, NOW);
    expect(body).toEqual({ documentNumber: '12/XL' });
  });

  it('takes the end of an earlier day', () => {
    const body = stepBody('sign-apology', { occurredAt: '2026-11-22', note: '' }, ZONE, NOW);
    expect(body).toEqual({ occurredAt: '2026-11-22T16:59:00.000Z' });
  });

  it('has a ground only of an excuse, whatever was chosen before', () => {
    expect(stepBody('judge', { excused: false, groundCode: 'law' }, ZONE, NOW)).toEqual({ excused: false });
    expect(stepBody('judge', { excused: true, groundCode: 'law' }, ZONE, NOW)).toEqual({
      ...{ excused: true, groundCode: 'law' },
    });
  });
});

describe('the queue of an address', () => {
  it('is what nobody has reviewed where nothing is said', () => {
    expect([queueOf({}), reviewQuery({}, true).toString()]).toEqual(['unreviewed', 'state=unreviewed']);
  });

  it('is every one past its deadline, opened or not', () => {
    const address = { overdue: 'true', unitId: 'H26.12' };
    expect([queueOf(address), reviewQuery(address, true).toString()]).toEqual([
      'overdue',
      'unitId=H26.12&overdue=true',
    ]);
  });

  it('is counted without its state, so that every queue has its number', () => {
    const address = { state: 'closed', overdue: 'true', cause: 'other' };
    expect(reviewQuery(address, false).toString()).toBe('cause=other');
  });

  it('is none of ours where a link names other states', () => {
    expect(queueOf({ state: 'open' })).toBeNull();
  });
});
