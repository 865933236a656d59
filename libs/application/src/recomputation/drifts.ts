import type { Sql } from '#event-store';

/** A difference between what stood and what the log says. There should be none. */
export interface Drift {
  kind: 'figure' | 'fact';
  /** A month, policy and grouping, or a table and a dossier. */
  subject: string;
  stored: unknown;
  computed: unknown;
}

/** Of one slice at most so many are written down; all are counted. */
const MOST_KEPT = 1_000;

const RECORD = `
  insert into drift (tenant_id, job_id, kind, subject, stored, computed)
  select $1, $2, kind, subject, stored, computed
  from jsonb_to_recordset($3::jsonb) as r(kind text, subject text, stored jsonb, computed jsonb)`;

/** Writes drifts down and answers how many there were. */
export async function recordDrifts(sql: Sql, tenant: string, jobId: string, drifts: readonly Drift[]): Promise<number> {
  if (drifts.length > 0) await sql.query(RECORD, [tenant, jobId, JSON.stringify(drifts.slice(0, MOST_KEPT))]);
  return drifts.length;
}
