import { DEFAULT_CLOCK_POLICY, DeadlineError, moveGivenDue, replayDue } from '#calendar';
import type { CalendarVersion, ClockPolicy, Instant, Interruption } from '#calendar';
import type { ClockTerms } from '../commands.js';
import type { DossierReceivedData, MovedDue } from '../events.js';
import { toInstant, toIso } from '../events.js';
import type { Received, Wait } from '../state.js';
import type { Refused } from './decision.js';
import { refuse } from './decision.js';

/** A due, and the first year of it whose days off are not announced. */
export interface Due {
  dueAt: Instant;
  calendarUnpublished: number | null;
}

/** Waits as the clock sees them: one that only the end of the dossier ended moved nothing. */
export const interruptionsOf = (waits: readonly Wait[]): Interruption[] =>
  waits
    .filter(({ cutShort }) => cutShort !== true)
    .map(({ kind, from, to, expired }) => ({ kind, from, to, ...(expired === true ? { expired } : {}) }));

/**
 * The due in force as limit, waits and a calendar version give it; null without a due. An extended or given due is
 * moved by the waits after it and by nothing else (CONTRACT 6.5). Throws `DeadlineError`.
 */
export function dueUnder(state: Received, calendar: CalendarVersion, policy: ClockPolicy): Due | null {
  const interruptions = interruptionsOf(state.waits);
  const { givenDue, limit } = state;
  if (givenDue !== null) return moveGivenDue({ ...givenDue, limit, calendar, policy, interruptions });
  if (state.dueAt === null || limit === null) return null;
  return replayDue({ receivedAt: state.clockStartsAt, limit, calendar, policy, interruptions });
}

/** The due that follows from the limit alone, also where there was none before; null where none does. */
export function computedDue(state: Received, calendar: CalendarVersion, policy: ClockPolicy): Due | null {
  if (state.givenDue !== null || state.promise === 'given' || state.limit === null) return null;
  return dueUnder({ ...state, dueAt: state.dueAt ?? state.receivedAt }, calendar, policy);
}

/**
 * The first promise moved by the applicant's own waiting alone: under what was pinned at reception, whatever was
 * corrected, extended or published since. Throws `DeadlineError`.
 */
export function promiseUnder(state: Received, { promiseCalendar: calendar, clockPolicy }: ClockTerms): Instant | null {
  const { firstPromiseAt } = state;
  if (firstPromiseAt === null) return null;
  const interruptions = interruptionsOf(state.waits);
  const pinned = receptionOf(state);
  const policy = pinned?.clockPolicy ?? clockPolicy;
  const limit = pinned?.limit ?? null;
  const since = promisedSince(state, pinned);
  if (limit === null || pinned?.promise !== 'computed' || pinned.dueAt === null) {
    return moveGivenDue({ dueAt: firstPromiseAt, since, limit, calendar, policy, interruptions }).dueAt;
  }
  return replayDue({ receivedAt: since, limit, calendar, policy, interruptions }).dueAt;
}

/** From when on waits move the first promise: the clock's start, or the moment a file or feed first told a due. */
function promisedSince(state: Received, pinned: DossierReceivedData | null): Instant {
  if (pinned === null) return state.clockStartsAt;
  if (pinned.dueAt === null) {
    const told = state.steps.find(
      (step) => step.type === 'DeadlineRecalculated' && step.data.dueAt !== null && step.data.cause.kind !== 'calendar',
    );
    if (told !== undefined) return toInstant(told.occurredAt);
  }
  return toInstant(pinned.clockStartsAt);
}

/** What the reception pinned, as it was recorded. */
export function receptionOf(state: Received): DossierReceivedData | null {
  const step = state.steps.find(({ type }) => type === 'DossierReceived');
  return step?.type === 'DossierReceived' ? step.data : null;
}

/** The policy the dossier was received under. */
export const policyOf = (state: Received, clock: ClockTerms): ClockPolicy =>
  state.clockPolicy ?? clock.clockPolicy ?? DEFAULT_CLOCK_POLICY;

/** The due once a wait has ended, for the event that ends it. */
export function movedDue(
  state: Received,
  clock: ClockTerms,
  regime: MovedDue['regime'],
): { ok: true; moved: MovedDue } | Refused {
  try {
    const due = dueUnder(state, clock.calendar, policyOf(state, clock));
    const promise = promiseUnder(state, clock);
    return {
      ok: true,
      moved: {
        previousDueAt: isoOrNull(state.dueAt),
        dueAt: isoOrNull(due === null ? state.dueAt : due.dueAt),
        promiseDueAt: isoOrNull(promise),
        regime,
        calendarVersion: state.calendarId === clock.calendar.id ? clock.calendar.version : state.calendarVersion,
        calendarUnpublished: due?.calendarUnpublished ?? null,
      },
    };
  } catch (error) {
    return notComputable(error, '/occurredAt');
  }
}

/** A calendar that cannot answer is a refusal; any other error is ours. */
export function notComputable(error: unknown, pointer: '/procedureCode' | '/occurredAt' | '/to'): Refused {
  if (!(error instanceof DeadlineError)) throw error;
  return refuse({ code: 'DEADLINE.NOT_COMPUTABLE', pointer, reason: error.code, detail: error.message });
}

export const isoOrNull = (instant: Instant | null): string | null => (instant === null ? null : toIso(instant));
