import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { Job } from 'bullmq';
import { ProjectionRunner } from '#application';
import { WebhookRounds } from './webhooks.provider.js';
import { QUEUES, RareWarning, WORKER_DEFAULTS, withinTenant } from '#platform';

/** A wake-up: look at the log of a tenant. */
@Processor(QUEUES.projections, { ...WORKER_DEFAULTS, concurrency: 4 })
export class ProjectionsProcessor extends WorkerHost implements BeforeApplicationShutdown {
  constructor(
    @Inject(ProjectionRunner) private readonly runner: ProjectionRunner,
    @Inject(WebhookRounds) private readonly webhooks: WebhookRounds,
    @Inject(RareWarning) private readonly warning: RareWarning,
  ) {
    super();
  }

  async process({ data }: Job<{ tenant: string }>): Promise<void> {
    // Beside the read models: a receiver that is slow holds up nobody.
    this.webhooks.wake();
    await withinTenant(data.tenant, () => this.runner.catchUpTenant(data.tenant));
  }

  @OnWorkerEvent('error')
  onError(error: Error): void {
    this.warning.warn('queue projections', error);
  }

  /** Before the database goes: the batch under way ends, the rest is for the next worker. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.runner.stop();
    await this.worker.close();
  }
}
