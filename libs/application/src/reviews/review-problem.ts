import type { ReviewRefusal } from '#dossier';
import { ProblemError, invalid } from '../problem-error.js';

/** A refusal of a step as a problem for the caller; nothing was written. */
export function reviewProblem(refusal: ReviewRefusal): ProblemError {
  switch (refusal.code) {
    case 'REVIEW.NOT_ALLOWED': {
      const { command, status, allowed } = refusal;
      const what = allowed.length === 0 ? 'nothing' : allowed.join(', ');
      const message = `${command} is not allowed while the review is ${status}; allowed now: ${what}`;
      return new ProblemError(refusal.code, message, { state: status, allowed });
    }
    case 'REVIEW.NOT_LATE':
      return new ProblemError(refusal.code, 'the dossier is not late under tt01-2020: there is nothing to review');
    case 'REVIEW.INCOMPLETE': {
      const { missing } = refusal;
      return new ProblemError(refusal.code, `before it can be closed it lacks: ${missing.join(', ')}`, { missing });
    }
    case 'REVIEW.OWN_CASE':
      return new ProblemError(refusal.code, 'somebody else than the person responsible judges and closes a review');
    default:
      return invalid([{ pointer: refusal.pointer, code: refusal.code, detail: detailOf(refusal) }]);
  }
}

function detailOf(refusal: Extract<ReviewRefusal, { pointer: string }>): string {
  switch (refusal.code) {
    case 'CODE.UNKNOWN':
      return `accepted are ${refusal.known.join(', ')}`;
    case 'GROUND.REQUIRED':
      return 'an excuse names its ground';
    case 'GROUND.NOT_EXCUSED':
      return 'only an excuse has a ground';
    case 'OCCURRED_AT.FUTURE':
      return 'lies in the future';
    case 'OCCURRED_AT.TOO_OLD':
      return `late entries reach back to ${refusal.earliest} at most`;
    case 'OCCURRED_AT.BEFORE_ISSUE':
      return `the apology was issued at ${refusal.earliest}`;
    default:
      return refusal satisfies never;
  }
}
