import { plainDateOf } from '#calendar';
import { codeOfStream, evolve, unknownDossier } from '#dossier';
import type { DossierState, FoldableEvent } from '#dossier';
import type { ProjectedEvent } from '#event-store';
import type { Zone } from '#indicators';
import type { FactRow, Tallies } from './fact-row.js';
import { factColumns } from './fact-row.js';

/** A dossier as folded so far: its state, its row and how often things moved. */
export interface Folded extends Tallies {
  state: DossierState;
  row: FactRow | null;
  /** Where the log told of the reception; null before it. */
  receivedPosition: number | null;
}

/** What a batch changes, table by table. */
export interface FactChanges {
  current: Map<string, FactRow>;
  history: (FactRow & { to_position: number })[];
  dues: DueRow[];
  holdings: HoldingRow[];
}

export interface DueRow {
  code: string;
  position: number;
  occurred_at: string;
  occurred_on: string;
  due_at: string | null;
  due_on: string | null;
  promise_due_at: string | null;
  promise_due_on: string | null;
  cause: string;
}

export interface HoldingRow {
  code: string;
  position: number;
  occurred_at: string;
  occurred_on: string;
  /** False for the reception, which makes the counter the first holder. */
  handed_over: boolean;
  unit_id: string | null;
  officer_id: string | null;
}

export const emptyChanges = (): FactChanges => ({ current: new Map(), history: [], dues: [], holdings: [] });

export const unfolded = (streamId: string): Folded => ({
  state: unknownDossier(codeOfStream(streamId) ?? streamId),
  row: null,
  receivedPosition: null,
  dueChanges: 0,
  dueMovedAt: null,
  holdings: 0,
  heldAt: null,
});

/**
 * Folds one more event of a dossier and notes what it changes. A row is superseded only when something besides
 * its version differs, so events that move no fact leave no history.
 */
export function foldEvent(folded: Folded, event: ProjectedEvent, zone: Zone, changes: FactChanges): Folded {
  const before = folded.state;
  const state = evolve(before, event as unknown as FoldableEvent);
  const dueMoved = before.received && state.received && dueDiffers(before, state);
  const beingReceived = state.received && !before.received;
  const handedOver =
    event.type === 'DossierHandedOver' || (before.received && state.received && holderDiffers(before, state));
  const held = beingReceived || handedOver;
  const occurredAt = Date.parse(event.occurredAt);
  const receivedPosition = beingReceived ? event.position : folded.receivedPosition;
  const tallies: Tallies = {
    dueChanges: folded.dueChanges + (dueMoved ? 1 : 0),
    dueMovedAt: dueMoved ? latest(folded.dueMovedAt, occurredAt) : folded.dueMovedAt,
    holdings: folded.holdings + (held ? 1 : 0),
    heldAt: held ? latest(folded.heldAt, occurredAt) : folded.heldAt,
  };
  const row = nextRow(folded, state, tallies, event, zone, changes);
  const occurred_on = plainDateOf(zone.localDay(occurredAt));
  const when = { code: state.code, position: event.position, occurred_at: event.occurredAt, occurred_on };
  if (dueMoved) {
    if (folded.dueChanges === 0) changes.dues.push(...dueAtReception(folded));
    changes.dues.push({ ...when, ...dueOf(row), cause: event.type });
  }
  if (held) {
    const { holder_unit_id: unit_id, officer_id } = row;
    changes.holdings.push({ ...when, handed_over: handedOver, unit_id, officer_id });
  }
  return { state, row, receivedPosition, ...tallies };
}

const latest = (known: number | null, instant: number): number => Math.max(known ?? instant, instant);

/** Written with the first change, so that whoever looks before it finds what was promised. */
function dueAtReception({ row, receivedPosition }: Folded): DueRow[] {
  if (row?.received_at == null || row.received_on === null || receivedPosition === null) return [];
  const { code, received_at: occurred_at, received_on: occurred_on } = row;
  return [{ code, position: receivedPosition, occurred_at, occurred_on, ...dueOf(row), cause: 'DossierReceived' }];
}

const dueOf = ({ due_at, due_on, promise_due_at, promise_due_on }: FactRow) => ({
  due_at,
  due_on,
  promise_due_at,
  promise_due_on,
});

type ReceivedState = Extract<DossierState, { received: true }>;

const dueDiffers = (a: ReceivedState, b: ReceivedState): boolean =>
  a.dueAt !== b.dueAt || a.promiseDueAt !== b.promiseDueAt;

const holderDiffers = (a: ReceivedState, b: ReceivedState): boolean =>
  a.holder.unitId !== b.holder.unitId || a.holder.officerId !== b.holder.officerId;

function nextRow(
  folded: Folded,
  state: DossierState,
  tallies: Tallies,
  event: ProjectedEvent,
  zone: Zone,
  changes: FactChanges,
): FactRow {
  const columns = factColumns(state, tallies, zone);
  const identity = { code: state.code, version: event.version };
  const previous = folded.row;
  const same = previous !== null && sameColumns(previous, columns);
  if (previous !== null && !same) changes.history.push({ ...previous, to_position: event.position });
  const row = { ...columns, ...identity, from_position: same ? previous.from_position : event.position };
  changes.current.set(state.code, row);
  return row;
}

function sameColumns(row: FactRow, columns: object): boolean {
  for (const [name, value] of Object.entries(columns)) {
    const old = row[name as keyof FactRow] as unknown;
    if (old !== value && !(Array.isArray(value) && JSON.stringify(old) === JSON.stringify(value))) return false;
  }
  return true;
}
