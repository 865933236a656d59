import { Global, Module } from '@nestjs/common';
import type { DynamicModule, Provider } from '@nestjs/common';
import { ProjectionStore } from '#event-store';
import type { Database, Projection } from '#event-store';
import { WakeUps } from '#platform';
import { DossierFactsProjection, zoneOf } from '#read-models';
import {
  GetPreviewMovesHandler,
  ImportCalendarHandler,
  ListCalendarsHandler,
  PreviewCalendarHandler,
  PublishCalendarHandler,
} from '../calendars/calendar-requests.handlers.js';
import { ClosePeriodHandler } from '../closing/close-period.handler.js';
import { closingSteps } from '../closing/closing-steps.js';
import {
  GetImportResultHandler,
  ImportResults,
  ListImportsHandler,
  StartCaseListImportHandler,
} from '../import-jobs/index.js';
import { StartLogVerificationHandler } from '../log-verification/start-log-verification.js';
import { CLOCK, DATABASE, DATABASE_ACROSS_TENANTS, IDS, INGEST } from '../ports.js';
import type { Clock, Ids } from '../ports.js';
import { allProjections } from '../projections/all-projections.js';
import { publishPoliciesStep } from '../policies/policies.step.js';
import { GetBackgroundHandler } from '../projections/get-background.js';
import { ListParkedStreamsHandler, RetryParkedStreamHandler } from '../projections/parked-streams.handlers.js';
import { BackgroundHealth } from '../projections/projection-health.js';
import { PROJECTIONS } from '../projections/projection-tokens.js';
import { retentionStep } from '../retention/index.js';
import type { IngestDependencies } from '../ingest/ingest-sync.types.js';
import { NightlySchedule } from '../recomputation/nightly-schedule.js';
import type { NightlyStep } from '../recomputation/nightly-steps.js';
import { NIGHTLY_STEPS_OF_PRODUCT } from '../recomputation/nightly-steps.js';
import { Recomputation } from '../recomputation/recomputation.js';
import { StartRecomputationHandler } from '../recomputation/start-recomputation.handler.js';
import { CancelJobHandler, GetJobHandler, ListJobsHandler } from './job-requests.handlers.js';
import { JOB_STARTER } from './job-starter.js';
import { Jobs } from './jobs.js';

export interface BackgroundOptions {
  /** Steps of the nightly run besides those of the product, after them. */
  nightlySteps?: readonly NightlyStep[];
}

/** The recomputation with everything it needs, for Nest and for the command line. */
export function createRecomputation(
  database: Database,
  jobs: Jobs,
  clock: Clock,
  nightlySteps: readonly NightlyStep[] = NIGHTLY_STEPS_OF_PRODUCT,
): Recomputation {
  const store = new ProjectionStore(database);
  const readStreams = store.readStreams.bind(store);
  const freshFacts = () => new DossierFactsProjection(readStreams, zoneOf);
  return new Recomputation({ database, store, jobs, clock, freshFacts, nightlySteps });
}

const providers = (options: BackgroundOptions): Provider[] => [
  { provide: Jobs, useFactory: (database: Database, ids: Ids) => new Jobs(database, ids), inject: [DATABASE, IDS] },
  { provide: JOB_STARTER, useExisting: WakeUps },
  { provide: ImportResults, useFactory: (database: Database) => new ImportResults(database), inject: [DATABASE] },
  { provide: ProjectionStore, useFactory: (database: Database) => new ProjectionStore(database), inject: [DATABASE] },
  { provide: PROJECTIONS, useFactory: allProjections, inject: [ProjectionStore] },
  {
    provide: BackgroundHealth,
    useFactory: (database: Database, projections: readonly Projection[]) => new BackgroundHealth(database, projections),
    inject: [DATABASE_ACROSS_TENANTS, PROJECTIONS],
  },
  {
    provide: Recomputation,
    useFactory: (database: Database, jobs: Jobs, clock: Clock, ingest: IngestDependencies) =>
      createRecomputation(database, jobs, clock, [
        ...NIGHTLY_STEPS_OF_PRODUCT,
        publishPoliciesStep(() => jobs.newId()),
        ...closingSteps({ newId: () => jobs.newId() }),
        retentionStep(ingest),
        ...(options.nightlySteps ?? []),
      ]),
    inject: [DATABASE, Jobs, CLOCK, INGEST],
  },
  {
    provide: NightlySchedule,
    useFactory: (database: Database, jobs: Jobs, clock: Clock) => new NightlySchedule(database, jobs, clock),
    inject: [DATABASE, Jobs, CLOCK],
  },
];

const HANDLERS: Provider[] = [
  GetJobHandler,
  CancelJobHandler,
  ListJobsHandler,
  GetBackgroundHandler,
  StartLogVerificationHandler,
  StartRecomputationHandler,
  ListParkedStreamsHandler,
  RetryParkedStreamHandler,
  ImportCalendarHandler,
  PreviewCalendarHandler,
  PublishCalendarHandler,
  GetPreviewMovesHandler,
  ListCalendarsHandler,
  ClosePeriodHandler,
  StartCaseListImportHandler,
  ListImportsHandler,
  GetImportResultHandler,
];

/** Jobs, projections' health and recomputation; stands beside ApplicationModule and platform's QueueModule. */
@Global()
@Module({})
export class BackgroundModule {
  static forRoot(options: BackgroundOptions = {}): DynamicModule {
    const own = providers(options);
    return {
      module: BackgroundModule,
      providers: [...own, ...HANDLERS],
      exports: [
        Jobs,
        JOB_STARTER,
        ImportResults,
        ProjectionStore,
        PROJECTIONS,
        BackgroundHealth,
        Recomputation,
        NightlySchedule,
      ],
    };
  }
}
