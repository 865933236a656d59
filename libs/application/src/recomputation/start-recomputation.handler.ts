import { Inject } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import { IndicatorsError } from '#indicators';
import { requireOperation } from '../access/permissions.js';
import { JOB_STARTER } from '../jobs/job-starter.js';
import type { JobStarter } from '../jobs/job-starter.js';
import { Jobs } from '../jobs/jobs.js';
import { requireWholeTenant } from '../jobs/whole-tenant.js';
import { invalid } from '../problem-error.js';
import { monthsOfPeriod } from './months.js';
import { StartRecomputation } from './start-recomputation.js';

@CommandHandler(StartRecomputation)
export class StartRecomputationHandler implements ICommandHandler<StartRecomputation, { jobId: string }> {
  constructor(
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(JOB_STARTER) private readonly starter: JobStarter,
  ) {}

  async execute({ principal, period, full }: StartRecomputation): Promise<{ jobId: string }> {
    requireOperation(principal, 'recomputations.start');
    requireWholeTenant(principal);
    checkPeriod(period);
    const { tenant, actorId } = principal;
    const jobId = await writeRecomputation(this.jobs, { tenant, period, full, requestedBy: actorId });
    this.starter.startJob(tenant, jobId);
    return { jobId };
  }
}

/** Writes a recomputation down; whoever carries it out may come later. Throws VALIDATION.FAILED for an unknown period. */
export async function writeRecomputation(
  jobs: Jobs,
  { tenant, period, full, requestedBy }: { tenant: string; period?: string; full: boolean; requestedBy: string },
): Promise<string> {
  checkPeriod(period);
  const parameters = { ...(period === undefined ? {} : { period }), full };
  return jobs.create(tenant, { kind: 'recomputation', parameters, unit: 'slice', requestedBy });
}

function checkPeriod(period: string | undefined): void {
  if (period === undefined) return;
  try {
    monthsOfPeriod(period);
  } catch (error) {
    if (!(error instanceof IndicatorsError)) throw error;
    throw invalid([
      { pointer: '/period', code: error.code, detail: `one of ${error.accepted.map(String).join(', ')}` },
    ]);
  }
}
