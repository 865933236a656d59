import type { Sql } from '#event-store';
import type { ClosablePeriod } from '#indicators';
import { statements } from './statements.js';

export interface TouchedQuestion {
  tenant: string;
  timezone: string;
  /** What was recorded after this position; null: everything. */
  after: number | null;
}

export interface TouchedPeriods<T> {
  periods: T[];
  /** Up to which position that was looked at. */
  position: number;
}

/** After so many new events (an import) finding out which periods they touch costs more than comparing all of them. */
const TOO_MANY = 100_000;

const RUNNING = 'select generation, position from projection where tenant_id = $1 and name = $2 and running';

/** Those of some periods whose figures may differ by what the facts learnt after a position. Call it inside a snapshot. */
export async function periodsTouched<T extends ClosablePeriod>(
  sql: Sql,
  { tenant, timezone, after }: TouchedQuestion,
  periods: readonly T[],
): Promise<TouchedPeriods<T>> {
  const [facts] = await sql.query<{ generation: number; position: string }>(RUNNING, [tenant, 'dossier-facts']);
  if (facts === undefined || periods.length === 0) return { periods: [], position: Number(facts?.position ?? 0) };
  const position = Number(facts.position);
  if (after === null || position - after > TOO_MANY) return { periods: [...periods], position };
  const last = periods.map(({ to }) => to).reduce((a, b) => (a > b ? a : b));
  const changed = await sql.query<{ code: string; since: string }>(statements.changedLives, [
    ...[tenant, after, position, timezone, last],
  ]);
  if (changed.length === 0) return { periods: [], position };
  const [codes, since] = [changed.map((row) => row.code), changed.map((row) => row.since)];
  const [firsts, lasts] = [periods.map(({ from }) => from), periods.map(({ to }) => to)];
  const parameters = [tenant, after, codes, since, facts.generation, firsts, lasts];
  const touched = await sql.query<{ n: number }>(statements.periodsTouched, parameters);
  const numbers = new Set(touched.map(({ n }) => n));
  return { periods: periods.filter((_, index) => numbers.has(index + 1)), position };
}
