import { readFileSync } from 'node:fs';

const load = (name: string): string => readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');

/**
 * One statement per file, each a row per dossier with what it adds to `numerator` and `denominator`. Parameters: tenant,
 * position (null: now), local day after the span, its first day, level code or null, competent agencies or null, and where
 * an event is looked up the last position that counts.
 */
const ROWS = {
  digitizedResults: load('digitized-results'),
  digitizedComponents: load('digitized-components'),
  satisfaction: load('satisfaction'),
  electronicHandOvers: load('electronic-hand-overs'),
  returnedByPost: load('returned-by-post'),
};

/** The measures that have rows of their own. */
export type RowMeasure = keyof typeof ROWS;

/** What belongs beside the share, by measure. */
const BESIDE: Partial<Record<RowMeasure, readonly string[]>> = {
  satisfaction: ['scoreSum'],
  electronicHandOvers: ['handOversElectronic', 'handOvers'],
};

export const isRowMeasure = (kind: string): kind is RowMeasure => Object.hasOwn(ROWS, kind);

/** All rows as one. */
export function summed(measure: RowMeasure): string {
  const sums = ['numerator', 'denominator', ...(BESIDE[measure] ?? [])];
  const columns = sums.map((name) => `coalesce(sum(d."${name}"), 0)::int as "${name}"`);
  return `select ${columns.join(', ')}\nfrom (\n${ROWS[measure]}) d`;
}

/** A page of the rows in the order of their codes: those that count in full, or those that fall short. */
export function paged(measure: RowMeasure, part: 'counted' | 'short', parameters: number): string {
  const [after, most] = [`$${String(parameters + 1)}::text`, `$${String(parameters + 2)}::integer`];
  const condition = part === 'counted' ? 'd.numerator = d.denominator' : 'd.numerator < d.denominator';
  return `select d.code, d.numerator, d.denominator\nfrom (\n${ROWS[measure]}) d
where ${condition} and d.code collate "C" > ${after} collate "C"
order by d.code collate "C" limit ${most}`;
}
