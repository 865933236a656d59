import type { Sql } from '#event-store';
import { factsState } from './facts-state.js';
import { statements } from './statements.js';

/** Which months changes touched, and up to which position that was looked at. */
export interface TouchedMonths {
  months: ReadonlySet<number>;
  position: number;
}

/** Positions looked at in one question. */
const SLICE = 8_000;

/** After so many new events (an import) finding out which months they touch costs more than computing all of them. */
const TOO_MANY = 100_000;

/**
 * The months from `first` to `last` touched by what the facts learnt after a position; all of them for `after` null.
 * Call it inside a snapshot.
 */
export async function monthsTouched(
  sql: Sql,
  { tenant, after, first, last }: { tenant: string; after: number | null; first: number; last: number },
): Promise<TouchedMonths> {
  const facts = await factsState(sql, tenant);
  const position = facts?.position ?? 0;
  if (facts === null || after === null || position - after > TOO_MANY) {
    return { months: new Set(Array.from({ length: last - first + 1 }, (_, index) => first + index)), position };
  }
  const months = new Set<number>();
  for (let from = after; from < position && months.size <= last - first; from += SLICE) {
    const slice = [tenant, from, Math.min(from + SLICE, position)];
    const codes = (await sql.query<{ code: string }>(statements.changedCodes, slice)).map(({ code }) => code);
    const parameters = [tenant, after, first, last, facts.generation, codes];
    const found = await sql.query<{ month: number }>(statements.monthsTouched, parameters);
    for (const { month } of found) months.add(month);
  }
  return { months, position };
}
