/** Tells the workers that a job waits; brought by platform's queue. Fire and forget: a lost call costs some seconds. */
export interface JobStarter {
  startJob(tenant: string, jobId: string): void;
}

/** Nest injection token of the {@link JobStarter}. */
export const JOB_STARTER = Symbol('application.job-starter');
