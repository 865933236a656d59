import type { Sql } from '#event-store';
import { restatedWithin } from '#read-models';
import type { RestatedPolicy } from './closing-events.js';
import type { PeriodRecord } from './period-record.js';
import { RestatementSummary } from './restatement-summary.js';

/** How much of a restatement somebody may know of. */
export interface RestatementCounts {
  dossiers: number;
  policies: RestatedPolicy[];
}

/**
 * The restatement in force, counted for whoever asks: within a scope only what those agencies counted or count now, so
 * that nobody learns how other agencies' figures moved. null: nothing was restated, or nothing that may be seen.
 * @param scope agencies whose dossiers may be seen; null: all
 */
export async function restatementInForce(
  sql: Pick<Sql, 'query'>,
  tenant: string,
  { closing, restatement }: PeriodRecord,
  scope: readonly string[] | null,
): Promise<RestatementCounts | null> {
  if (restatement === null) return null;
  if (scope === null) return restatement.data;
  const visible = await restatedWithin(sql, { tenant, restatementId: restatement.eventId }, scope);
  if (visible.length === 0) return null;
  const summary = new RestatementSummary(closing.data.policies);
  summary.add(visible);
  return { dossiers: summary.dossiers, policies: summary.policies() };
}
