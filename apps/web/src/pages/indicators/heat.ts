import type { FigureRow } from '../../figures/figures.js';
import type { Rate } from '../../parts/rate-figure.js';
import { meets } from './targets.js';

/** From good to bad, by the lines that plans draw. */
export const GRADES = ['full', 'good', 'fair', 'low'] as const;
export type Grade = (typeof GRADES)[number];

/** Fewer than this in a month say little. */
export const FEW = 10;

/** Decided on the counts, never on the rounded percentage. */
export function gradeOf(rate: Rate): Grade {
  if (meets(rate, 100)) return 'full';
  if (meets(rate, 99)) return 'good';
  return meets(rate, 95) ? 'fair' : 'low';
}

/** One decimal, cut and not rounded: what is below 100 never reads as 100. */
export const cutPercent = ({ numerator, denominator }: Rate): number =>
  Math.floor((numerator * 1_000) / denominator) / 10;

export interface HeatRow {
  key: string | null;
  /** By month; null: no dossier in any count. */
  cells: readonly (FigureRow | null)[];
}

/** Rows by a grouping and month as a table, the lowest rate of all months together first; what was never judged is left out. */
export function heatRowsOf(
  rows: readonly FigureRow[],
  group: string,
  today: string,
): { months: string[]; rows: HeatRow[] } {
  const begun = rows.filter(({ span }) => span !== undefined && span.from <= today);
  const months = [...new Set(begun.map(({ key }) => key['month'] ?? ''))].sort();
  const byKey = new Map<string | null, FigureRow[]>();
  for (const row of begun) {
    const key = row.key[group] ?? null;
    byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  const found = [...byKey].map(([key, own]) => {
    const ofMonth = new Map(own.map((row) => [row.key['month'] ?? '', row]));
    const numerator = own.reduce((sum, { rate }) => sum + rate.numerator, 0);
    const denominator = own.reduce((sum, { rate }) => sum + rate.denominator, 0);
    return { key, cells: months.map((month) => ofMonth.get(month) ?? null), numerator, denominator };
  });
  const judged = found.filter(({ denominator }) => denominator > 0);
  judged.sort((a, b) => a.numerator * b.denominator - b.numerator * a.denominator || b.denominator - a.denominator);
  return { months, rows: judged.map(({ key, cells }) => ({ key, cells })) };
}
