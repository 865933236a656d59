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

/** Ends a job; running work stops after its present slice. Throws JOB.NOT_FOUND, JOB.NOT_CANCELLABLE. */
export class CancelJob extends Command<JobView> {
  constructor(
    readonly principal: Principal,
    readonly jobId: string,
  ) {
    super();
  }
}
