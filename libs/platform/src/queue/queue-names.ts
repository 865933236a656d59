/** Every queue of the product; each holds wake-ups and ids, never facts. */
export const QUEUES = {
  /** Wake-ups of the projector, one kind per tenant. */
  projections: 'projections',
  /** Parts of recomputations. */
  recomputations: 'recomputations',
  /** What the BullMQ schedulers enqueue. */
  schedules: 'schedules',
} as const;

/** Schema of the queue's own tables when it lives in PostgreSQL. */
export const QUEUE_SCHEMA = 'queue';
