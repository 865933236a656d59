import type { Principal } from '../access/principal.js';
import { ProblemError } from '../problem-error.js';

/** A job works on all of a tenant, and its result speaks of all of it: nobody whose scope is a unit may touch it. */
export function requireWholeTenant({ unitId }: Principal, what = 'jobs concern'): void {
  if (unitId === null) return;
  throw new ProblemError('AUTH.FORBIDDEN', `${what} the whole tenant, the token only a unit`, { unitId });
}
