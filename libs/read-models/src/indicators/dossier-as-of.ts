import type { Instant } from '#calendar';
import { afterEffective, effectiveHistory, unknownDossier } from '#dossier';
import type { DeadlineCause, DossierState, FactFlag, Received } from '#dossier';
import type { DossierFacts } from '#indicators';
import { countingFacts } from '../dossier-facts/counting-facts.js';
import type { LoggedEvent } from './logged-events.js';

/** What moved a due: the event, and what it says of the reason in codes. */
export interface DueCause {
  event: LoggedEvent['type'];
  kind?: DeadlineCause['kind'];
  calendarId?: string;
  fromVersion?: number;
  toVersion?: number;
  reasonCode?: string;
  field?: string;
}

/** A due from the event on that gave or moved it. */
export interface DueStep {
  dueAt: Instant | null;
  promiseDueAt: Instant | null;
  indexDueAt: Instant | null;
  /** As first printed; it never moves. */
  firstPromiseAt: Instant | null;
  cause: DueCause;
  /** ISO instants. */
  occurredAt: string;
  recordedAt: string;
  position: number;
  /** The calendar version the clock is counted by from here on. */
  calendar: { id: string; version: number } | null;
}

/** A dossier as it follows from its own events. */
export interface DossierAsOf {
  /** Null if it was not received by then. */
  facts: DossierFacts | null;
  refusedAt: Instant | null;
  dues: DueStep[];
  flags: FactFlag[];
}

/** An event of a history cannot follow the one before it; the projector parks such a dossier. */
export class UnfoldableDossierError extends Error {
  readonly code = 'DOSSIER.UNFOLDABLE';
}

/**
 * What was so of a dossier before an instant, from the events recorded by a position: the one `evolve` that the fact
 * tables are written by, asked without them, so that evidence shows facts of the log and not of a read model.
 */
export function dossierAsOf(code: string, events: readonly LoggedEvent[], before: Instant): DossierAsOf {
  const happened = standing(events).filter(({ occurredAt }) => Date.parse(occurredAt) < before);
  const isReceived = happened.some(({ type }) => type === 'DossierReceived');
  const seen = isReceived ? happened : happened.filter(({ type }) => BEFORE_RECEPTION.has(type));
  const dues: DueStep[] = [];
  let state: DossierState = unknownDossier(code);
  for (const event of seen) {
    const next = afterEffective(state, event);
    if (next === null) throw new UnfoldableDossierError(`${code}: ${event.type} cannot follow ${state.status}`);
    if (next.received && (!state.received || differs(state, next))) dues.push(dueStep(next, event));
    state = next;
  }
  const { flags } = state;
  return state.received
    ? { facts: countingFacts(state), refusedAt: null, dues, flags }
    : { facts: null, refusedAt: state.refusedAt, dues, flags };
}

const BEFORE_RECEPTION: ReadonlySet<string> = new Set(['DossierSubmitted', 'IntakeRefused']);

/** The history as its corrections leave it; of an annulled reception nothing is left. */
function standing(events: readonly LoggedEvent[]): readonly LoggedEvent[] {
  const reception = events.find(({ type }) => type === 'DossierReceived');
  const annulled = events.some(
    (event) =>
      event.type === 'DossierCorrected' &&
      event.data.field === 'annul' &&
      event.data.targetEventId === reception?.eventId,
  );
  return annulled ? [] : effectiveHistory(events);
}

const differs = (a: Received, b: Received): boolean => {
  const [before, after] = [countingFacts(a), countingFacts(b)];
  return (
    before.dueAt !== after.dueAt ||
    before.promiseDueAt !== after.promiseDueAt ||
    before.indexDueAt !== after.indexDueAt ||
    a.calendarVersion !== b.calendarVersion
  );
};

function dueStep(state: Received, event: LoggedEvent): DueStep {
  const { dueAt, promiseDueAt, indexDueAt, firstPromiseAt } = countingFacts(state);
  const { calendarId, calendarVersion } = state;
  const { occurredAt, recordedAt, position } = event;
  const calendar =
    calendarId === null || calendarVersion === null ? null : { id: calendarId, version: calendarVersion };
  const dues = { dueAt, promiseDueAt, indexDueAt, firstPromiseAt };
  return { ...dues, cause: causeOf(event), occurredAt, recordedAt, position, calendar };
}

/** Codes only: the name of a file or feed is somebody's free text. */
function causeOf(event: LoggedEvent): DueCause {
  switch (event.type) {
    case 'DeadlineRecalculated': {
      const { cause } = event.data;
      if (cause.kind !== 'calendar') return { event: event.type, kind: cause.kind };
      const { kind, calendarId, fromVersion, toVersion } = cause;
      return { event: event.type, kind, calendarId, fromVersion, toVersion };
    }
    case 'DeadlineExtended':
      return { event: event.type, reasonCode: event.data.reasonCode };
    case 'DossierCorrected':
      return { event: event.type, field: event.data.field };
    default:
      return { event: event.type };
  }
}
