import type { Instant } from '#calendar';
import type { DecidedEvent, DossierEvent } from '../events.js';
import { toIso } from '../events.js';

/** What a file tells, at its own time and with nothing personal. */
export const decided = (event: DossierEvent, at: Instant): DecidedEvent => ({
  ...event,
  schemaVersion: 1,
  occurredAt: toIso(at),
  personal: null,
});
