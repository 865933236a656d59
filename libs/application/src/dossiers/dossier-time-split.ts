import { countedMinutes } from '#calendar';
import type { CalendarVersion } from '#calendar';
import {
  calendarFor,
  calendarVersion,
  effectiveHistory,
  latestCalendar,
  splitTime,
  subtreeOf,
  toInstant,
  toIso,
} from '#dossier';
import type { Catalogue, DossierState, Holding, Received } from '#dossier';
import { ProblemError } from '../problem-error.js';
import type { TimeSplitView } from './dossier-clock.js';

/** Whose time a dossier took, from reception to its end or to `now`. Throws DOSSIER.NOT_RECEIVED, CALENDAR.NONE. */
export function timeSplitOf(state: DossierState, catalogue: Catalogue, now: number): TimeSplitView {
  if (!state.received) {
    throw new ProblemError('DOSSIER.NOT_RECEIVED', `the dossier is ${state.status}: no time has been counted`);
  }
  const end = endOf(state);
  const calendar = calendarOf(state, end !== null, catalogue) ?? calendarFor(catalogue, state.agencyId);
  if (calendar === null) throw new ProblemError('CALENDAR.NONE', 'no calendar has been published yet');
  const { receivedAt, waits } = state;
  const endAt = Math.max(end ?? now, receivedAt);
  const competent = subtreeOf(catalogue, state.agencyId);
  const { spans, ...split } = splitTime({
    receivedAt,
    endAt,
    holdings: holdingsOf(state),
    waits,
    isOwnAgency: (unitId) => competent?.has(unitId) ?? true,
    minutesBetween: (from, to) => countedMinutes(calendar, from, to),
  });
  return {
    code: state.code,
    from: toIso(receivedAt),
    to: toIso(endAt),
    ended: end !== null,
    calendar: { id: calendar.id, version: calendar.version },
    ...split,
    spans: spans.map((span) => ({ ...span, from: toIso(span.from), to: toIso(span.to) })),
  };
}

/** What has ended is counted by the version that was in force for it, for ever; what is open by the newest. */
function calendarOf(state: Received, ended: boolean, catalogue: Catalogue): CalendarVersion | null {
  const { calendarId, calendarVersion: version } = state;
  if (calendarId === null || version === null) return null;
  return ended ? calendarVersion(catalogue, calendarId, version) : latestCalendar(catalogue, calendarId);
}

/** The clock ends with the first of its ends; a return tells it where no result was told before. */
function endOf({ processedAt, withdrawnAt, stoppedAt, returnedAt }: Received): number | null {
  const ends = [processedAt, withdrawnAt, stoppedAt].filter((end) => end !== null);
  return ends.length > 0 ? Math.min(...ends) : returnedAt;
}

/** The receiving counter, then every hand-over, as the history stands after its corrections. */
function holdingsOf(state: Received): Holding[] {
  const { receivedAt, receivingAgencyId, agencyId } = state;
  const counter = { at: receivedAt, unitId: receivingAgencyId ?? agencyId, officerId: null, handedOver: false };
  const handOvers = effectiveHistory(state.steps).flatMap((event) =>
    event.type === 'DossierHandedOver'
      ? [{ at: toInstant(event.occurredAt), unitId: event.data.toUnitId, officerId: event.data.toOfficerId }]
      : [],
  );
  return [counter, ...handOvers.map((handOver) => ({ ...handOver, handedOver: true }))];
}
