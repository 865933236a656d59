import type { Sql } from '#event-store';
import { factsState } from './facts-state.js';
import { statements } from './statements.js';

/** Which months changes touched, and up to which position that was looked at. */
export interface TouchedMonths {
  months: ReadonlySet<number>;
  position: number;
}

/** The months from `first` to `last` touched by what the facts learnt after a position. Call it inside a snapshot. */
export async function monthsTouched(
  sql: Sql,
  { tenant, after, first, last }: { tenant: string; after: number; first: number; last: number },
): Promise<TouchedMonths> {
  const facts = await factsState(sql, tenant);
  if (facts === null || facts.position <= after) return { months: new Set(), position: facts?.position ?? after };
  const parameters = [tenant, after, facts.position, first, last, facts.generation];
  const rows = await sql.query<{ month: number }>(statements.monthsTouched, parameters);
  return { months: new Set(rows.map((row) => row.month)), position: facts.position };
}
