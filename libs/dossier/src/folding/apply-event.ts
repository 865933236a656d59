import { changed } from '../copy-of.js';
import type { DossierEvent, FoldableEvent } from '../events.js';
import type { DossierState } from '../state.js';
import { onNotReceived } from './before-reception.js';
import { onReceived } from './after-reception.js';

/**
 * What one event makes of a state; version and steps are the caller's. Null where it cannot follow. The answer is an object
 * that nobody else holds yet, so whoever asked may finish it in place: a state is copied once an event.
 */
export function applyEvent(state: DossierState, event: FoldableEvent, at: number): DossierState | null {
  if (event.type === 'PersonErased') return erased(state, at);
  const after = state.received ? onReceived(state, event, at) : onNotReceived(state, event, at);
  const next = after === state ? { ...state } : after;
  if (next !== null && STEPS.has(event.type)) next.lastOccurredAt = Math.max(at, state.lastOccurredAt ?? at);
  return next;
}

/** Steps of the dossier's life, in whose order they happen; the others keep the record and may come at any time. */
const STEPS: ReadonlySet<DossierEvent['type']> = new Set([
  ...(['DossierSubmitted', 'DossierReceived', 'IntakeRefused', 'DossierHandedOver'] as const),
  ...(['SupplementRequested', 'SupplementReceived', 'SupplementExpired'] as const),
  ...(['PaymentRequested', 'PaymentReceived', 'DeadlineExtended'] as const),
  ...(['DossierProcessed', 'ResultReturned', 'DossierWithdrawn', 'ProcessingStopped'] as const),
]);

/** Whoever applied is nobody's any more; the first erasure stands. Nothing that is counted changes. */
function erased(state: DossierState, at: number): DossierState {
  const personErasedAt = state.personErasedAt ?? at;
  return state.received ? changed(state, { personErasedAt }) : { ...state, personErasedAt };
}
