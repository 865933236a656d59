import { getQueueToken } from '@nestjs/bullmq';
import { Inject, Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { NightlySchedule } from '#application';
import { QUEUES, WakeUps, withinTime } from '#platform';
import { SCHEDULES } from './schedules.js';

/** How long Redis may take to take a scheduler; milliseconds. */
const TIME_LIMIT = 5_000;

/** Puts the schedulers back, where a flush has taken them, and begins the nightly runs that are due. */
@Injectable()
export class NightlyStarter {
  constructor(
    @Inject(getQueueToken(QUEUES.schedules)) private readonly schedules: Queue,
    @Inject(NightlySchedule) private readonly nightly: NightlySchedule,
    @Inject(WakeUps) private readonly wakeUps: WakeUps,
  ) {}

  /** What is due begins even if the schedulers cannot be put back; throws after that. */
  async look(): Promise<void> {
    await this.startDue();
    await this.putSchedulersBack();
  }

  async startDue(): Promise<void> {
    for (const { tenant, jobId } of await this.nightly.startDue()) this.wakeUps.startJob(tenant, jobId);
  }

  private async putSchedulersBack(): Promise<void> {
    for (const { id, pattern, timezone, job } of SCHEDULES) {
      const work = this.schedules.upsertJobScheduler(id, { pattern, tz: timezone }, { name: job });
      if (!(await withinTime(work, TIME_LIMIT))) throw new Error(`scheduler ${id}: no answer from the queue`);
    }
  }
}
