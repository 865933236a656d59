import type { Projection, ProjectionStore } from '#event-store';
import { DossierFactsProjection, LateReviewsProjection, zoneOf } from '#read-models';

/** Every read model of the product, in the order they are caught up. A new one is named here and nowhere else. */
export function allProjections(store: ProjectionStore): Projection[] {
  const readStreams = (...asked: Parameters<ProjectionStore['readStreams']>) => store.readStreams(...asked);
  return [new DossierFactsProjection(readStreams, zoneOf), new LateReviewsProjection(readStreams)];
}
