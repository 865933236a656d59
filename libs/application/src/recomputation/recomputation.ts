import type { Database, Projection, ProjectionStore } from '#event-store';
import type { Job } from '../jobs/job.js';
import { jobErrorOf } from '../jobs/job.js';
import { JobProgress } from '../jobs/job-progress.js';
import type { Jobs } from '../jobs/jobs.js';
import { whileAlive } from '../jobs/while-alive.js';
import type { Clock } from '../ports.js';
import { timezoneOf } from '../timezone-of.js';
import type { NightlyStep } from './nightly-steps.js';
import type { RecomputationParameters } from './plan-recomputation.js';
import { planRecomputation } from './plan-recomputation.js';
import { createParts, failPart, readParts, sumOfParts } from './recomputation-parts.js';
import type { Part, PartName } from './recomputation-parts.js';
import { isTransient } from './transient.js';
import { PartWork } from './work-on-part.js';
import { writingSnapshot } from './writing-snapshot.js';

/** The kinds of jobs that this folder carries out. */
export const RECOMPUTATION_KINDS = ['recomputation', 'nightly'] as const;

/** Parts that one process works on at the same time, each on a connection of its own. */
export const PARTS_AT_ONCE = 2;

export interface RecomputationTools {
  database: Database;
  store: ProjectionStore;
  jobs: Jobs;
  clock: Clock;
  /** A new instance of the facts' projection. */
  freshFacts: () => Projection;
  nightlySteps: readonly NightlyStep[];
}

/** How a part or a run ended. `busy`: another runner has it in hand; `ended`: cancelled, or finished by somebody else. */
export type RunEnd = 'done' | 'stopped' | 'busy' | 'ended';

/** The result of a finished run, as it stands in the job. */
export interface RecomputationResult extends Record<string, unknown> {
  monthsComputed: number;
  monthsUnchanged: number;
  streamsRefolded: number;
  /** Differences that nothing explains; each is a row of the table drift. */
  drifts: number;
}

export interface RunOptions {
  stop?: () => boolean;
  onProgress?: (done: number, total: number) => void;
  /** Of `run`; default {@link PARTS_AT_ONCE}. */
  partsAtOnce?: number;
}

/**
 * Carries a recomputation out. Everything it needs to know stands in PostgreSQL: any process may begin, go on with or
 * finish any run, at any time, also two at once.
 */
export class Recomputation {
  constructor(private readonly tools: RecomputationTools) {}

  /** Claims the job, writes its parts down if nobody has, and answers those that are open; null: nothing to do any more. */
  async begin(tenant: string, jobId: string): Promise<PartName[] | null> {
    const { database, jobs, clock } = this.tools;
    const job = await jobs.claim(tenant, jobId);
    if (job === null) return null;
    if ((await readParts(database, tenant, jobId)).length === 0) {
      const timezone = await this.timezoneOf(tenant);
      await writingSnapshot(database, async (sql) => {
        const question = { tenant, timezone, now: clock.now() };
        await createParts(sql, tenant, jobId, await planRecomputation(sql, question, parametersOf(job)));
      });
    }
    const { done, total } = await sumOfParts(database, tenant, jobId);
    await jobs.progress(tenant, jobId, done, total);
    return (await readParts(database, tenant, jobId)).filter(({ state }) => state === 'open').map(({ part }) => part);
  }

  /** Works on one part until it is done, the job has ended, or `stop` says so between two slices. */
  async workOnPart(tenant: string, jobId: string, part: PartName, options: RunOptions = {}): Promise<RunEnd> {
    const { database, jobs, clock } = this.tools;
    const job = await jobs.claim(tenant, jobId);
    if (job === null) return 'ended';
    const { full = false } = parametersOf(job);
    const work = new PartWork(this.tools, { tenant, jobId, part, full, timezone: await this.timezoneOf(tenant) });
    const progress = new JobProgress(jobs, clock, tenant, jobId);
    for (;;) {
      if (options.stop?.() === true) return 'stopped';
      const after = await work.nextSlice(clock.now());
      if (after === null) return 'busy';
      if (progress.due || after.state === 'done') {
        const { done, total } = await sumOfParts(database, tenant, jobId);
        options.onProgress?.(done, total);
        if (!(await progress.report(done, total))) return 'ended';
      }
      if (after.state === 'failed') throw new Error(after.error?.message ?? 'the part has failed');
      if (after.state === 'done') return 'done';
    }
  }

  /** A part could not be carried out, for good: the run fails when it is finished. */
  async giveUpPart(tenant: string, jobId: string, part: PartName, error: unknown): Promise<void> {
    await failPart(this.tools.database, tenant, jobId, part, jobErrorOf(error));
  }

