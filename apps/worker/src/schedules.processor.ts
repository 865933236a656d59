import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { QUEUES, RareWarning, WORKER_DEFAULTS } from '#platform';
import { NightlyStarter } from './nightly-starter.js';

/** A scheduler's tick. */
@Processor(QUEUES.schedules, { ...WORKER_DEFAULTS })
export class SchedulesProcessor extends WorkerHost implements BeforeApplicationShutdown {
  constructor(
    @Inject(NightlyStarter) private readonly nightly: NightlyStarter,
    @Inject(RareWarning) private readonly warning: RareWarning,
  ) {
    super();
  }

  async process(): Promise<void> {
    await this.nightly.startDue();
  }

  @OnWorkerEvent('error')
  onError(error: Error): void {
    this.warning.warn('queue schedules', error);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.worker.close();
  }
}
