import { readFileSync } from 'node:fs';

const load = (name: string): string => readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8');

/**
 * One statement per file, each a row per dossier with what it adds to `numerator` and `denominator`. Parameters: tenant,
 * position (null: now), local day after the span, its first day, level code or null, competent agencies or null, and where
 * an event is looked up the last position that counts. Where a `day` stands beside it decides which spans the dossier is
 * of, and its numerator counts in those that end after `countsFrom` (null: in all of them).
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

/** Measures whose dossiers each have one day: all spans are told by one reading of them. */
const OF_A_DAY = ['digitizedResults', 'digitizedComponents', 'satisfaction', 'returnedByPost'] as const;
export type DayMeasure = (typeof OF_A_DAY)[number];

export const isDayMeasure = (kind: RowMeasure): kind is DayMeasure => OF_A_DAY.some((name) => name === kind);

/** The sums of several spans, all within the span of the parameters, in their order; two more parameters: first days, days after. */
export function summedBySpan(measure: DayMeasure, parameters: number): string {
  const [first, after] = [`$${String(parameters + 1)}::date[]`, `$${String(parameters + 2)}::date[]`];
  const counts = 'd."countsFrom" is null or d."countsFrom" < s.before';
  const sums = ['denominator', ...(BESIDE[measure] ?? [])];
  const columns = sums.map((name) => `coalesce(sum(d."${name}"), 0)::int as "${name}"`);
  return `with d as materialized (\n${ROWS[measure]})
select coalesce(sum(d.numerator) filter (where ${counts}), 0)::int as numerator, ${columns.join(', ')}
from unnest(${first}, ${after}) with ordinality as s (from_on, before, place)
left join d on d.day >= s.from_on and d.day < s.before
group by s.place order by s.place`;
}

/** A page of the rows in the order of their codes: those that count in full, or those that fall short. */
export function paged(measure: RowMeasure, part: 'counted' | 'short', parameters: number): string {
  const [after, most] = [`$${String(parameters + 1)}::text`, `$${String(parameters + 2)}::integer`];
  const condition = part === 'counted' ? 'd.numerator = d.denominator' : 'd.numerator < d.denominator';
  return `select d.code, d.numerator, d.denominator\nfrom (\n${ROWS[measure]}) d
where ${condition} and d.code collate "C" > ${after} collate "C"
order by d.code collate "C" limit ${most}`;
}
