import type { Instant } from '#calendar';
import { isoOrNull } from '../deciding/due-in-force.js';
import type { DecidedEvent, ReceptionFill } from '../events.js';
import type { Received } from '../state.js';
import { decided } from './decided.js';

/** What a feed tells again, better than before: events that stand no longer, or what its reception had left unsaid. */
export function toldCorrection(
  state: Received,
  told: { replaces: readonly string[] } | { targetEventId: string; fills: ReceptionFill },
  now: Instant,
): DecidedEvent {
  const due = isoOrNull(state.dueAt);
  const unmoved = { previousDueAt: due, dueAt: due, promiseDueAt: isoOrNull(state.promiseDueAt), recomputed: false };
  const versions = { calendarVersion: state.calendarVersion, calendarUnpublished: null };
  const targetEventId = 'replaces' in told ? (told.replaces[0] ?? '') : told.targetEventId;
  const about = { requestEventId: '', targetEventId, field: 'told' as const, from: null, to: null };
  return decided({ type: 'DossierCorrected', data: { ...about, ...unmoved, ...versions, ...told } }, now);
}