  /** Ends the run if no part is open any more; false: something is still missing. */
  async finish(tenant: string, jobId: string): Promise<boolean> {
    const { database, jobs } = this.tools;
    const job = await jobs.get(tenant, jobId);
    if (job.state !== 'running') return true;
    const parts = await readParts(database, tenant, jobId);
    if (parts.some((part) => part.state === 'open')) return false;
    const failed = parts.find((part) => part.state === 'failed');
    if (failed !== undefined) {
      await jobs.fail(tenant, jobId, failed.error ?? { code: 'JOB.FAILED', message: `part ${failed.part} failed` });
      return true;
    }
    await jobs.finish(tenant, jobId, { ...resultOf(parts), ...(await this.nightlySteps(job)) });
    return true;
  }

  /**
   * What `begin` or `finish` threw would be thrown again: the job fails with it. False, and the job stays open, if the
   * database is only out of reach for now; also if the job had ended before.
   */
  async giveUp(tenant: string, jobId: string, error: unknown): Promise<boolean> {
    return !isTransient(error) && (await this.tools.jobs.fail(tenant, jobId, jobErrorOf(error)));
  }

  /** The whole run in this process: for the command line, and where no queue answers. Fails the job if it throws. */
  async run(tenant: string, jobId: string, options: RunOptions = {}): Promise<RunEnd> {
    try {
      const parts = await this.begin(tenant, jobId);
      if (parts === null) return 'ended';
      const end = await this.workOnParts(tenant, jobId, parts, options);
      if (end !== 'done' && end !== 'busy') return end;
      return (await this.finish(tenant, jobId)) ? 'done' : 'busy';
    } catch (error) {
      await this.tools.jobs.fail(tenant, jobId, jobErrorOf(error)).catch(() => undefined);
      throw error;
    }
  }

  /** Several parts at once, as the worker does; none is left at work when it answers or throws. */
  private async workOnParts(tenant: string, jobId: string, parts: readonly PartName[], options: RunOptions) {
    const waiting = [...parts];
    let failed = false;
    const stop = (): boolean => failed || options.stop?.() === true;
    const strand = async (): Promise<RunEnd> => {
      for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
        const end = await this.workOnPart(tenant, jobId, part, { ...options, stop });
        if (end !== 'done' && end !== 'busy') return end;
      }
      return 'done';
    };
    const watched = (): Promise<RunEnd> =>
      strand().catch((error: unknown) => {
        failed = true;
        throw error;
      });
    const strands = await Promise.allSettled(Array.from({ length: options.partsAtOnce ?? PARTS_AT_ONCE }, watched));
    const ends = strands.map((settled) => {
      if (settled.status === 'rejected') throw settled.reason;
      return settled.value;
    });
    return ends.find((end) => end !== 'done') ?? 'done';
  }

  private async nightlySteps(job: Job): Promise<Record<string, unknown>> {
    const { runOn } = parametersOf(job);
    if (job.kind !== 'nightly' || runOn === undefined) return {};
    const { database, jobs, clock, nightlySteps } = this.tools;
    const { tenant } = job;
    const alive = async (): Promise<void> => {
      await jobs.progress(tenant, job.id, job.done, job.total ?? undefined);
    };
    const context = { database, tenant, timezone: await this.timezoneOf(tenant), jobId: job.id, runOn, alive };
    const steps: Record<string, unknown> = {};
    const failures: unknown[] = [];
    for (const step of nightlySteps) {
      const work = async (): Promise<void> => {
        steps[step.name] = (await step.run({ ...context, now: clock.now() })) ?? null;
      };
      try {
        // Nobody takes the run for stranded and begins its steps a second time beside it.
        await whileAlive(work(), alive);
      } catch (error) {
        if (isTransient(error)) throw error;
        failures.push(error);
      }
    }
    // Every step had its turn: what one of them cannot do leaves no head unsigned.
    if (failures.length > 0) throw failures[0];
    return { steps };
  }

  private async timezoneOf(tenant: string): Promise<string> {
    const timezone = await timezoneOf(this.tools.database, tenant);
    if (timezone === null) throw new Error(`no tenant ${tenant}`);
    return timezone;
  }
}

const parametersOf = (job: Job): RecomputationParameters => job.parameters as RecomputationParameters;

function resultOf(parts: readonly Part[]): RecomputationResult {
  const sum = (name: 'computed' | 'skipped' | 'streams' | 'drifts') =>
    parts.reduce((total, part) => total + (part.counts[name] ?? 0), 0);
  return {
    monthsComputed: sum('computed'),
    monthsUnchanged: sum('skipped'),
    streamsRefolded: sum('streams'),
    drifts: sum('drifts'),
  };
}
