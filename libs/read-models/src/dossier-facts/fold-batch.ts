import { afterEffective, codeOfStream, effectiveHistory, evolve, unknownDossier } from '#dossier';
import type { DossierState, FoldableEvent } from '#dossier';
import type { ProjectedEvent } from '#event-store';
import type { Zone } from '#indicators';
import type { FactRow } from './row/fact-row.js';
import { factParts, sameParts } from './row/fact-row.js';
import type { DueRow, HoldingRow, SeriesRows, Tallies, WaitingRow } from './series.js';
import { NOTHING_MOVED, STILL_KNOWN, noteMoves } from './series.js';

/** A dossier as folded so far: its state, its row and how often things moved. */
export interface Folded {
  state: DossierState;
  row: FactRow;
  tallies: Tallies;
  /** Where the log told of the reception; null before it. */
  receivedPosition: number | null;
}

/** A dossier before its first event. */
type NotFolded = Omit<Folded, 'row'> & { row: null };

/** What a slice of the log changes, table by table. */
export interface FactChanges extends SeriesRows {
  /** The last rows of dossiers; whoever cuts the log into slices knows which are the last. */
  current: FactRow[];
  history: { row: FactRow; to_position: number }[];
  /** Corrections: from their position on, the series of their dossier known before are superseded. */
  corrections: { code: string; position: number }[];
}

export const emptyChanges = (): FactChanges => ({
  current: [],
  history: [],
  dues: [],
  holdings: [],
  waitings: [],
  corrections: [],
});

/** A dossier of which nothing is known yet. */
export const unfolded = (streamId: string): NotFolded => ({
  state: unknownDossier(codeOfStream(streamId) ?? streamId),
  row: null,
  receivedPosition: null,
  tallies: NOTHING_MOVED,
});

/**
 * Folds one more event of a dossier and notes what it changes. A row is superseded only when something besides
 * its version differs, so events that move no fact leave no history.
 */
export function foldEvent(folded: Folded | NotFolded, event: ProjectedEvent, zone: Zone, changes: FactChanges): Folded {
  const before = folded.state;
  const after = evolve(before, event as unknown as FoldableEvent);
  const moved =
    event.type === 'DossierCorrected'
      ? rewritten(after, event.position, zone, changes)
      : stepped(folded, before, after, event, zone, changes);
  const row = nextRow(folded, after, moved.tallies, event, zone, changes);
  return { state: after, row, receivedPosition: moved.receivedPosition, tallies: moved.tallies };
}

interface Moved {
  tallies: Tallies;
  receivedPosition: number | null;
}

function stepped(
  { receivedPosition: known, tallies }: Folded | NotFolded,
  before: DossierState,
  after: DossierState,
  event: ProjectedEvent,
  zone: Zone,
  changes: FactChanges,
): Moved {
  const receivedPosition = after.received && !before.received ? event.position : known;
  const step = { before, after, event, knownFrom: event.position, receivedPosition };
  return { tallies: noteMoves(step, tallies, zone, changes), receivedPosition };
}

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
  folded: Folded | NotFolded,
  state: DossierState,
  tallies: Tallies,
  event: ProjectedEvent,
  zone: Zone,
  changes: FactChanges,
): FactRow {
  const previous = folded.row;
  const { code } = state;
  const { version, position } = event;
  const earlier = previous === null ? null : { state: folded.state, tallies: folded.tallies, parts: previous.parts };
  const parts = factParts({ state, tallies }, zone, earlier);
  if (previous === null) return { code, version, from_position: position, parts };
  if (sameParts(previous.parts, parts)) return { ...previous, version };
  changes.history.push({ row: previous, to_position: position });
  return { code, version, from_position: position, parts };
}
