import type { Provider } from '@nestjs/common';
import { CATALOGUES, CLOCK, CalendarJobs, DATABASE, EVENT_STORE, IDS, Jobs, ProjectionRunner } from '#application';
import type { Catalogues, Clock, Ids } from '#application';
import { ProjectionStore } from '#event-store';
import type { Database, EventStore } from '#event-store';
import { WakeUps } from '#platform';

/** Previews and recalculations of calendars, beside this worker's own projections. */
export const CALENDAR_JOBS: Provider = {
  provide: CalendarJobs,
  inject: [DATABASE, EVENT_STORE, ProjectionStore, Jobs, CATALOGUES, CLOCK, IDS, ProjectionRunner, WakeUps],
  useFactory: (
    database: Database,
    store: EventStore,
    streams: ProjectionStore,
    jobs: Jobs,
    catalogues: Catalogues,
    clock: Clock,
    ids: Ids,
    runner: ProjectionRunner,
    wakeUps: WakeUps,
  ) =>
    new CalendarJobs({
      ...{ database, store, streams, jobs, catalogues, clock, ids },
      catchUp: (tenant) => runner.catchUpTenant(tenant),
      onAppended: (tenant) => {
        wakeUps.wake(tenant);
      },
    }),
};
