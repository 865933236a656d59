import type { Instant } from '#calendar';
import type { DecidedEvent, DossierEvent, PersonalContent } from '../events.js';
import { toIso } from '../events.js';

/** An event as a feed gives it. */
export const decided = (event: DossierEvent, at: Instant, personal: PersonalContent | null = null): DecidedEvent => ({
  ...{ ...event, schemaVersion: 1, occurredAt: toIso(at), personal },
});
