import { scopeOf } from '../access/scope.js';
import type { Principal } from '../access/principal.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { ProblemError, invalid } from '../problem-error.js';

/** The units whose accounts and tokens a principal may see and give; null: all. */
export async function accountScope(catalogues: Catalogues, principal: Principal): Promise<ReadonlySet<string> | null> {
  return scopeOf(principal, await catalogues.of(principal.tenant));
}

/**
 * Refuses a unit that nobody knows or that is not the caller's, alike; and the whole tenant from whoever has only a part.
 * Throws AGENCY.NOT_FOUND and VALIDATION.FAILED.
 */
export async function requireUnitInScope(
  catalogues: Catalogues,
  principal: Principal,
  unitId: string | null,
): Promise<void> {
  const catalogue = await catalogues.of(principal.tenant);
  const scope = scopeOf(principal, catalogue);
  if (unitId === null) {
    if (scope === null) return;
    throw invalid([{ pointer: '/unitId', code: 'REQUIRED', detail: 'nobody gives more than they have: name a unit' }]);
  }
  if (!catalogue.agencies.has(unitId) || (scope !== null && !scope.has(unitId))) {
    throw new ProblemError('AGENCY.NOT_FOUND', `no agency ${unitId}`);
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const isUuid = (text: string): boolean => UUID.test(text);
