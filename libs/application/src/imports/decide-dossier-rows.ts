import { decideCaseListRow, evolve } from '#dossier';
import type {
  CaseListContext,
  CaseListProblem,
  CaseListRow,
  DecidedEvent,
  DossierState,
  FoldableEvent,
} from '#dossier';
import type { ReadRow } from '#exchange';

/** What is known of a dossier before some of its rows are taken. */
export interface Known {
  state: DossierState;
  /** An earlier row of this file has given its due. */
  dueStated: boolean;
}

export interface DecidedRow {
  row: ReadRow;
  verdict: 'accepted' | 'duplicate' | 'rejected';
  problems: CaseListProblem[];
}

export interface DecidedRows extends Known {
  events: { event: DecidedEvent; row: number }[];
  rows: DecidedRow[];
  /** The row that began the dossier, if one of these did. */
  began: ReadRow | null;
}

/** Takes rows of one dossier in their order, each seeing what the ones before it added. */
export function decideDossierRows(
  known: Known,
  rows: readonly ReadRow[],
  toRow: (row: ReadRow) => CaseListRow,
  context: Omit<CaseListContext, 'dueStated'>,
): DecidedRows {
  const decided: DecidedRows = { ...known, events: [], rows: [], began: null };
  for (const row of rows) {
    const decision = decideCaseListRow(decided.state, toRow(row), { ...context, dueStated: decided.dueStated });
    const problems = decision.verdict === 'rejected' ? decision.problems : [];
    decided.rows.push({ row, verdict: decision.verdict, problems });
    if (decision.verdict === 'rejected') continue;
    if (decision.verdict === 'accepted') takeEvents(decided, decision.events, row);
    if (row.dueAt !== null) decided.dueStated = true;
  }
  return decided;
}

function takeEvents(decided: DecidedRows, events: readonly DecidedEvent[], row: ReadRow): void {
  for (const event of events) {
    if (event.type === 'DossierReceived') decided.began = row;
    const next: FoldableEvent = { ...event, version: decided.state.version + 1 };
    decided.state = evolve(decided.state, next);
    decided.events.push({ event, row: row.row });
  }
}
