import { Inject } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { requireOperation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { JOB_STARTER } from '../jobs/job-starter.js';
import type { JobStarter } from '../jobs/job-starter.js';
import { Jobs } from '../jobs/jobs.js';
import { requireWholeTenant } from '../jobs/whole-tenant.js';
import { LOG_VERIFICATION } from './log-verification-jobs.js';

/** Wishes the chain computed anew, from position 1 or from where the last run ended, and signed if it is sound. */
export class StartLogVerification extends Command<{ jobId: string }> {
  constructor(
    readonly principal: Principal,
    readonly full: boolean,
  ) {
    super();
  }
}

@CommandHandler(StartLogVerification)
export class StartLogVerificationHandler implements ICommandHandler<StartLogVerification, { jobId: string }> {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(JOB_STARTER) private readonly starter: JobStarter,
  ) {}

  async execute({ principal, full }: StartLogVerification): Promise<{ jobId: string }> {
    requireOperation(principal, 'log.verify');
    requireWholeTenant(principal, 'the log concerns');
    const { tenant, actorId } = principal;
    const job = { kind: LOG_VERIFICATION, parameters: { full }, unit: 'event', requestedBy: actorId };
    const jobId = await this.jobs.create(tenant, job);
    this.starter.startJob(tenant, jobId);
    return { jobId };
  }
}
