import type { Ii06aKeyedCells } from './form.js';
import type { Ii06aRow } from './report.js';

/** What is known of a row's field or agency; `rank` goes before the name (levels of agencies). */
export interface Ii06aLabel {
  name: string;
  rank: number;
}

const LAST = Number.MAX_SAFE_INTEGER;
// Made once: a collator costs more than a sort of fifty rows.
const vietnamese = new Intl.Collator('vi', { numeric: true });

/** The rows by rank, then name in Vietnamese order, then key, numbered from 1; those without a key come last. */
export function orderedRows(rows: readonly Ii06aKeyedCells[], labelOf: (key: string) => Ii06aLabel | null): Ii06aRow[] {
  return rows
    .map((cells) => {
      const label = cells.key === null ? null : labelOf(cells.key);
      return { cells, name: label?.name ?? cells.key, rank: cells.key === null ? LAST : (label?.rank ?? LAST - 1) };
    })
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        vietnamese.compare(a.name ?? '', b.name ?? '') ||
        ((a.cells.key ?? '') < (b.cells.key ?? '') ? -1 : 1),
    )
    .map(({ cells: { key, ...cells }, name }, index) => ({ row: index + 1, key, name, ...cells }));
}
