import { toIso } from '#dossier';
import type { DossierState, FeedEvent } from '#dossier';

/** What an event counts for: itself, and, where it tells again what was told before, that too. */
export function reachesBack(event: FeedEvent, state: DossierState): { type: string; occurredAt: string }[] {
  if (event.type !== 'DossierCorrected') return [event];
  const { replaces, fills } = event.data;
  const replaced = new Set(replaces);
  return [
    ...state.steps.filter(({ eventId }) => eventId !== undefined && replaced.has(eventId)),
    ...(fills !== undefined && state.received
      ? [{ type: 'DossierReceived', occurredAt: toIso(state.receivedAt) }]
      : []),
  ];
}
