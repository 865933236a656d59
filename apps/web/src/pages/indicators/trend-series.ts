import type { FigureRow } from '../../figures/figures.js';

/** The months of one line in their order; null: a month without a row. */
export interface Series {
  key: string | null;
  months: readonly string[];
  rows: readonly (FigureRow | null)[];
}

/** Rows by month as lines, one for each value of a grouping or one of all; months that have not begun are left out. */
export function seriesOf(rows: readonly FigureRow[], split: string | null, today: string): Series[] {
  const begun = rows.filter(({ span }) => span !== undefined && span.from <= today);
  const months = [...new Set(begun.map(({ key }) => key['month'] ?? ''))].sort();
  const keys = split === null ? [null] : [...new Set(begun.map(({ key }) => key[split] ?? null))];
  const keyOf = ({ key }: FigureRow): string | null => (split === null ? null : (key[split] ?? null));
  return keys
    .sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1))
    .map((key) => {
      const own = new Map(begun.filter((row) => keyOf(row) === key).map((row) => [row.key['month'] ?? '', row]));
      return { key, months, rows: months.map((month) => own.get(month) ?? null) };
    });
}
