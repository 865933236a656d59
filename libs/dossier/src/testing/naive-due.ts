import type { CalendarVersion, Interruption } from '#calendar';
import { moveGivenDue, replayDue } from '#calendar';
import type { DossierCorrectedData, FoldableEvent } from '../events.js';
import { toInstant } from '../events.js';

export interface NaiveDue {
  dueAt: number | null;
  promiseDueAt: number | null;
}

const TIMES: readonly string[] = ['receivedAt', 'processedAt', 'returnedAt', 'withdrawnAt', 'stoppedAt'];
const ENDS: readonly string[] = ['DossierProcessed', 'ResultReturned', 'DossierWithdrawn', 'ProcessingStopped'];
const WAIT_ENDS: readonly string[] = ['SupplementReceived', 'SupplementExpired', 'PaymentReceived'];

/**
 * Due and promise in force before an instant, read from a log without the code under test: what was corrected is put
 * right in the events themselves, then their waits, extensions and calendars are gone through one after the other.
 * `calendarOf` answers the version that was the newest when an event was recorded. Null before the reception.
 */
export function naiveDue(
  history: readonly FoldableEvent[],
  calendarOf: (event: FoldableEvent) => CalendarVersion,
  before: number,
): NaiveDue | null {
  const corrections = history.flatMap((event) => (event.type === 'DossierCorrected' ? [event.data] : []));
  const about = (event: FoldableEvent) => corrections.filter((one) => one.targetEventId === event.eventId);
  const happened = history
    .filter((event) => !about(event).some(({ field }) => field === 'annul'))
    .map((event) => ({ event, at: timeOf(event, about(event)) }))
    .filter(({ at }) => at < before);
  const reception = happened.find(({ event }) => event.type === 'DossierReceived');
  if (reception?.event.type !== 'DossierReceived') return null;
  const printed = reception.event.data;
  const clock = clockOf(printed, about(reception.event));
  const startsAt = toInstant(printed.clockStartsAt);
  const withReception = startsAt === toInstant(reception.event.occurredAt);
  const receivedAt = withReception ? reception.at : Math.max(startsAt, reception.at);
  const policy = printed.clockPolicy ?? null;
  const promised = { receivedAt: startsAt, limit: printed.limit, policy, calendar: calendarOf(reception.event) };

  let waits: Interruption[] = [];
  let given: { dueAt: number; since: number } | null = null;
  const due = (calendar: CalendarVersion): number | null => {
    const { limit } = clock;
    if (given !== null) return moveGivenDue({ ...given, ...clock, calendar, interruptions: waits }).dueAt;
    return limit === null ? null : replayDue({ ...clock, limit, receivedAt, calendar, interruptions: waits }).dueAt;
  };
  const promise = (): number | null => {
    const { limit } = promised;
    return limit === null ? null : replayDue({ ...promised, limit, interruptions: waits }).dueAt;
  };
  const now: NaiveDue = { dueAt: due(promised.calendar), promiseDueAt: promise() };
  for (const { event, at } of happened) {
    if (event.type === 'SupplementRequested') waits.push({ kind: 'supplement', from: at, to: null });
    if (event.type === 'PaymentRequested') waits.push({ kind: 'payment', from: at, to: null });
    if (ENDS.includes(event.type)) waits = waits.filter(({ to }) => to !== null);
    if (WAIT_ENDS.includes(event.type)) {
      const expired = event.type === 'SupplementExpired';
      const wait = waits.find(({ to }) => to === null);
      if (wait === undefined) waits.push({ kind: 'supplement', from: at, to: at });
      else Object.assign(wait, { to: at, ...(expired ? { expired } : {}) });
      Object.assign(now, { dueAt: due(calendarOf(event)), promiseDueAt: promise() });
    }
    if (event.type === 'DeadlineExtended') {
      given = { dueAt: toInstant(event.data.dueAt), since: at };
      now.dueAt = given.dueAt;
    }
    const calendarMoves =
      event.type === 'DossierCorrected' ? event.data.recomputed : event.type === 'DeadlineRecalculated';
    if (calendarMoves && given === null) now.dueAt = due(calendarOf(event));
  }
  return now;
}

function timeOf(event: FoldableEvent, about: readonly DossierCorrectedData[]): number {
  return toInstant(about.findLast(({ field }) => TIMES.includes(field))?.to ?? event.occurredAt);
}

/** Limit and policy of the procedure as it was corrected last. */
function clockOf(
  printed: Extract<FoldableEvent, { type: 'DossierReceived' }>['data'],
  about: readonly DossierCorrectedData[],
) {
  const terms = about.findLast(({ field }) => field === 'procedureCode')?.terms;
  const { limit, clockPolicy } = terms ?? printed;
  return { limit, policy: clockPolicy ?? null };
}
