import type { Sql } from '#event-store';
import { findPolicy } from '#indicators';
import type { CellName, Ii06aRule, Ii06aViolation, PolicyName, Span } from '#indicators';
import { codesBehind } from '#read-models';
import type { FigureFilters } from '#read-models';
import type { Ii06aAsker } from './ii06a-figures.js';
import { questionOf } from './ii06a-figures.js';
import type { Ii06aQuery } from './ii06a-query.js';

/** A balance that does not hold, with the dossiers the two sides disagree about. */
export interface UnbalancedRow extends Ii06aViolation {
  /** Codes, at most {@link MOST_NAMED}. */
  dossiers: string[];
  /** How many more there are. */
  more: number;
}

const MOST_NAMED = 50;
/** Each takes two to five statements over a whole period; who mends the first will ask again. */
const MOST_SEARCHED = 5;

/** Cells of a period whose dossiers one side of a rule counts. */
interface Side {
  span: Span;
  policy: PolicyName;
  cells: CellName[];
  filters?: FigureFilters;
}

/** The first violations, each with the dossiers that are counted on one side more often than on the other. */
export async function unbalancedRows(
  sql: Sql,
  asker: Ii06aAsker,
  query: Ii06aQuery,
  violations: readonly Ii06aViolation[],
): Promise<UnbalancedRow[]> {
  const rows: UnbalancedRow[] = [];
  for (const violation of violations.slice(0, MOST_SEARCHED)) {
    const codes = await disputed(sql, asker, query, violation);
    rows.push({ ...violation, dossiers: codes.slice(0, MOST_NAMED), more: Math.max(codes.length - MOST_NAMED, 0) });
  }
  return rows.concat(violations.slice(MOST_SEARCHED).map((violation) => ({ ...violation, dossiers: [], more: 0 })));
}

async function disputed(sql: Sql, asker: Ii06aAsker, query: Ii06aQuery, violation: Ii06aViolation): Promise<string[]> {
  const sides = sidesOf(violation.rule, query);
  if (sides === null) return [];
  const balance = new Map<string, number>();
  for (const [sign, side] of [...sides[0].map((s) => [1, s] as const), ...sides[1].map((s) => [-1, s] as const)]) {
    const question = questionOf(asker, query, side.span, findPolicy(side.policy));
    const filters = { ...rowFilter(violation, query), ...side.filters };
    const found = await codesBehind(sql, { ...question, filters }, side.cells);
    for (const codes of found.values()) {
      for (const code of codes) balance.set(code, (balance.get(code) ?? 0) + sign);
    }
  }
  return [...balance].flatMap(([code, count]) => (count === 0 ? [] : [code])).sort();
}

function rowFilter({ row }: Ii06aViolation, { groupBy }: Ii06aQuery): FigureFilters {
  if (row === 'total') return {};
  return groupBy === 'field' ? { fieldCode: row.key } : { agencyId: row.key };
}

/** What both sides of a rule count; null: the numbers came from one count, no dossier tells them apart. */
function sidesOf(rule: Ii06aRule, { period, previous, next }: Ii06aQuery): [left: Side[], right: Side[]] | null {
  const here = (...cells: CellName[]): Side => ({ span: period, policy: 'ii06a', cells });
  const apart = (...cells: CellName[]): Side => ({ span: period, policy: 'tt01-2020', cells });
  switch (rule) {
    case '3=4+5+6': {
      const channels = (['online', 'counter', 'post', null] as const).map((channel) => ({
        ...here('received'),
        filters: { channel },
      }));
      return [[here('received', 'carriedOver')], [...channels, here('carriedOver')]];
    }
    case '3=7+11':
      return [[here('received', 'carriedOver')], [here('resolved', 'open')]];
    case '7=8+9+10':
      return [[here('resolved')], [here('early', 'onTime', 'late')]];
    case '11=12+13':
      return [[here('open')], [here('openInTime', 'openOverdue')]];
    case '6=previous.11':
      return [[here('carriedOver')], [{ ...here('open'), span: previous }]];
    case '11=next.6':
      return [[here('open')], [{ ...here('carriedOver'), span: next }]];
    case '7=tt01-2020':
      return [[here('resolved')], [apart('resolved', 'withdrawn', 'stopped')]];
    case '11=tt01-2020':
      return [[here('open')], [apart('open')]];
    case 'rows=total':
    case 'wholeNumbers':
      return null;
    default:
      return rule satisfies never;
  }
}
