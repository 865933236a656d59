import type { Queue } from 'bullmq';
import type { WakeUpQueues } from './wake-ups.js';

/** Name of the job that begins a row of the table `job`. */
export const START_JOB = 'start';

/** Wake-ups on BullMQ, on either drive. */
export function wakeUpQueues(projections: Queue, recomputations: Queue, close: () => Promise<void>): WakeUpQueues {
  return {
    // Plain deduplication would drop a wake-up that comes while one is being worked on: keepLastIfActive runs it after.
    wakeProjector: (tenant) =>
      projections.add('wake', { tenant }, { deduplication: { id: tenant, keepLastIfActive: true }, attempts: 1 }),
    // Before the parts of a nightly run that wait already: a published calendar should not wait for all of them.
    startJob: (tenant, jobId) =>
      recomputations.add(START_JOB, { tenant, jobId }, { deduplication: { id: jobId }, lifo: true }),
    close,
  };
}
