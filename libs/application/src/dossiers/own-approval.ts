import type { DossierState } from '#dossier';
import type { StoredEvent } from '#event-store';
import { onBehalfOfIn } from '../access/acted-for.js';
import type { Principal } from '../access/principal.js';
import { ProblemError } from '../problem-error.js';

/**
 * The second person is nobody of the first one's side: who acts for whoever asked, or for whom whoever asked acted, does not
 * approve either. Throws CORRECTION.OWN_REQUEST.
 */
export function refuseOwnApproval(
  { actorId, onBehalfOf }: Principal,
  requestEventId: string,
  state: DossierState | null,
): void {
  const asked = state?.steps.find(({ eventId }) => eventId === requestEventId) as StoredEvent | undefined;
  if (asked === undefined) return;
  const sides = [asked.actorId, onBehalfOfIn(asked)].filter((side) => side !== null);
  if (![actorId, onBehalfOf].some((side) => side !== undefined && sides.includes(side))) return;
  throw new ProblemError('CORRECTION.OWN_REQUEST', 'a correction is approved by a second person');
}
