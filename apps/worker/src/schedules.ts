import { QUEUES } from '#platform';

/** Something that BullMQ enqueues by the clock. It only wakes: whether there is something to do is decided in PostgreSQL. */
export interface Schedule {
  readonly id: string;
  /** Cron: minute hour day month weekday. */
  readonly pattern: string;
  readonly timezone: string;
  readonly queue: string;
  /** Name of the job; a processor of the queue knows what to do. */
  readonly job: string;
}

/**
 * Every schedule of the product. Tenants live in different zones, so the nightly run is looked for twice an hour: it is
 * always 01:30 somewhere.
 */
export const SCHEDULES: readonly Schedule[] = [
  { id: 'nightly', pattern: '0,30 * * * *', timezone: 'Asia/Ho_Chi_Minh', queue: QUEUES.schedules, job: 'nightly' },
];
