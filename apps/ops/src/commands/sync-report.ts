import type { ItemProblem, ReportedItem } from '#application';
import { openResult } from './result-of-rows.js';
import type { ResultOfRows, RowResult } from './result-of-rows.js';

const COLUMNS = ['item', 'code', 'service', 'verdict', 'reason', 'events', 'inferred', 'types'];

/** The difference report of a sync file: a line per item, whatever became of it. */
export const openSyncReport = (path: string | undefined): ResultOfRows | null =>
  openResult(path, { csv: COLUMNS, added: COLUMNS, source: null });

/** `DossierReceived (inferred); ActivityRecorded`; an item without a number had waited. */
export function reportedRow({ item, service, outcome: { code, outcome, problems, events } }: ReportedItem): RowResult {
  const inferred = events.filter((event) => event.inferred).length;
  const types = events.map((event) => (event.inferred ? `${event.type} (inferred)` : event.type));
  const line = [
    ...[item === null ? '' : String(item), code, service, outcome, problems.map(problemText).join('; ')],
    ...[String(events.length), String(inferred), types.join('; ')],
  ];
  return { row: item ?? 0, refused: outcome === 'quarantined', line, added: line };
}

/** `NgayTiepNhan CONFLICT: given 2026-03-02…, recorded 2026-03-01…` */
export function problemText(problem: ItemProblem): string {
  const { code, field } = problem;
  const values = [
    ...('given' in problem && problem.given !== undefined ? [`given ${problem.given}`] : []),
    ...('recorded' in problem && problem.recorded !== undefined ? [`recorded ${problem.recorded}`] : []),
  ];
  return `${field ?? 'item'} ${code}${values.length === 0 ? '' : `: ${values.join(', ')}`}`;
}
