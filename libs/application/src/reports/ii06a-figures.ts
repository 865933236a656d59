import type { Instant } from '#calendar';
import type { Sql } from '#event-store';
import { findPolicy } from '#indicators';
import type { Policy, Span } from '#indicators';
import { figures } from '#read-models';
import type { FigureRow, FiguresAnswer, FiguresQuestion } from '#read-models';
import type { Ii06aQuery } from './ii06a-query.js';

/** Who asks, and when; `scope`: the agencies that may be counted, null: all. */
export interface Ii06aAsker {
  tenant: string;
  timezone: string;
  scope: readonly string[] | null;
  now: Instant;
}

/** Everything a form is made of and checked against. */
export interface Ii06aFigures {
  /** By row and channel, under `ii06a`. */
  split: FiguresAnswer;
  /** The total of the same period under `tt01-2020`. */
  apart: FiguresAnswer;
  /** The total of the same period, dossiers without a due by themselves, however they ended. */
  limitless: FiguresAnswer;
  /** By row, the period before. */
  previous: FiguresAnswer;
  /** By row, the period after; null: as-of lies before the end of this one. */
  next: FiguresAnswer | null;
}

/** The question of a period under a policy, ungrouped. */
export function questionOf(
  { tenant, timezone, scope, now }: Ii06aAsker,
  { asOf }: Ii06aQuery,
  { from, to }: Span,
  policy: Policy,
): FiguresQuestion {
  return { tenant, timezone, scope, now, from, to, asOf, policy, groupBy: [], filters: {} };
}

/** `ii06a` but for what it does with dossiers that have no due; a withdrawal or stop ends these too. */
const LIMITLESS: Policy = { ...findPolicy('ii06a'), noDue: 'out' };

/** All figures of a form; call it inside `inSnapshot`, so that they speak of one state. */
export async function ii06aFigures(
  sql: Sql,
  asker: Ii06aAsker,
  query: Ii06aQuery,
  ended: boolean,
): Promise<Ii06aFigures> {
  const { groupBy } = query;
  const ask = (span: Span, policy: Policy, groups: FiguresQuestion['groupBy']): Promise<FiguresAnswer> =>
    figures(sql, { ...questionOf(asker, query, span, policy), groupBy: groups });
  return {
    split: await ask(query.period, findPolicy('ii06a'), [groupBy, 'channel']),
    apart: await ask(query.period, findPolicy('tt01-2020'), []),
    limitless: await ask(query.period, LIMITLESS, []),
    previous: await ask(query.previous, findPolicy('ii06a'), [groupBy]),
    next: ended ? await ask(query.next, findPolicy('ii06a'), [groupBy]) : null,
  };
}

/** One count of every row by its key. */
export const byRow = (
  answer: FiguresAnswer,
  { groupBy }: Ii06aQuery,
  count: (row: FigureRow) => number,
): Map<string | null, number> => new Map(answer.rows.map((row) => [row.key[groupBy] ?? null, count(row)]));
