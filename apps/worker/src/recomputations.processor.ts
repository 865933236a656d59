import { OnWorkerEvent, Processor, WorkerHost, getFlowProducerToken } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { FlowProducer, Job } from 'bullmq';
import {
  CALENDAR_KINDS,
  CLOSING_KINDS,
  CalendarJobs,
  CaseListImportJobs,
  ClosingJobs,
  IMPORT_KINDS,
  Jobs,
  LOG_VERIFICATION_KINDS,
  LogVerificationJobs,
  PARTS_AT_ONCE,
  ProjectionRunner,
  Recomputation,
} from '#application';
import type { PartName } from '#application';
import { FLOW_PRODUCER, JOB_DEFAULTS, QUEUES, RareWarning, START_JOB, WORKER_DEFAULTS, withinTenant } from '#platform';
import { Stopping } from './stopping.js';
import { SETTINGS } from './worker-options.js';
import type { WorkerSettings } from './worker-options.js';

interface RunData {
  tenant: string;
  jobId: string;
  /** Of a child. */
  part?: PartName;
}

/**
 * A recomputation as a flow: `start` plans it, one child per part works, `finish` comes when all of them are done.
 * The jobs carry ids alone; doubled, lost or reordered they change nothing but the delay (see Recomputation).
 */
@Processor(QUEUES.recomputations, { ...WORKER_DEFAULTS, concurrency: PARTS_AT_ONCE })
export class RecomputationsProcessor extends WorkerHost implements BeforeApplicationShutdown {
  constructor(
    @Inject(Recomputation) private readonly recomputation: Recomputation,
    @Inject(ProjectionRunner) private readonly runner: ProjectionRunner,
    @Inject(CalendarJobs) private readonly calendars: CalendarJobs,
    @Inject(ClosingJobs) private readonly closings: ClosingJobs,
    @Inject(LogVerificationJobs) private readonly verifications: LogVerificationJobs,
    @Inject(CaseListImportJobs) private readonly imports: CaseListImportJobs,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(getFlowProducerToken(FLOW_PRODUCER)) private readonly flows: FlowProducer,
    @Inject(Stopping) private readonly stopping: Stopping,
    @Inject(RareWarning) private readonly warning: RareWarning,
    @Inject(SETTINGS) private readonly settings: WorkerSettings,
  ) {
    super();
  }

  async process(job: Job<RunData>): Promise<void> {
    await withinTenant(job.data.tenant, () => this.processWithin(job));
  }

  private async processWithin(job: Job<RunData>): Promise<void> {
    const { tenant, jobId, part } = job.data;
    if (job.name === START_JOB) return this.startByKind(tenant, jobId);
    if (part !== undefined) return this.workOnPart(job, part);
    await this.orGiveUp(tenant, jobId, () => this.recomputation.finish(tenant, jobId));
  }

  @OnWorkerEvent('error')
  onError(error: Error): void {
    this.warning.warn('queue recomputations', error);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.worker.close();
  }

  /** Previews and recalculations of calendars go on from a cursor of their own, a closing is one piece; others are a flow. */
  private async startByKind(tenant: string, jobId: string): Promise<void> {
    const { kind } = await this.jobs.get(tenant, jobId);
    const work = this.ownWork(kind);
    if (work === null) return this.start(tenant, jobId);
    try {
      await work.run(tenant, jobId, { stop: () => this.stopping.requested });
    } catch (error) {
      // Open still: the database is out of reach for now, and whoever looks for stranded jobs tries again.
      const { state } = await this.jobs.get(tenant, jobId);
      if (state === 'failed') this.settings.logger.alarm({ tenant, jobId, kind, err: error }, 'A job has failed');
      throw error;
    }
  }

  private ownWork(kind: string): CalendarJobs | CaseListImportJobs | ClosingJobs | LogVerificationJobs | null {
    const is = (kinds: readonly string[]) => kinds.includes(kind);
    if (is(CLOSING_KINDS)) return this.closings;
    if (is(IMPORT_KINDS)) return this.imports;
    if (is(LOG_VERIFICATION_KINDS)) return this.verifications;
    return is(CALENDAR_KINDS) ? this.calendars : null;
  }

  /** What was appended before the wish is in the figures: the facts are brought up to date first. */
  private async start(tenant: string, jobId: string): Promise<void> {
    const parts = await this.orGiveUp(tenant, jobId, async () => {
      await this.runner.catchUpTenant(tenant);
      return this.recomputation.begin(tenant, jobId);
    });
    if (parts === null) return;
    const queueName = QUEUES.recomputations;
    await this.flows.add({
      name: 'finish',
      queueName,
      data: { tenant, jobId } satisfies RunData,
      opts: { ...JOB_DEFAULTS },
      children: parts.map((part) => ({
        name: 'part',
        queueName,
        data: { tenant, jobId, part } satisfies RunData,
        // The parent runs whatever became of a child, and reads in PostgreSQL what that was.
        opts: { ...JOB_DEFAULTS, ignoreDependencyOnFailure: true },
      })),
    });
  }

  /** null if it failed for good: the job has failed with it then, and nobody enqueues it again. */
  private async orGiveUp<T>(tenant: string, jobId: string, work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      if (!(await this.recomputation.giveUp(tenant, jobId, error))) throw error;
      this.settings.logger.alarm({ tenant, jobId, err: error }, 'A recomputation or nightly run has failed');
      return null;
    }
  }

  private async workOnPart(job: Job<RunData>, part: PartName): Promise<void> {
    const { tenant, jobId } = job.data;
    try {
      const end = await this.recomputation.workOnPart(tenant, jobId, part, { stop: () => this.stopping.requested });
      if (end === 'stopped') await this.jobs.release(tenant, jobId);
    } catch (error) {
      if (job.attemptsMade + 1 >= (job.opts.attempts ?? 1)) {
        await this.recomputation.giveUpPart(tenant, jobId, part, error);
      }
      throw error;
    }
  }
}
