import type { Sql } from '#event-store';
import type { ClosablePeriod } from '#indicators';
import { statements } from './statements.js';

export interface TouchedQuestion {
  tenant: string;
  timezone: string;
  /** What was recorded after this position; null: everything. */
  after: number | null;
  /** Agencies whose dossiers are looked at; null or absent: all. */
  scope?: readonly string[] | null;
}

export interface TouchedPeriods<T> {
  periods: TouchedPeriod<T>[];
  /** Up to which position that was looked at. */
  position: number;
}

export interface TouchedPeriod<T> {
  period: T;
  /** How many dossiers may be counted otherwise by it; null: too many events to find out cheaply. */
  dossiers: number | null;
}

/** After so many new events (an import) finding out which periods they touch costs more than comparing all of them. */
const TOO_MANY = 100_000;

const RUNNING = 'select generation, position from projection where tenant_id = $1 and name = $2 and running';

/**
 * Those of some periods whose figures may differ by what the facts learnt after a position, each with the number of
 * dossiers that may be the reason. Call it inside a snapshot.
 */
export async function periodsTouched<T extends ClosablePeriod>(
  sql: Sql,
  { tenant, timezone, after, scope }: TouchedQuestion,
  periods: readonly T[],
): Promise<TouchedPeriods<T>> {
  const [facts] = await sql.query<{ generation: number; position: string }>(RUNNING, [tenant, 'dossier-facts']);
  if (facts === undefined || periods.length === 0) return { periods: [], position: Number(facts?.position ?? 0) };
  const position = Number(facts.position);
  if (after === null || position - after > TOO_MANY) {
    return { periods: periods.map((period) => ({ period, dossiers: null })), position };
  }
  const last = periods.map(({ to }) => to).reduce((a, b) => (a > b ? a : b));
  const changed = await sql.query<{ code: string; since: string }>(statements.changedLives, [
    ...[tenant, after, position, timezone, last],
  ]);
  if (changed.length === 0) return { periods: [], position };
  const [codes, since] = [changed.map((row) => row.code), changed.map((row) => row.since)];
  const [firsts, lasts] = [periods.map(({ from }) => from), periods.map(({ to }) => to)];
  const parameters = [tenant, after, codes, since, facts.generation, firsts, lasts, scope ?? null];
  const touched = await sql.query<{ n: number; dossiers: number }>(statements.periodsTouched, parameters);
  const counts = new Map(touched.map(({ n, dossiers }) => [n, dossiers]));
  const found = periods.map((period, index) => ({ period, dossiers: counts.get(index + 1) ?? 0 }));
  return { periods: found.filter(({ dossiers }) => dossiers > 0), position };
}
