import type { StoredEvent } from '#event-store';
import type { Principal } from './principal.js';

/**
 * What an event's data say of whom its actor acted for under a delegation; nothing where they acted for themselves. In `data`
 * and not beside it (2026-11-23): the hash covers data alone, and who acted for whom is nothing to be changed quietly.
 */
export const actedFor = ({ onBehalfOf }: Principal): { onBehalfOf?: string } =>
  onBehalfOf === undefined ? {} : { onBehalfOf };

/** Whom the actor of an event acted for; null: themselves. */
export function onBehalfOfIn({ data }: Pick<StoredEvent, 'data'>): string | null {
  const { onBehalfOf } = data;
  return typeof onBehalfOf === 'string' ? onBehalfOf : null;
}
