import type { Principal } from './principal.js';

/** What an event keeps beside its actor: whom they acted for under a delegation. */
export const actedFor = ({ onBehalfOf }: Principal): { metadata?: { onBehalfOf: string } } =>
  onBehalfOf === undefined ? {} : { metadata: { onBehalfOf } };
