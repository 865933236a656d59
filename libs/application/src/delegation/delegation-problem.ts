import type { DelegationRefusal } from '#dossier';
import { ProblemError, invalid } from '../problem-error.js';

/** What a refused delegation is to its caller. */
export function delegationProblem(refusal: DelegationRefusal): ProblemError {
  const { code, pointer } = refusal;
  switch (refusal.code) {
    case 'DELEGATION.OVERLAPS':
      return new ProblemError(refusal.code, 'the same person stands in on some of these days already', {
        delegationId: refusal.delegationId,
      });
    case 'DELEGATION.OWN':
      return invalid([{ pointer, code, detail: 'somebody else stands in' }]);
    case 'DATE.UNREADABLE':
      return invalid([{ pointer, code, detail: 'accepted is a date such as 2026-03-02' }]);
    case 'DELEGATION.SPAN':
      return invalid([{ pointer, code, detail: `accepted is ${refusal.earliest} to ${refusal.latest}` }]);
    default:
      return refusal satisfies never;
  }
}
