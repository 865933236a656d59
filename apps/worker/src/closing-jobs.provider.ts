import type { Provider } from '@nestjs/common';
import { CLOCK, ClosingJobs, DATABASE, EVENT_STORE, IDS, Jobs, ProjectionRunner } from '#application';
import type { Clock, Ids } from '#application';
import type { Database, EventStore } from '#event-store';

/** Periods closed by hand, beside this worker's own projections. */
export const CLOSING_JOBS: Provider = {
  provide: ClosingJobs,
  inject: [DATABASE, EVENT_STORE, Jobs, CLOCK, IDS, ProjectionRunner],
  useFactory: (database: Database, store: EventStore, jobs: Jobs, clock: Clock, ids: Ids, runner: ProjectionRunner) =>
    new ClosingJobs({
      ...{ database, store, jobs, clock, newId: () => ids.uuid() },
      catchUp: (tenant) => runner.catchUpTenant(tenant),
    }),
};
