import type { Job } from '../jobs/job.js';
import type { RunEnd } from '../recomputation/recomputation.js';
import { CalendarPreview, PREVIEW } from './calendar-preview.js';
import { CalendarPublications, RECALCULATION } from './calendar-publications.js';
import type { CalendarTools, RunOptions } from './calendar-tools.js';
import { CalendarRecalculation } from './recalculation.js';

/** The kinds of jobs that this folder carries out. */
export const CALENDAR_KINDS = [PREVIEW, RECALCULATION] as const;

/** A job that waits for a worker. */
export interface OwedJob {
  tenant: string;
  jobId: string;
}

/** Carries out previews and recalculations; any process may, at any time, also two at once. */
export class CalendarJobs {
  private readonly preview: CalendarPreview;
  private readonly recalculation: CalendarRecalculation;

  constructor(private readonly tools: CalendarTools) {
    this.preview = new CalendarPreview(tools);
    this.recalculation = new CalendarRecalculation(tools);
  }

  /** Claims the job and works on it until it is done, has ended, is somebody else's, or `stop` says so. */
  async run(tenant: string, jobId: string, options: RunOptions = {}): Promise<RunEnd> {
    const job = await this.tools.jobs.claim(tenant, jobId);
    if (job === null) return 'ended';
    // An earlier version whose publisher died comes first.
    await this.oweMissing();
    return this.workOn(job, options);
  }

  /** Published versions whose publisher died before their recalculation was written down; answers the jobs. */
  async oweMissing(): Promise<OwedJob[]> {
    const publications = new CalendarPublications(this.tools.database, this.tools.jobs);
    const owed: OwedJob[] = [];
    for (const published of await publications.missing()) {
      const { tenant, first } = published;
      const jobId = await publications.owe(published, 'system');
      if (jobId !== null && !first) owed.push({ tenant, jobId });
    }
    return owed;
  }

  private workOn(job: Job, options: RunOptions): Promise<RunEnd> {
    return job.kind === PREVIEW ? this.preview.run(job, options) : this.recalculation.run(job, options);
  }
}
