import type { CalendarVersion, Instant } from '#calendar';
import type { ClockTerms } from '../commands.js';
import { effectiveHistory } from '../effective-history.js';
import { afterEffective } from '../evolve.js';
import type { CorrectedDue, DossierCorrectedData, FoldableEvent } from '../events.js';
import { toIso } from '../events.js';
import type { DossierState, Received } from '../state.js';
import { unknownDossier } from '../state.js';
import type { Due } from './due-in-force.js';
import { computedDue, dueUnder, interruptionsOf, isoOrNull, policyOf, promiseUnder } from './due-in-force.js';
import { calendarsOf } from './step-calendars.js';

/** A dossier's life under corrected facts. */
export interface Retold {
  /** The steps that say another due or promise than before. */
  dues: CorrectedDue[];
  /** Where they lead, before the correction itself. */
  last: Received;
  /** Of the last due that was computed anew. */
  calendarUnpublished: number | null;
}

/** One step, and the states around it. */
interface Moment {
  before: DossierState;
  next: Received;
  event: FoldableEvent;
  /** After the same step, as it was told until now. */
  told: DossierState | undefined;
}

interface Answer {
  dueAt: Instant | null;
  /** Absent where the due was not computed. */
  calendarUnpublished?: number | null;
}

/**
 * Tells a dossier's life again under what a correction says: each step's due follows from the facts up to it and from
 * the calendar version that the step went by. A step whose facts are the same says what it said. Throws `DeadlineError`.
 */
export function retold(
  state: Received,
  data: DossierCorrectedData,
  clock: ClockTerms,
  newest: CalendarVersion,
): Retold {
  const { code, steps } = state;
  const told = statesOf(code, effectiveHistory(steps));
  const calendarOf = calendarsOf(state, clock, newest);
  const dues: CorrectedDue[] = [];
  let calendarUnpublished: number | null = null;
  let current: DossierState = unknownDossier(code);
  for (const event of effectiveHistory([...steps, corrected(state, data)]).slice(0, -1)) {
    const before: DossierState = current;
    const next = follow(before, event);
    current = next;
    const { eventId } = event;
    if (!next.received || eventId === undefined || !movesComputed(event)) continue;
    const moment = { before, next: { ...next, steps }, event, told: told.get(eventId) };
    const now = duesAt(moment, clock, calendarOf(event, next.calendarId));
    if (now.calendarUnpublished !== undefined) ({ calendarUnpublished } = now);
    if (now.dueAt === next.dueAt && now.promiseDueAt === next.promiseDueAt) continue;
    dues.push({ eventId, dueAt: isoOrNull(now.dueAt), promiseDueAt: isoOrNull(now.promiseDueAt) });
    current = { ...next, dueAt: now.dueAt, promiseDueAt: now.promiseDueAt };
  }
  if (!current.received) throw new Error(`dossier ${code}: no reception is left`);
  return { dues, last: { ...current, steps }, calendarUnpublished };
}

/** Steps whose due follows from something; an extension and a due that a feed tells stay as they were given. */
function movesComputed({ type, data }: FoldableEvent): boolean {
  switch (type) {
    case 'DossierReceived':
    case 'SupplementReceived':
    case 'SupplementExpired':
    case 'PaymentReceived':
      return true;
    case 'DeadlineRecalculated':
      return data.cause.kind === 'calendar';
    case 'DossierCorrected':
      return data.recomputed;
    default:
      return false;
  }
}

function duesAt(moment: Moment, clock: ClockTerms, calendar: CalendarVersion): Answer & Pick<Received, 'promiseDueAt'> {
  return { ...dueAfter(moment, calendar, clock), promiseDueAt: promiseAfter(moment, clock) };
}

function dueAfter({ before, next, event, told }: Moment, calendar: CalendarVersion, clock: ClockTerms): Answer {
  if (told?.received === true && factsOfDue(told) === factsOfDue(next)) return { dueAt: told.dueAt };
  const known = before.received ? before.dueAt : next.dueAt;
  if (next.givenDue !== null) {
    // A calendar moves computed dues only; a wait moves the given one.
    return endsAWait(event) ? dueFrom(dueUnder(next, calendar, policyOf(next, clock))) : { dueAt: known };
  }
  return next.promise === 'given' ? { dueAt: known } : dueFrom(computedDue(next, calendar, policyOf(next, clock)));
}

const dueFrom = (due: Due | null): Answer => due ?? { dueAt: null, calendarUnpublished: null };

function promiseAfter({ before, next, event, told }: Moment, clock: ClockTerms): Instant | null {
  if (endsAWait(event)) {
    const same = told?.received === true && factsOfPromise(told) === factsOfPromise(next);
    return same ? told.promiseDueAt : promiseUnder(next, clock);
  }
  return before.received ? before.promiseDueAt : next.firstPromiseAt;
}

const endsAWait = ({ type }: FoldableEvent): boolean =>
  type === 'SupplementReceived' || type === 'SupplementExpired' || type === 'PaymentReceived';

/** What a due follows from, beside the calendar's version. */
function factsOfDue(state: Received): string {
  const { calendarId, limit, clockPolicy, promise, givenDue, clockStartsAt } = state;
  const waits = interruptionsOf(state.waits).filter(({ from }) => givenDue === null || from >= givenDue.since);
  return JSON.stringify([calendarId, limit, clockPolicy, promise, givenDue?.dueAt ?? clockStartsAt, waits]);
}

const factsOfPromise = ({ firstPromiseAt, waits }: Received): string =>
  JSON.stringify([firstPromiseAt, interruptionsOf(waits)]);

/** The state after each step that has an id. */
function statesOf(code: string, history: readonly FoldableEvent[]): Map<string, DossierState> {
  const states = new Map<string, DossierState>();
  let state: DossierState = unknownDossier(code);
  for (const event of history) {
    state = follow(state, event);
    if (event.eventId !== undefined) states.set(event.eventId, state);
  }
  return states;
}

/** Whether it can follow has been asked before anything was computed. */
function follow(state: DossierState, event: FoldableEvent): DossierState {
  const next = afterEffective(state, event);
  if (next === null) throw new Error(`${event.type} cannot follow "${state.status}"`);
  return next;
}

/** The correction as the next step; it comes to be before anybody knows its due. */
const corrected = (state: Received, data: DossierCorrectedData): FoldableEvent => ({
  type: 'DossierCorrected',
  data,
  occurredAt: toIso(state.lastOccurredAt),
  version: state.version + 1,
});
