import type { CellName, Policy } from '#indicators';
import { COUNT_NAMES } from '#indicators';
import type { Parameters } from './parameters.js';
import { CELL_COLUMNS, cellPredicates } from './policy-expression.js';
import { COMPANIONS, type PopulationQuestion, believedAt, populationOf } from './population.js';
import type { GroupName } from './question.js';

/** The column of the population behind a grouping; `month` is no column but one statement per month. */
export const GROUP_COLUMNS: Readonly<Record<Exclude<GroupName, 'month'>, string>> = {
  agency: 'agency_id',
  field: 'field_code',
  procedure: 'procedure_code',
  level: 'level',
  channel: 'channel',
  officer: 'officer_id',
  handlingAgency: 'handling_agency_id',
};

export interface Statement {
  sql: string;
  parameters: Parameters;
}

const CELLS: readonly CellName[] = [...COUNT_NAMES, 'numerator', 'denominator'];

/**
 * Counts every cell of every row, and of the total, in one statement: the dossiers are grouped by key and class first,
 * so that the twenty conditions are asked once per combination and not once per dossier.
 */
export function figuresStatement(
  question: PopulationQuestion,
  groupBy: readonly (keyof typeof GROUP_COLUMNS)[],
): Statement {
  const withOfficer = question.withOfficer || groupBy.includes('officer');
  const overlapping = groupBy.includes('handlingAgency');
  const population = populationOf({
    ...question,
    withOfficer,
    scopeByHolding: overlapping || question.scopeByHolding === true,
  });
  const keys = groupBy.map((name) => GROUP_COLUMNS[name]);
  const grouped = [...keys, ...Object.values(CELL_COLUMNS), 'class_first', 'class_safe'].join(', ');
  const holders = overlapping ? `cross join lateral (${holdersOf(question, population)}) held` : '';
  const sets = keys.length === 0 ? '()' : overlapping ? `(${keys.join(', ')})` : `(${keys.join(', ')}), ()`;
  const total = keys.length === 0 || overlapping ? `${String(keys.length === 0)}` : `grouping(${keys.join(', ')}) > 0`;
  const sql = `
select ${[...keys, `${total} as is_total`, ...countColumns(question.policy)].join(',\n  ')}
from (
  select ${grouped}, count(*) as n
  from ${population.sql} d ${holders}
  group by ${grouped}) g
group by grouping sets (${sets})`;
  return { sql, parameters: population.parameters };
}

function holdersOf(
  { scope }: PopulationQuestion,
  { before, position, parameters }: ReturnType<typeof populationOf>,
): string {
  const mine = scope === null ? '' : ` and h.unit_id = any (${parameters.use('scope', scope, 'text[]')})`;
  return `select distinct h.unit_id collate "C" as handling_agency_id from fact_holding h
    where h.tenant_id = $1 and h.generation = d.generation and h.code = d.code and h.occurred_on < ${before}
      and ${believedAt('h', position)}${mine}`;
}

function countColumns(policy: Policy): string[] {
  const asked = cellPredicates(policy);
  const count = (condition: string, name: string): string =>
    `coalesce(sum(n) filter (where ${condition}), 0)::int as "${name}"`;
  const rate = (companion: keyof typeof COMPANIONS): string[] => {
    const cells = cellPredicates(COMPANIONS[companion], { ...CELL_COLUMNS, class: `class_${companion}` });
    return (['numerator', 'denominator'] as const).map((name) => count(cells[name], `${companion}_${name}`));
  };
  return [...CELLS.map((name) => count(asked[name], name)), ...rate('first'), ...rate('safe')];
}
