import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Database, EventStore } from '#event-store';
import { requireOperation } from '../access/permissions.js';
import { JOB_STARTER } from '../jobs/job-starter.js';
import type { JobStarter } from '../jobs/job-starter.js';
import { Jobs } from '../jobs/jobs.js';
import { requireWholeTenant } from '../jobs/whole-tenant.js';
import { CLOCK, DATABASE, EVENT_STORE, IDS } from '../ports.js';
import type { Clock, Ids } from '../ports.js';
import { refuseUnlessClosable } from './close-period.js';
import { writeClosing } from './closing-jobs.js';
import { readPeriodPath } from './period-parameters.js';
import { ClosePeriod } from './period-requests.js';

type Store = Pick<EventStore, 'append' | 'readStream' | 'readStreams'>;

@CommandHandler(ClosePeriod)
export class ClosePeriodHandler implements ICommandHandler<ClosePeriod, { jobId: string }> {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(EVENT_STORE) private readonly store: Store,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(JOB_STARTER) private readonly starter: JobStarter,
  ) {}

  async execute({ principal, calendar, period, reasonCode }: ClosePeriod): Promise<{ jobId: string }> {
    requireOperation(principal, 'periods.close');
    requireWholeTenant(principal);
    const { tenant, timezone, actorId, unitId } = principal;
    const named = readPeriodPath(calendar, period);
    const tools = { database: this.database, store: this.store, newId: () => this.ids.uuid() };
    await refuseUnlessClosable(tools, { tenant, timezone }, named, this.clock.now());
    const wish = { calendar: named.calendar, period: named.period, reasonCode, actorId, unitId, timezone };
    const jobId = await writeClosing(this.jobs, tenant, wish);
    this.starter.startJob(tenant, jobId);
    return { jobId };
  }
}
