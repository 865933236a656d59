import { importCaseList } from '../imports/index.js';
import { jobErrorOf } from '../jobs/job.js';
import type { Job } from '../jobs/job.js';
import type { RunEnd } from '../recomputation/recomputation.js';
import { isTransient } from '../recomputation/transient.js';
import { ImportAttempt } from './import-attempt.js';
import type { ImportJobTools } from './import-job-tools.js';
import { refusalOf } from './import-refusal.js';

/**
 * Takes in the case lists that were handed in on the page, by the very import of the command line. Any process may, at any
 * time: a list whose worker was killed is begun anew, and what it had taken are duplicates then.
 */
export class CaseListImportJobs {
  /** One list at a time in a process: the other place of its queue is for figures and calendars. */
  private busy = false;

  constructor(private readonly tools: ImportJobTools) {}

  /** Claims the job and takes the list in; what is wrong with the file is the job's error, anything else is thrown. */
  async run(tenant: string, jobId: string, { stop = () => false }: { stop?: () => boolean } = {}): Promise<RunEnd> {
    // The job stays open, and whoever looks for stranded ones asks again.
    if (this.busy) return 'busy';
    this.busy = true;
    try {
      const job = await this.tools.jobs.claim(tenant, jobId);
      return job === null ? 'ended' : await this.takeIn(job, stop);
    } finally {
      this.busy = false;
    }
  }

  /** Removes files and verdicts that lay for too long. */
  forgetOld(): Promise<void> {
    return this.tools.files.forgetOld();
  }

  private async takeIn(job: Job, stop: () => boolean): Promise<RunEnd> {
    const { jobs, database, results } = this.tools;
    const attempt = await ImportAttempt.begin(this.tools, job);
    try {
      const report = await attempt.carryOut((list) => importCaseList(this.tools, list), stop);
      if (report === 'ended') return 'ended';
      if (report === 'stopped') {
        await jobs.release(job.tenant, job.id);
        return 'stopped';
      }
      // Nobody has begun it anew meanwhile, or it is theirs to finish.
      const finished = await database.transaction(
        async (sql) =>
          (await results.hold(sql, job.tenant, job.id, attempt.number)) &&
          (await jobs.finish(job.tenant, job.id, { ...report }, sql)),
      );
      return finished ? 'done' : 'ended';
    } catch (error) {
      const refusal = refusalOf(error);
      // The database is out of reach for now: the job stays open and is begun anew.
      if (refusal === null && isTransient(error)) throw error;
      if (await attempt.isOvertaken()) return 'ended';
      await jobs.fail(job.tenant, job.id, refusal ?? jobErrorOf(error));
      if (refusal === null) throw error;
      return 'ended';
    }
  }
}
