import { rebuild } from '#event-store';
import type { Projection, ProjectionStore, RebuildResult } from '#event-store';
import { ProblemError } from '../problem-error.js';
import { timezoneOf } from '../timezone-of.js';

/** Which read models of which tenant to fill anew. */
export interface RebuildRequest {
  tenant: string;
  /** One projection by name; absent: all of them. */
  name?: string;
  stop?: () => boolean;
  onProgress?: (projection: string, position: number, head: number) => void;
}

/** About a day of a large city: a dossier met several times in it is written once. */
const BATCH = 20_000;

/**
 * Fills read models from position 0 beside the running rows and swaps; figures go on meanwhile. Interrupted it can
 * simply be run again. Throws NOT_FOUND for an unknown name or tenant.
 */
export async function rebuildReadModels(
  store: ProjectionStore,
  projections: readonly Projection[],
  { tenant, name, stop, onProgress }: RebuildRequest,
): Promise<(RebuildResult & { projection: string })[]> {
  const chosen = projections.filter((projection) => name === undefined || projection.name === name);
  const timezone = await timezoneOf(store.database, tenant);
  const known = projections.map((projection) => projection.name);
  if (chosen.length === 0)
    throw new ProblemError('NOT_FOUND', `no read model ${name ?? ''}; there are: ${known.join(', ')}`);
  if (timezone === null) throw new ProblemError('NOT_FOUND', `no tenant ${tenant}`);
  const results = [];
  for (const projection of chosen) {
    const result = await rebuild(store, projection, tenant, timezone, {
      batchSize: BATCH,
      stop,
      onProgress: (position, head) => onProgress?.(projection.name, position, head),
    });
    results.push({ ...result, projection: projection.name });
  }
  return results;
}
