import type { Clock } from '../ports.js';
import type { Jobs } from './jobs.js';

/** Least time between two writes of progress, in milliseconds. */
const EVERY_MS = 250;

/**
 * Writes a running job's progress now and then and learns at the same time whether it was cancelled.
 * Call `report` after each slice and end the work when it answers false.
 */
export class JobProgress {
  private stopped = false;
  private writtenAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly tenant: string,
    private readonly jobId: string,
  ) {}

  /** Whether the next report will be written: time to find out numbers that cost something. */
  get due(): boolean {
    return Math.abs(this.clock.now() - this.writtenAt) >= EVERY_MS;
  }

  /** Answers whether to go on. */
  async report(done: number, total?: number): Promise<boolean> {
    if (this.due && !this.stopped) {
      this.writtenAt = this.clock.now();
      this.stopped = !(await this.jobs.progress(this.tenant, this.jobId, done, total));
    }
    return !this.stopped;
  }
}
