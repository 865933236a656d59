import { FiguresError, availablePolicies } from '#read-models';
import { JobProgress } from '../jobs/job-progress.js';
import { jobErrorOf } from '../jobs/job.js';
import type { Job } from '../jobs/job.js';
import type { Jobs } from '../jobs/jobs.js';
import type { Clock } from '../ports.js';
import { ProblemError } from '../problem-error.js';
import type { RunEnd } from '../recomputation/recomputation.js';
import { closePeriod } from './close-period.js';
import type { ClosingReason } from './closing-events.js';
import { readClosingRules } from './closing-rules.js';
import type { ClosingTools } from './closing-tools.js';
import { readPeriodPath } from './period-parameters.js';
import { periodRecord } from './period-record.js';
import { periodView } from './period-view.js';

export const CLOSING = 'period-closing';
/** The kinds of jobs that this folder carries out. */
export const CLOSING_KINDS = [CLOSING] as const;

/** Whoever wished it is kept with the job: the event names them, whichever process writes it. */
export type ClosingParameters = {
  calendar: string;
  period: string;
  reasonCode: ClosingReason;
  actorId: string;
  unitId: string | null;
  timezone: string;
};

/** Writes the wish down; whoever carries it out may come later. */
export const writeClosing = (jobs: Jobs, tenant: string, parameters: ClosingParameters): Promise<string> =>
  jobs.create(tenant, { kind: CLOSING, parameters, unit: 'policy', requestedBy: parameters.actorId });

export interface ClosingJobTools extends ClosingTools {
  jobs: Jobs;
  clock: Clock;
  /** Brings the facts of a tenant to the head of its log. */
  catchUp: (tenant: string) => Promise<unknown>;
}

/** Closes periods that were wished closed by hand; any process may, at any time, also two at once: one event is written. */
export class ClosingJobs {
  constructor(private readonly tools: ClosingJobTools) {}

  /** Claims the job and closes; a refusal is the job's error, and whatever else fails is left to be tried again. */
  async run(tenant: string, jobId: string, { stop = () => false }: { stop?: () => boolean } = {}): Promise<RunEnd> {
    const { jobs } = this.tools;
    const job = await jobs.claim(tenant, jobId);
    if (job === null) return 'ended';
    try {
      await jobs.finish(tenant, jobId, await this.close(job, stop));
      return 'done';
    } catch (error) {
      if (error instanceof Interrupted) {
        if (!error.cancelled) await jobs.release(tenant, jobId);
        return error.cancelled ? 'ended' : 'stopped';
      }
      if (!(error instanceof ProblemError || error instanceof FiguresError)) throw error;
      await jobs.fail(tenant, jobId, jobErrorOf(error));
      return 'ended';
    }
  }

  private async close({ tenant, id, parameters }: Job, stop: () => boolean): Promise<Record<string, unknown>> {
    const { store, clock, jobs } = this.tools;
    const { calendar, period, reasonCode, actorId, unitId, timezone } = parameters as ClosingParameters;
    const named = readPeriodPath(calendar, period);
    const who = { tenant, timezone };
    await this.tools.catchUp(tenant);
    const progress = new JobProgress(jobs, clock, tenant, id);
    let done = 0;
    await progress.report(done, availablePolicies().length);
    const alive = async (): Promise<void> => {
      done += 1;
      if (!(await progress.report(done))) throw new Interrupted(true);
      if (stop()) throw new Interrupted(false);
    };
    const by = { actor: { actorId, unitId }, reasonCode };
    const record = await closePeriod({ ...this.tools, alive }, who, named, by, clock.now()).catch(async (error) => {
      // Somebody else was first, or this job itself before its worker was killed: that is what was wished.
      if (!(error instanceof ProblemError) || error.code !== 'PERIOD.ALREADY_CLOSED') throw error;
      return periodRecord(store, tenant, named);
    });
    const seen = { now: clock.now(), timezone, counts: null, pending: null };
    return { ...periodView(named, record, await readClosingRules(this.tools, who), seen) };
  }
}

/** The work ends between two policies; what it stored has no event and is never read. */
class Interrupted extends Error {
  constructor(readonly cancelled: boolean) {
    super('interrupted');
  }
}
