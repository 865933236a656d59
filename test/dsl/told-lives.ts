import { effectiveHistory, evolve, unknownDossier } from '#dossier';
import type { DossierState, FoldableEvent } from '#dossier';
import { snapshotItem, stepItems } from '#exchange';
import type { SyncText } from '#exchange';
import type { TestEvent } from './test-event.js';

const ZONE = 'Asia/Ho_Chi_Minh';

export function foldLife(code: string, events: readonly FoldableEvent[]): DossierState {
  let state: DossierState = unknownDossier(code);
  for (const event of events) state = evolve(state, { ...event, version: state.version + 1 });
  return state;
}

/** Each dossier's life as it stands in the end, step by step in the order of its time, without people's corrections. */
export function livesOf(log: readonly TestEvent[]): Map<string, FoldableEvent[]> {
  const lives = new Map<string, FoldableEvent[]>();
  for (const { code, occurredAt, ...event } of log) {
    const told = {
      ...event,
      recordedAt: undefined,
      occurredAt: new Date(occurredAt).toISOString(),
      version: 0,
    } as unknown as FoldableEvent;
    lives.set(code, [...(lives.get(code) ?? []), told]);
  }
  for (const [code, events] of lives) {
    const standing = effectiveHistory(events).filter(({ type }) => !type.includes('Correct'));
    lives.set(
      code,
      standing.toSorted((a, b) => Date.parse(a.occurredAt) - Date.parse(b.occurredAt)),
    );
  }
  return lives;
}

/**
 * What a sync can tell at all: a dossier that is there, whose steps have each an instant of their own (a feed has no order
 * within a second), none before the reception, at most one kind of end, and no supplement that expired: the portal has no
 * word for that.
 */
export function isTold(life: readonly FoldableEvent[]): boolean {
  const times = stepItems('x', life, ZONE).map((step) => String(step['ThoiDiemXuLy']));
  const ends = new Set(life.map(({ type }) => type).filter((type) => /Processed|Withdrawn|Stopped|Refused/.test(type)));
  const first = life.find(({ type }) => type === 'DossierReceived' || type === 'IntakeRefused');
  const isFirst = life.every(
    ({ type, occurredAt }) => type === 'DossierSubmitted' || occurredAt >= (first?.occurredAt ?? ''),
  );
  const processed = life.find(({ type }) => type === 'DossierProcessed');
  const returned = life.find(({ type }) => type === 'ResultReturned');
  const isResult = returned === undefined || (processed !== undefined && processed.occurredAt <= returned.occurredAt);
  if (life.some(({ type }) => type === 'SupplementExpired')) return false;
  const isOnce = ['DossierProcessed', 'ResultReturned'].every(
    (name) => life.filter(({ type }) => type === name).length < 2,
  );
  return first !== undefined && isFirst && isResult && isOnce && new Set(times).size === times.length && ends.size < 2;
}

/** A sync of the life so far, both services. */
export function syncOf(code: string, life: readonly FoldableEvent[]): SyncText[] {
  const snapshot = snapshotItem(foldLife(code, life), ZONE);
  return [...(snapshot === null ? [] : [snapshot]), ...stepItems(code, life, ZONE)];
}

/** The facts that a sync can know. Not among them: who held it, why a due moved, with which decision it ended. */
export function knowable(state: DossierState) {
  if (!state.received) return { status: state.status, refusedAt: state.refusedAt };
  const { receivedAt, dueAt, processedAt, returnedAt, withdrawnAt, stoppedAt, waits, supplementRequests } = state;
  // Until it is handed over a dossier is received and not in process; a feed tells of no hand-over.
  const status = state.status === 'inProcess' ? 'received' : state.status;
  const spans = waits.map(({ kind, from, to }) => ({ kind, from, to }));
  return { status, receivedAt, dueAt, processedAt, returnedAt, withdrawnAt, stoppedAt, spans, supplementRequests };
}
