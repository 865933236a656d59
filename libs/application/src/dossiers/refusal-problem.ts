import type { Refusal } from '#dossier';
import { ProblemError, invalid } from '../problem-error.js';

/** A domain refusal as a problem for the caller; nothing was written. */
export function problemOf(refusal: Refusal): ProblemError {
  switch (refusal.code) {
    case 'DOSSIER.NOT_ALLOWED': {
      const { command, status, allowed } = refusal;
      const what = allowed.length === 0 ? 'nothing more' : allowed.join(', ');
      const message = `${command} is not allowed while the dossier is ${status}; allowed now: ${what}`;
      return new ProblemError(refusal.code, message, { state: status, allowed });
    }
    case 'OCCURRED_AT.FUTURE':
      return invalid([{ pointer: refusal.pointer, code: refusal.code, detail: 'lies in the future' }]);
    case 'OCCURRED_AT.TOO_OLD':
      return invalid([
        {
          pointer: refusal.pointer,
          code: refusal.code,
          detail: `late entries reach back to ${refusal.earliest} at most`,
        },
      ]);
    case 'OCCURRED_AT.BEFORE_PREVIOUS':
      return invalid([
        { pointer: refusal.pointer, code: refusal.code, detail: `the dossier's last step was at ${refusal.earliest}` },
      ]);
    case 'CLOCK_START.OUT_OF_RANGE':
      return invalid([
        {
          pointer: refusal.pointer,
          code: refusal.code,
          detail: `must lie between ${refusal.earliest} and ${refusal.latest}`,
        },
      ]);
    case 'DEADLINE.NOT_COMPUTABLE':
      return invalid([{ pointer: refusal.pointer, code: refusal.reason, detail: refusal.detail }]);
  }
}
