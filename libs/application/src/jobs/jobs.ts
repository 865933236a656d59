import type { Database, Sql } from '#event-store';
import type { Ids } from '../ports.js';
import { ProblemError } from '../problem-error.js';
import type { Job, JobError, JobState, NewJob } from './job.js';

interface JobRow extends Omit<Job, 'done' | 'total'> {
  done: string;
  total: string | null;
}

const COLUMNS = `tenant_id as tenant, job_id as id, kind, parameters, state, done, total, unit, requested_by as "requestedBy",
  created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt", result, error`;

const CREATE = `
  insert into job (tenant_id, job_id, kind, parameters, state, unit, requested_by, moved_at)
  values ($1, $2, $3, $4, 'queued', $5, $6, clock_timestamp())`;

const LIST = `
  select ${COLUMNS} from job j
  where tenant_id = $1
    and ($2::uuid is null
      or (created_at, job_id) < (select b.created_at, b.job_id from job b where b.tenant_id = $1 and b.job_id = $2))
    and ($4::text is null or kind = $4)
  order by created_at desc, job_id desc limit $3`;

/** Also of a job that already runs: whoever carries on after a crash claims it again. */
const CLAIM = `
  update job set state = 'running', started_at = coalesce(started_at, clock_timestamp()), moved_at = clock_timestamp()
  where tenant_id = $1 and job_id = $2 and state in ('queued', 'running')
  returning ${COLUMNS}`;

const PROGRESS = `
  update job set done = $3, total = coalesce($4, total), moved_at = clock_timestamp()
  where tenant_id = $1 and job_id = $2 and state = 'running'
  returning 1`;

const RELEASE = `
  update job set state = 'queued', moved_at = clock_timestamp()
  where tenant_id = $1 and job_id = $2 and state = 'running'`;

const FINISH = `
  update job set state = $3, result = $4, error = $5, finished_at = clock_timestamp(), moved_at = clock_timestamp(),
    done = case when $3 = 'done' then coalesce(total, done) else done end
  where tenant_id = $1 and job_id = $2 and state in ('queued', 'running')
  returning 1`;

/** Two sweepers at once take different ones; what is taken has moved and is left alone for a while. */
const STRANDED = `
  update job set moved_at = clock_timestamp()
  where (tenant_id, job_id) in (
    select tenant_id, job_id from job
    where kind = any ($1)
      and ((state = 'queued' and moved_at < clock_timestamp() - make_interval(secs => $2))
        or (state = 'running' and moved_at < clock_timestamp() - make_interval(secs => $3)))
    for update skip locked)
  returning tenant_id as tenant, job_id as id`;

/** Long work: who asked for it, how far it is, how it ended. Every change is one statement that names the state it expects. */
export class Jobs {
  constructor(
    readonly database: Database,
    private readonly ids: Ids,
  ) {}

  newId(): string {
    return this.ids.uuid();
  }

  /** Writes a job down and answers its id; give the `sql` of a transaction to write it together with other rows. */
  async create(tenant: string, job: NewJob, sql: Sql = this.database, id = this.newId()): Promise<string> {
    await sql.query(CREATE, [tenant, id, job.kind, JSON.stringify(job.parameters), job.unit, job.requestedBy]);
    return id;
  }

  /** The job, now running; null if it is unknown or has ended. */
  async claim(tenant: string, id: string): Promise<Job | null> {
    const [row] = await this.database.query<JobRow>(CLAIM, [tenant, id]);
    return row === undefined ? null : toJob(row);
  }

  /** Notes how far it is; false when it no longer runs (cancelled): then stop. */
  async progress(tenant: string, id: string, done: number, total?: number): Promise<boolean> {
    const rows = await this.database.query(PROGRESS, [tenant, id, done, total ?? null]);
    return rows.length === 1;
  }

  /** Gives an unfinished job back, because this process stops; whoever sweeps next carries on. */
  async release(tenant: string, id: string): Promise<void> {
    await this.database.query(RELEASE, [tenant, id]);
  }

  /** False if it had ended before. */
  async finish(
    tenant: string,
    id: string,
    result: Record<string, unknown>,
    sql: Sql = this.database,
  ): Promise<boolean> {
    return this.end(sql, tenant, id, 'done', result, null);
  }

  async fail(tenant: string, id: string, error: JobError): Promise<boolean> {
    return this.end(this.database, tenant, id, 'failed', null, error);
  }

  /**
   * The work sees it between two slices. Throws JOB.NOT_FOUND, or JOB.NOT_CANCELLABLE once it has ended otherwise and
   * for a nightly run, which signs the log's head, and a recalculation, which is owed once the calendar is published.
   */
  async cancel(tenant: string, id: string): Promise<Job> {
    const { kind } = await this.get(tenant, id);
    if (NOT_CANCELLABLE.has(kind)) {
      throw new ProblemError('JOB.NOT_CANCELLABLE', `a job of kind ${kind} cannot be cancelled`, { kind });
    }
    await this.end(this.database, tenant, id, 'cancelled', null, null);
    const job = await this.get(tenant, id);
    if (job.state !== 'cancelled') {
      throw new ProblemError('JOB.NOT_CANCELLABLE', `the job is ${job.state}`, { state: job.state });
    }
    return job;
  }

  /** Throws JOB.NOT_FOUND. */
  async get(tenant: string, id: string): Promise<Job> {
    const found = UUID.test(id)
      ? await this.database.query<JobRow>(`select ${COLUMNS} from job where tenant_id = $1 and job_id = $2`, [
          tenant,
          id,
        ])
      : [];
    const [row] = found;
    if (row === undefined) throw new ProblemError('JOB.NOT_FOUND', `no job ${id}`);
    return toJob(row);
  }

  /** The newest first, of one kind or of all, from behind the job `before`. Throws JOB.NOT_FOUND for an unknown `before`. */
  async list(tenant: string, before: string | null, limit: number, kind: string | null = null): Promise<Job[]> {
    if (before !== null) await this.get(tenant, before);
    return (await this.database.query<JobRow>(LIST, [tenant, before, limit, kind])).map(toJob);
  }

  /** Open jobs of some kinds that nobody seems to work on: enqueued and lost, or left by a killed worker. */
  async stranded(kinds: readonly string[], after: { queuedSeconds: number; runningSeconds: number }) {
    const parameters = [kinds, after.queuedSeconds, after.runningSeconds];
    return this.database.query<{ tenant: string; id: string }>(STRANDED, parameters);
  }

  private async end(
    sql: Sql,
    tenant: string,
    id: string,
    state: JobState,
    result: Record<string, unknown> | null,
    error: JobError | null,
  ): Promise<boolean> {
    if (!UUID.test(id)) return false;
    const json = (value: object | null) => (value === null ? null : JSON.stringify(value));
    return (await sql.query(FINISH, [tenant, id, state, json(result), json(error)])).length === 1;
  }
}

const NOT_CANCELLABLE: ReadonlySet<string> = new Set(['nightly', 'calendar-recalculation']);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const toJob = (row: JobRow): Job => ({
  ...row,
  done: Number(row.done),
  total: row.total === null ? null : Number(row.total),
});
