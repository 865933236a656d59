/** `queued` and `running` are open; the others are final. */
export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** Long work as the table `job` keeps it: the only truth about its progress (a BullMQ job carries its id, no more). */
export interface Job {
  tenant: string;
  id: string;
  kind: string;
  parameters: Record<string, unknown>;
  state: JobState;
  done: number;
  /** null until it is known. */
  total: number | null;
  /** What is counted, such as `row` or `slice`. */
  unit: string;
  requestedBy: string;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  result: Record<string, unknown> | null;
  error: JobError | null;
}

/** Why a job failed; `code` is stable. */
export interface JobError {
  code: string;
  message: string;
}

/** A job to be written down. */
export interface NewJob {
  kind: string;
  parameters: Record<string, unknown>;
  unit: string;
  /** The actor, or `system`. */
  requestedBy: string;
}

/** How `GET /jobs/{id}` shows a job; instants as ISO strings. */
export interface JobView {
  id: string;
  kind: string;
  state: JobState;
  /** The actor, or `system`. */
  requestedBy: string;
  createdAt: string;
  progress: { done: number; total: number | null; unit: string };
  startedAt: string | null;
  finishedAt: string | null;
  /** Whole seconds, from the pace so far; null unless it runs and the total is known. */
  etaSeconds: number | null;
  result: Record<string, unknown> | null;
  error: JobError | null;
}

/** What a caller sees of a job at an instant (epoch milliseconds). */
export function jobView(job: Job, now: number): JobView {
  const { id, kind, state, requestedBy, done, total, unit, result, error } = job;
  return {
    id,
    kind,
    state,
    requestedBy,
    createdAt: job.createdAt.toISOString(),
    progress: { done, total, unit },
    startedAt: job.startedAt?.toISOString() ?? null,
    finishedAt: job.finishedAt?.toISOString() ?? null,
    etaSeconds: etaOf(job, now),
    result,
    error,
  };
}

function etaOf({ state, startedAt, done, total }: Job, now: number): number | null {
  if (state !== 'running' || startedAt === null || total === null || done <= 0) return null;
  const elapsed = Math.max(0, now - startedAt.getTime()) / 1_000;
  return Math.max(0, Math.round((elapsed / done) * (total - done)));
}

/** An error as a job keeps it: the code of ours or of the system, never a stack. */
export function jobErrorOf(error: unknown): JobError {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return {
    code: typeof code === 'string' && code !== '' ? code : 'JOB.FAILED',
    message: typeof message === 'string' ? message : String(error),
  };
}
