import type { Projection, ProjectionStore } from '#event-store';
import { DossierFactsProjection, zoneOf } from '#read-models';

/** Every read model of the product, in the order they are caught up. A new one is named here and nowhere else. */
export function allProjections(store: ProjectionStore): Projection[] {
  return [new DossierFactsProjection((tenant, streamIds, upTo) => store.readStreams(tenant, streamIds, upTo), zoneOf)];
}
