import { Injectable } from '@nestjs/common';
import { ProblemError } from '../problem-error.js';
import { Turnstile } from '../turnstile.js';

/**
 * 2026-11-22 Each looks at the whole population of its period anew, a page of dossiers too: seconds for a year of 100,000
 * dossiers. Two leave connections for everybody else; a short queue, for whoever stands behind eight waits long enough to go.
 */
const MOST_AT_ONCE = 2;
const MOST_WAITING = 8;
const RETRY_AFTER_SECONDS = 5;

/** What every question about the signals of a period passes in this process. Throws SIGNALS.BUSY. */
@Injectable()
export class SignalsTurnstile extends Turnstile {
  constructor() {
    super(MOST_AT_ONCE, MOST_WAITING, busy);
  }
}

const busy = (): ProblemError =>
  new ProblemError('SIGNALS.BUSY', `${String(MOST_WAITING)} questions about signals are waiting already; try again`, {
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
