import { Injectable } from '@nestjs/common';
import { ProblemError } from '../problem-error.js';
import { Turnstile } from '../turnstile.js';

/** Each counts many measures over a whole period and holds a connection meanwhile. */
const MOST_AT_ONCE = 2;
const MOST_WAITING = 32;

/** What every scorecard of this process passes. Throws SCORECARD.BUSY. */
@Injectable()
export class ScorecardTurnstile extends Turnstile {
  constructor() {
    super(MOST_AT_ONCE, MOST_WAITING, busy);
  }
}

const busy = (): ProblemError =>
  new ProblemError('SCORECARD.BUSY', `${String(MOST_WAITING)} scorecards are waiting to be computed; try again`);
