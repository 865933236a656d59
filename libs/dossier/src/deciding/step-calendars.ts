import type { CalendarVersion } from '#calendar';
import type { ClockTerms } from '../commands.js';
import type { FoldableEvent } from '../events.js';
import type { Received } from '../state.js';

/** The calendar version that a step's due was computed under, of a dossier that is under the calendar `calendarId` now. */
export type CalendarOfStep = (event: FoldableEvent, calendarId: string | null) => CalendarVersion;

/**
 * Looks the versions up that the steps of a dossier name. A step that was recorded under another calendar (a corrected
 * procedure may bring one) goes by the version that came with the correction. `newest` is the newest of the calendar
 * the dossier is under now; where a version is not known the nearest one stands in for it.
 */
export function calendarsOf(state: Received, clock: ClockTerms, newest: CalendarVersion): CalendarOfStep {
  const { calendarVersions = [], promiseCalendar, calendarInForce, calendar } = clock;
  const known = [...calendarVersions, promiseCalendar, ...(calendarInForce ? [calendarInForce] : []), calendar, newest];
  const recordedUnder = calendarIds(state.steps);
  return (event, calendarId) => {
    if (calendarId !== newest.id) return newest;
    const isOwn = event.eventId !== undefined && recordedUnder.get(event.eventId) === calendarId;
    const version = isOwn ? versionNamed(event) : versionBrought(state.steps, calendarId);
    return version === null ? newest : nearest(known, calendarId, version);
  };
}

/** Under which calendar each step was recorded. */
function calendarIds(steps: readonly FoldableEvent[]): Map<string, string | null> {
  const ids = new Map<string, string | null>();
  let current: string | null = null;
  for (const step of steps) {
    if (step.type === 'DossierReceived') current = step.data.calendarId;
    if (step.type === 'DossierCorrected' && step.data.terms !== undefined) current = step.data.terms.calendarId;
    if (step.eventId !== undefined) ids.set(step.eventId, current);
  }
  return ids;
}

function versionNamed(event: FoldableEvent): number | null {
  switch (event.type) {
    case 'DossierReceived':
    case 'SupplementReceived':
    case 'SupplementExpired':
    case 'PaymentReceived':
    case 'DossierCorrected':
      return event.data.calendarVersion;
    case 'DeadlineRecalculated':
      return event.data.cause.kind === 'calendar' ? event.data.cause.toVersion : null;
    default:
      return null;
  }
}

/** The version in which an earlier correction brought this calendar; null if the correction that is decided now does. */
function versionBrought(steps: readonly FoldableEvent[], calendarId: string): number | null {
  const brought = steps.findLast(
    (step) => step.type === 'DossierCorrected' && step.data.terms?.calendarId === calendarId,
  );
  return brought === undefined ? null : versionNamed(brought);
}

/** That version, else the newest known before it, else the oldest known. */
function nearest(known: readonly CalendarVersion[], id: string, version: number): CalendarVersion {
  const own = known.filter((calendar) => calendar.id === id).sort((a, b) => a.version - b.version);
  const found = own.findLast((calendar) => calendar.version <= version) ?? own[0];
  if (found === undefined) throw new Error(`calendar ${id} is not known in any version`);
  return found;
}
