import type { Instant } from '#calendar';
import type { Database } from '#event-store';

/** What a nightly step may use. */
export interface NightlyContext {
  database: Database;
  tenant: string;
  timezone: string;
  /** Of the run; what it finds wrong is written down under it. */
  jobId: string;
  /** The local date of the run. */
  runOn: string;
  now: Instant;
  /** Says that the run goes on; a step that may take longer than some seconds calls it between its pieces. */
  alive: () => Promise<void>;
}

/**
 * Something else that happens once a night, after the recomputation: signing the head, closing periods, evaluating
 * plans. A run that is killed begins its steps again, so each must do nothing where it was done.
 */
export interface NightlyStep {
  /** Stands in the job's result beside what the step answers. */
  readonly name: string;
  run(context: NightlyContext): Promise<unknown>;
}

/** Answers kept under an Idempotency-Key are emptied after seven days (CONTRACT 3). */
const expireIdempotency: NightlyStep = {
  name: 'expireIdempotency',
  run: async ({ database }) => {
    const [row] = await database.query<{ emptied: number }>('select expire_idempotency() as emptied');
    return { slots: row?.emptied ?? 0 };
  },
};

/** The steps every installation has, in this order; modules bring more through NIGHTLY_STEPS. */
export const NIGHTLY_STEPS_OF_PRODUCT: readonly NightlyStep[] = [expireIdempotency];
