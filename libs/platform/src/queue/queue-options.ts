import type { DefaultJobOptions, WorkerOptions } from 'bullmq';

/**
 * A finished job leaves nothing behind: a retained one would make a new one with its id be ignored. Failed ones stay
 * for a while for whoever looks for the reason; the truth about progress is in the table `job`.
 */
export const JOB_DEFAULTS: DefaultJobOptions = {
  removeOnComplete: true,
  removeOnFail: { age: 7 * 24 * 3_600, count: 500 },
  attempts: 3,
  backoff: { type: 'fixed', delay: 1_000 },
};

/** A job whose worker was killed runs again within some 20 s instead of BullMQ's 60 (STACK.md). Milliseconds. */
export const WORKER_DEFAULTS = {
  lockDuration: 15_000,
  stalledInterval: 5_000,
  maxStalledCount: 10,
} satisfies Partial<WorkerOptions>;
