import { afterEffective, codeOfStream, effectiveHistory, evolve, unknownDossier } from '#dossier';
import type { DossierState, FoldableEvent } from '#dossier';
import type { ProjectedEvent } from '#event-store';
import type { Zone } from '#indicators';
import type { FactRow } from './fact-row.js';
import { factColumns } from './fact-row.js';
import type { DueRow, HoldingRow, SeriesRows, Tallies, WaitingRow } from './series.js';
import { NOTHING_MOVED, STILL_KNOWN, noteMoves } from './series.js';

/** A dossier as folded so far: its state, its row and how often things moved. */
export interface Folded extends Tallies {
  state: DossierState;
  row: FactRow | null;
  /** Where the log told of the reception; null before it. */
  receivedPosition: number | null;
}

/** What a batch changes, table by table. */
export interface FactChanges extends SeriesRows {
  current: Map<string, FactRow>;
  history: (FactRow & { to_position: number })[];
  /** Corrections: from their position on, the series of their dossier known before are superseded. */
  corrections: { code: string; position: number }[];
}

export const emptyChanges = (): FactChanges => ({
  current: new Map(),
  history: [],
  dues: [],
  holdings: [],
  waitings: [],
  corrections: [],
});

export const unfolded = (streamId: string): Folded => ({
  state: unknownDossier(codeOfStream(streamId) ?? streamId),
  row: null,
  receivedPosition: null,
  ...NOTHING_MOVED,
});

/**
 * Folds one more event of a dossier and notes what it changes. A row is superseded only when something besides
 * its version differs, so events that move no fact leave no history.
 */
export function foldEvent(folded: Folded, event: ProjectedEvent, zone: Zone, changes: FactChanges): Folded {
  const before = folded.state;
  const after = evolve(before, event as unknown as FoldableEvent);
  const moved =
    event.type === 'DossierCorrected'
      ? rewritten(after, event.position, zone, changes)
      : stepped(folded, before, after, event, zone, changes);
  const row = nextRow(folded, after, moved.tallies, event, zone, changes);
  return { state: after, row, receivedPosition: moved.receivedPosition, ...moved.tallies };
}

interface Moved {
  tallies: Tallies;
  receivedPosition: number | null;
}

function stepped(
  { receivedPosition: known, ...tallies }: Folded,
  before: DossierState,
  after: DossierState,
  event: ProjectedEvent,
  zone: Zone,
  changes: FactChanges,
): Moved {
  const receivedPosition = after.received && !before.received ? event.position : known;
  const step = { before, after, event, knownFrom: event.position, receivedPosition };
  return { tallies: noteMoves(step, talliesOf(tallies), zone, changes), receivedPosition };
}

const talliesOf = ({ dueChanges, dueMovedAt, holdings, heldAt, waitings, waitingMovedAt }: Tallies): Tallies => ({
  dueChanges,
  dueMovedAt,
  holdings,
  heldAt,
  waitings,
  waitingMovedAt,
});

/**
 * After a correction what was believed of the dossier's life is superseded: its series are written anew, as they follow
 * from the history as it now stands, and known from the correction's position on.
 */
function rewritten(after: DossierState, position: number, zone: Zone, changes: FactChanges): Moved {
  const { code } = after;
  changes.corrections.push({ code, position });
  for (const rows of [changes.dues, changes.holdings, changes.waitings]) supersede(rows, code, position);
  let tallies: Tallies = NOTHING_MOVED;
  let receivedPosition: number | null = null;
  if (!after.received) return { tallies, receivedPosition };
  let state: DossierState = unknownDossier(code);
  for (const event of effectiveHistory(after.steps as readonly (FoldableEvent & { position: number })[])) {
    const next = afterEffective(state, event);
    if (next === null) throw new Error(`dossier ${code}: its corrected history cannot be folded`);
    if (next.received && !state.received) receivedPosition = event.position;
    const step = { before: state, after: next, event, knownFrom: position, receivedPosition };
    tallies = noteMoves(step, tallies, zone, changes);
    state = next;
  }
  return { tallies, receivedPosition };
}

function supersede(rows: (DueRow | HoldingRow | WaitingRow)[], code: string, position: number): void {
  for (const row of rows) if (row.code === code && row.to_position === STILL_KNOWN) row.to_position = position;
}

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
