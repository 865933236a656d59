import { subtreeOf } from '#dossier';
import type { Catalogue, DossierState } from '#dossier';
import type { Principal } from './principal.js';

/** Agencies a principal may see; null: all of the tenant's. */
export const scopeOf = (principal: Principal, catalogue: Catalogue): ReadonlySet<string> | null =>
  subtreeOf(catalogue, principal.unitId);

/** A dossier is in scope through the competent agency, the receiving one or whoever holds it now. */
export function inScope(scope: ReadonlySet<string> | null, state: DossierState): boolean {
  if (scope === null) return true;
  const units = state.received ? [state.agencyId, state.receivingAgencyId, state.holder.unitId] : [state.agencyId];
  return units.some((unit) => unit !== null && scope.has(unit));
}
