import { signHead, verifyTenant } from '#event-store';
import type { HeadSigning, TenantVerification, Verification } from '#event-store';
import { JobProgress } from '../jobs/job-progress.js';
import { jobErrorOf } from '../jobs/job.js';
import type { Jobs } from '../jobs/jobs.js';
import type { Clock } from '../ports.js';
import type { RunEnd } from '../recomputation/recomputation.js';

export const LOG_VERIFICATION = 'log-verification';
/** The kinds of jobs that this folder carries out. */
export const LOG_VERIFICATION_KINDS = [LOG_VERIFICATION] as const;

/** What a log is compared with, and what signs it. */
export type LogSigning = Verification & HeadSigning;

export interface LogVerificationTools {
  jobs: Jobs;
  clock: Clock;
  /** null: this process keeps no signed heads, so it has nothing to compare with. */
  signing: LogSigning | null;
}

/** Verifies a tenant's log for whoever asked on the page; a flaw is a result of the job, not its failure. */
export class LogVerificationJobs {
  constructor(private readonly tools: LogVerificationTools) {}

  /** Claims the job and verifies; cancelled or stopped, what was found sound so far is remembered. */
  async run(tenant: string, jobId: string, { stop = () => false }: { stop?: () => boolean } = {}): Promise<RunEnd> {
    const { jobs, signing } = this.tools;
    const job = await jobs.claim(tenant, jobId);
    if (job === null) return 'ended';
    if (signing === null) {
      await jobs.fail(tenant, jobId, { code: 'LOG.NO_HEADS', message: 'this worker keeps no signed heads' });
      return 'ended';
    }
    try {
      const verdict = await this.verify(signing, tenant, jobId, job.parameters['full'] === true, stop);
      if (verdict === 'cancelled') return 'ended';
      if (verdict === 'stopped') {
        await jobs.release(tenant, jobId);
        return 'stopped';
      }
      await jobs.finish(tenant, jobId, await this.resultOf(signing, tenant, verdict));
      return 'done';
    } catch (error) {
      await jobs.fail(tenant, jobId, jobErrorOf(error));
      throw error;
    }
  }

  private async verify(
    signing: LogSigning,
    tenant: string,
    jobId: string,
    full: boolean,
    stop: () => boolean,
  ): Promise<TenantVerification | 'cancelled' | 'stopped'> {
    const { jobs, clock } = this.tools;
    const progress = new JobProgress(jobs, clock, tenant, jobId);
    let cancelled = false;
    const verdict = await verifyTenant(signing, tenant, {
      full,
      now: clock.now(),
      stop: () => cancelled || stop(),
      // Between two pages the wish to cancel is read without waiting for it: it is heard one page later.
      onProgress: (done, total) => {
        progress.report(done, total).then(
          (goOn) => (cancelled ||= !goOn),
          () => undefined,
        );
      },
    });
    if (cancelled) return 'cancelled';
    return verdict.ok && !verdict.complete ? 'stopped' : verdict;
  }

  /** Only what is sound is signed; what is not keeps the last signed head as the last word. */
  private async resultOf(
    signing: LogSigning,
    tenant: string,
    verdict: TenantVerification,
  ): Promise<Record<string, unknown>> {
    const signed = verdict.ok ? await signHead(signing, tenant, this.tools.clock.now()) : null;
    return { ...verdict, signed };
  }
}
