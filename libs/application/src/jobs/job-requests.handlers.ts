import { Inject } from '@nestjs/common';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { requireOperation } from '../access/permissions.js';
import { CASE_LIST_IMPORT } from '../import-jobs/import-parameters.js';
import { CLOCK } from '../ports.js';
import type { Clock } from '../ports.js';
import type { JobView } from './job.js';
import { jobView } from './job.js';
import { CancelJob, GetJob, ListJobs } from './job-requests.js';
import { Jobs } from './jobs.js';
import { requireWholeTenant } from './whole-tenant.js';

@QueryHandler(GetJob)
export class GetJobHandler implements IQueryHandler<GetJob, JobView> {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ principal, jobId }: GetJob): Promise<JobView> {
    requireOperation(principal, 'jobs.read');
    requireWholeTenant(principal);
    return jobView(await this.jobs.get(principal.tenant, jobId), this.clock.now());
  }
}

@QueryHandler(ListJobs)
export class ListJobsHandler implements IQueryHandler<ListJobs, { items: JobView[]; next: string | null }> {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ principal, question: { before, limit } }: ListJobs) {
    requireOperation(principal, 'jobs.read');
    requireWholeTenant(principal);
    const found = await this.jobs.list(principal.tenant, before, limit);
    const items = found.map((job) => jobView(job, this.clock.now()));
    return { items, next: items.length === limit ? (items.at(-1)?.id ?? null) : null };
  }
}

@CommandHandler(CancelJob)
export class CancelJobHandler implements ICommandHandler<CancelJob, JobView> {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ principal, jobId }: CancelJob): Promise<JobView> {
    requireOperation(principal, 'recomputations.start');
    requireWholeTenant(principal);
    const { kind } = await this.jobs.get(principal.tenant, jobId);
    // Whoever may begin it may end it.
    if (kind === CASE_LIST_IMPORT) requireOperation(principal, 'imports.manage');
    return jobView(await this.jobs.cancel(principal.tenant, jobId), this.clock.now());
  }
}
