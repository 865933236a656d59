import type { CalendarVersion, ClockPolicy, Instant } from '#calendar';
import { isOpen } from '../available-commands.js';
import type { DecidedEvent } from '../events.js';
import { toIso } from '../events.js';
import type { DossierState } from '../state.js';
import { dueUnder } from './due-in-force.js';

/** A calendar version that has been published, and when. */
export interface Publication {
  calendar: CalendarVersion;
  publishedAt: Instant;
}

/**
 * What a new version of its calendar makes of a dossier (CONTRACT 6.5): one `DeadlineRecalculated` if the due moves,
 * null if nothing is to be written. Only open dossiers with a computed due move; the first promise stays. Deciding
 * again after the event answers null, so a run that was interrupted can simply be run again.
 * Throws `DeadlineError` for a calendar without working time.
 */
export function recalculate(
  state: DossierState,
  { calendar, publishedAt }: Publication,
  policyById: ClockPolicy,
): Extract<DecidedEvent, { type: 'DeadlineRecalculated' }> | null {
  if (!state.received || !isOpen(state) || state.givenDue !== null || state.dueAt === null) return null;
  if (state.calendarId !== calendar.id || state.calendarVersion === null) return null;
  if (state.calendarVersion >= calendar.version) return null;
  const due = dueUnder(state, calendar, state.clockPolicy ?? policyById);
  if (due === null || due.dueAt === state.dueAt) return null;
  const cause = {
    kind: 'calendar' as const,
    calendarId: calendar.id,
    fromVersion: state.calendarVersion,
    toVersion: calendar.version,
  };
  const dues = { previousDueAt: toIso(state.dueAt), dueAt: toIso(due.dueAt) };
  return {
    type: 'DeadlineRecalculated',
    data: { ...dues, cause, calendarUnpublished: due.calendarUnpublished },
    schemaVersion: 1,
    occurredAt: toIso(publishedAt),
    personal: null,
  };
}
