import { applyEvent } from './folding/apply-event.js';
import { flagged, unpublishedFlag } from './folding/fact-flags.js';
import { effectiveHistory } from './effective-history.js';
import type { DossierCorrectedData, FoldableEvent } from './events.js';
import { instantOrNull, toInstant } from './events.js';
import type { DossierState, NotReceived, Received } from './state.js';
import { unknownDossier } from './state.js';

/** A stored history that this program cannot fold: the projector parks such a stream. */
export class ImpossibleHistoryError extends Error {
  readonly code = 'DOSSIER.IMPOSSIBLE_HISTORY';
  constructor(dossier: string, version: number, type: string, status: string) {
    super(`dossier ${dossier}: event ${String(version)} (${type}) cannot follow status "${status}"`);
  }
}

/**
 * The state after one more event. Total over every history that `decide` can write, and lenient towards what feeds
 * and files tell (a return without a processing, an end told twice: the last one stands); throws
 * {@link ImpossibleHistoryError} for a version that does not follow, an unreadable time, processing before reception,
 * a second submission or reception, and a correction of an event that is not there.
 */
export function evolve(state: DossierState, event: FoldableEvent): DossierState {
  const occurredAt = toInstant(event.occurredAt);
  if (event.version !== state.version + 1 || Number.isNaN(occurredAt)) throw impossible(state, event);
  const next = event.type === 'DossierCorrected' ? corrected(state, event) : applyEvent(state, event, occurredAt);
  if (next === null) throw impossible(state, event);
  next.version = event.version;
  next.steps = [...state.steps, event];
  return next;
}

/** Folds a whole stream, oldest event first. */
export const replay = (code: string, events: Iterable<FoldableEvent>): DossierState => {
  let state: DossierState = unknownDossier(code);
  for (const event of events) state = evolve(state, event);
  return state;
};

const impossible = (state: DossierState, event: FoldableEvent) =>
  new ImpossibleHistoryError(state.code, event.version, event.type, state.status);

type Corrected = Extract<FoldableEvent, { type: 'DossierCorrected' }>;

/** A correction changes what went before it, so the whole history is folded again as it now stands. */
function corrected(state: DossierState, event: Corrected): DossierState | null {
  if (!state.received) return null;
  const { targetEventId, field } = event.data;
  const target = state.steps.find((step) => step.eventId === targetEventId);
  if (target === undefined && field !== 'told') return null;
  if (field === 'annul' && target?.type === 'DossierReceived') return annulled(state);
  return foldEffective(state.code, effectiveHistory([...state.steps, event]));
}

/** Folds an effective history: versions may have holes in it. Null where it makes no sense. */
export function foldEffective(code: string, events: readonly FoldableEvent[]): DossierState | null {
  let state: DossierState | null = unknownDossier(code);
  for (const event of events) {
    state = afterEffective(state, event);
    if (state === null) return null;
  }
  return state;
}

/** The state after one more event of an effective history; null where it cannot follow. */
export const afterEffective = (state: DossierState, event: FoldableEvent): DossierState | null =>
  event.type === 'DossierCorrected'
    ? afterCorrection(state, event.data)
    : applyEvent(state, event, toInstant(event.occurredAt));

/**
 * What a correction says beyond the changed history, in its own time: that there was one, and the due where the newest
 * version of the calendar moves it.
 */
function afterCorrection(state: DossierState, data: DossierCorrectedData): Received | null {
  if (!state.received) return null;
  const { dueAt, requestEventId, terms, calendarVersion, recomputed } = data;
  return {
    ...state,
    dueAt: recomputed ? instantOrNull(dueAt) : state.dueAt,
    // Of another calendar, too, whose versions the steps before do not know.
    calendarVersion: recomputed || terms !== undefined ? calendarVersion : state.calendarVersion,
    flags: flagged(state.flags, [
      data.field === 'told' ? 'retold' : 'corrected',
      ...unpublishedFlag(data.calendarUnpublished),
    ]),
    pendingCorrections: state.pendingCorrections.filter((pending) => pending.requestEventId !== requestEventId),
  };
}

/** Out of every count and open to nothing more; the record itself stays. */
function annulled(state: Received): NotReceived {
  const { code, procedureCode, fieldCode, agencyId, agencyLevel, channel, submittedAt, receivedAt } = state;
  return {
    ...unknownDossier(code),
    ...{ procedureCode, fieldCode, agencyId, agencyLevel, channel, submittedAt },
    status: 'annulled',
    annulledReceptionAt: receivedAt,
    personErasedAt: state.personErasedAt,
    lastOccurredAt: state.lastOccurredAt,
    flags: flagged(state.flags, ['corrected']),
  };
}
