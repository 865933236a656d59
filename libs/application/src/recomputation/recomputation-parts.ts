import type { Sql } from '#event-store';
import type { JobError } from '../jobs/job.js';

/** A year of months, the refolded facts, or the search for facts without a log. */
export type PartName = `year-${number}` | 'facts' | 'rows';

/** What is missing of a recomputation, and what a restart goes on with. */
export interface Part {
  part: PartName;
  state: 'open' | 'done' | 'failed';
  done: number;
  total: number;
  /** Months: the last one done; facts: the last position read; rows: slices done. */
  cursor: number;
  target: number;
  counts: PartCounts;
  error: JobError | null;
}

/** What a part found so far. */
export interface PartCounts {
  computed?: number;
  skipped?: number;
  streams?: number;
  drifts?: number;
  /** The last code looked at by the part `rows`. */
  after?: string;
}

type PartRow = Omit<Part, 'done' | 'total' | 'cursor' | 'target'> &
  Record<'done' | 'total' | 'cursor' | 'target', string>;

const COLUMNS = 'part, state, done, total, cursor, target, counts, error';

const toPart = (row: PartRow): Part => ({
  ...row,
  done: Number(row.done),
  total: Number(row.total),
  cursor: Number(row.cursor),
  target: Number(row.target),
});

/** All parts in the order they are worked on. */
export async function readParts(sql: Sql, tenant: string, jobId: string): Promise<Part[]> {
  const text = `select ${COLUMNS} from recomputation_part where tenant_id = $1 and job_id = $2 order by part collate "C"`;
  return (await sql.query<PartRow>(text, [tenant, jobId])).map(toPart);
}

/** One part, locked until the end of the transaction; null while another runner has it, who then carries on. */
export async function lockPart(sql: Sql, tenant: string, jobId: string, part: PartName): Promise<Part | null> {
  const text = `select ${COLUMNS} from recomputation_part where tenant_id = $1 and job_id = $2 and part = $3 for update skip locked`;
  const [row] = await sql.query<PartRow>(text, [tenant, jobId, part]);
  return row === undefined ? null : toPart(row);
}

/** Written once; a restart that plans again changes nothing. */
export async function createParts(
  sql: Sql,
  tenant: string,
  jobId: string,
  parts: readonly Pick<Part, 'part' | 'total' | 'cursor' | 'target'>[],
): Promise<void> {
  await sql.query(
    `insert into recomputation_part (tenant_id, job_id, part, state, total, cursor, target)
     select $1, $2, part, 'open', total, cursor, target
     from jsonb_to_recordset($3::jsonb) as r(part text, total bigint, cursor bigint, target bigint)
     on conflict do nothing`,
    [tenant, jobId, JSON.stringify(parts)],
  );
}

/** Moves a part on, in the transaction that wrote what it found. */
export async function movePart(sql: Sql, tenant: string, jobId: string, part: Part): Promise<void> {
  const { state, done, cursor, counts } = part;
  await sql.query(
    `update recomputation_part set state = $4, done = $5, cursor = $6, counts = $7
     where tenant_id = $1 and job_id = $2 and part = $3`,
    [tenant, jobId, part.part, state, done, cursor, JSON.stringify(counts)],
  );
}

export async function failPart(
  sql: Sql,
  tenant: string,
  jobId: string,
  part: PartName,
  error: JobError,
): Promise<void> {
  await sql.query(
    `update recomputation_part set state = 'failed', error = $4
     where tenant_id = $1 and job_id = $2 and part = $3 and state = 'open'`,
    [tenant, jobId, part, JSON.stringify(error)],
  );
}

export async function sumOfParts(sql: Sql, tenant: string, jobId: string): Promise<{ done: number; total: number }> {
  const [row] = await sql.query<{ done: string; total: string }>(
    'select coalesce(sum(done), 0) as done, coalesce(sum(total), 0) as total from recomputation_part where tenant_id = $1 and job_id = $2',
    [tenant, jobId],
  );
  return { done: Number(row?.done ?? 0), total: Number(row?.total ?? 0) };
}
