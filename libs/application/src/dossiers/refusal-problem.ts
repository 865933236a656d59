import type { Refusal } from '#dossier';
import { ProblemError, invalid } from '../problem-error.js';

/** The dossier has no personal data any more, and takes none. */
export const personErased = (): ProblemError =>
  new ProblemError('PERSON.ERASED', 'the person was erased: the dossier has no personal data and takes none');

/** A domain refusal as a problem for the caller; nothing was written. */
export function problemOf(refusal: Refusal): ProblemError {
  switch (refusal.code) {
    case 'DOSSIER.NOT_ALLOWED': {
      const { command, status, allowed } = refusal;
      const what = allowed.length === 0 ? 'nothing more' : allowed.join(', ');
      const message = `${command} is not allowed while the dossier is ${status}; allowed now: ${what}`;
      return new ProblemError(refusal.code, message, { state: status, allowed });
    }
    case 'PERSONAL.NOT_RECEIVING_CLERK': {
      const message = 'only whoever recorded the reception may amend personal data; others request a correction';
      return new ProblemError(refusal.code, message);
    }
    case 'PERSON.ERASED':
      return personErased();
    case 'CORRECTION.OWN_REQUEST': {
      const { requestEventId } = refusal.request;
      return new ProblemError(refusal.code, 'a correction is approved by somebody else than who asked for it', {
        requestEventId,
      });
    }
    case 'CORRECTION.STALE': {
      const { request, recorded } = refusal;
      const message = `the dossier has changed since the request: recorded now is ${recorded ?? 'nothing'}`;
      return new ProblemError(refusal.code, message, { requestEventId: request.requestEventId, recorded });
    }
    case 'DEADLINE.NOT_COMPUTABLE':
      return invalid([{ pointer: refusal.pointer, code: refusal.reason, detail: refusal.detail }]);
    default:
      return invalid([{ pointer: refusal.pointer, code: refusal.code, detail: detailOf(refusal) }]);
  }
}

type AtField = Extract<Refusal, { pointer: string }>;

function detailOf(refusal: Exclude<AtField, { code: 'DEADLINE.NOT_COMPUTABLE' }>): string {
  switch (refusal.code) {
    case 'OCCURRED_AT.FUTURE':
      return 'lies in the future';
    case 'OCCURRED_AT.TOO_OLD':
      return `late entries reach back to ${refusal.earliest} at most`;
    case 'OCCURRED_AT.BEFORE_PREVIOUS':
      return `the dossier's last step was at ${refusal.earliest}`;
    case 'CLOCK_START.OUT_OF_RANGE':
    case 'EXTENSION.OUT_OF_RANGE':
    case 'RESPOND_BY.OUT_OF_RANGE':
      return `must lie after ${refusal.earliest} and no later than ${refusal.latest}`;
    case 'SUPPLEMENT.NOT_EXPIRED':
      return `the applicant may answer until ${refusal.respondBy}`;
    case 'DECISION.REFUSED_ONLY':
      return 'after a supplement that was not delivered in time the only decision is "refused"';
    case 'PERSONAL.NOTHING_TO_AMEND':
      return 'give the applicant or the abstract as it should be';
    case 'REASON.REQUIRED':
      return 'a correction needs a reason (or a reasonCode)';
    case 'CORRECTION.TARGET_UNKNOWN':
      return `no such event; there are: ${refusal.known.length === 0 ? 'none' : refusal.known.join(', ')}`;
    case 'CORRECTION.TARGET_MISMATCH':
      return `${refusal.field} cannot be corrected on ${refusal.type}`;
    case 'CORRECTION.FROM_DIFFERS':
      return `recorded is ${refusal.recorded ?? 'nothing'}`;
    case 'CORRECTION.TO_UNFIT':
      return refusal.reason;
    default:
      return refusal satisfies never;
  }
}
