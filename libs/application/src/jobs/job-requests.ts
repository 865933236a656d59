import { Command, Query } from '@nestjs/cqrs';
import type { Principal } from '../access/principal.js';
import type { JobView } from './job.js';

/** How far a job is. Throws JOB.NOT_FOUND. */
export class GetJob extends Query<JobView> {
  constructor(
    readonly principal: Principal,
    readonly jobId: string,
  ) {
    super();
  }
}

/** Long work of the tenant, the newest first; `before` is the `next` of the page before. Throws JOB.NOT_FOUND for an unknown one. */
export class ListJobs extends Query<{ items: JobView[]; next: string | null }> {
  constructor(
    readonly principal: Principal,
    readonly question: { before: string | null; limit: number },
  ) {
    super();
  }
}

/** Ends a job; running work stops after its present slice. Throws JOB.NOT_FOUND, JOB.NOT_CANCELLABLE. */
export class CancelJob extends Command<JobView> {
  constructor(
    readonly principal: Principal,
    readonly jobId: string,
  ) {
    super();
  }
}
