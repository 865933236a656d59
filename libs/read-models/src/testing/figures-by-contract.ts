import { readFileSync } from 'node:fs';
import type { Sql } from '#event-store';
import type { Counts, Rate } from '#indicators';
import type { FiguresQuestion } from '../indicators/question.js';

const statement = readFileSync(new URL('./sql/figures-by-contract.sql', import.meta.url), 'utf8');

/** A row of figures as the contract's words give it, read from the log by plain SQL. */
export interface ContractRow {
  key: Record<string, string | null>;
  counts: Counts;
  rates: Record<'rate' | 'firstPromise' | 'survivorshipSafe', Rate>;
  score: string | null;
}

/**
 * Figures from the table `event` alone, by a statement that shares nothing with what it is compared with. It knows no
 * filters and no scope, and no corrections: the log may hold none of dossiers that were corrected.
 */
export const figuresByContract = (sql: Sql, question: FiguresQuestion): Promise<ContractRow[]> => {
  const { tenant, timezone, from, to, policy, asOf, now, groupBy, population } = question;
  const iso = (instant: number): string => new Date(instant).toISOString();
  const seen = [asOf == null ? null : iso(asOf), iso(now)];
  const parameters = [tenant, timezone, from, to, policy.name, ...seen, groupBy, population ?? 'handled'];
  return sql.query<ContractRow>(statement, parameters);
};
