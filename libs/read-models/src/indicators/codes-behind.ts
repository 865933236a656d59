import type { Sql } from '#event-store';
import type { CellName } from '#indicators';
import { cutOf } from './figures.js';
import { knownPosition } from './known-position.js';
import { cellPredicates } from './policy-expression.js';
import { populationOf } from './population.js';
import type { FiguresQuestion } from './question.js';

/**
 * The codes of all dossiers behind several cells of one period, unpaged: for finding out which dossiers two figures
 * disagree about, never for a screen. Call it inside {@link inSnapshot}.
 * @throws FiguresError as {@link figures} does
 */
export async function codesBehind(
  sql: Sql,
  question: Omit<FiguresQuestion, 'groupBy' | 'calendar'>,
  cells: readonly CellName[],
): Promise<Map<CellName, Set<string>>> {
  const { tenant, policy, filters, scope, from, to } = question;
  const known = await knownPosition(sql, tenant, question.asOf ?? null);
  const population = populationOf({
    cut: cutOf(question, { from, to }, known),
    policy,
    filters,
    scope,
    withOfficer: false,
  });
  const predicates = cellPredicates(policy);
  const inCell = cells.map((cell) => `coalesce(${predicates[cell]}, false)`);
  const statement = `
select d.code, ${inCell.map((condition, index) => `${condition} as "${String(index)}"`).join(', ')}
from ${population.sql} d
where ${inCell.join(' or ')}`;
  const rows = await sql.query<Record<string, boolean> & { code: string }>(statement, population.parameters.values);
  return new Map(
    cells.map((cell, index) => [cell, new Set(rows.filter((row) => row[String(index)]).map((row) => row.code))]),
  );
}
