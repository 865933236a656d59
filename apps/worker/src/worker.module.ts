import { Global, Module } from '@nestjs/common';
import type { DynamicModule, Provider } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import {
  ApplicationModule,
  BackgroundModule,
  CATALOGUES,
  DATABASE,
  MessageWatch,
  NoticeWatch,
  PERSONAL_VAULT,
  PROJECTIONS,
  PersonMarks,
  PersonWatch,
  ProjectionRunner,
  ReceiptSecrets,
} from '#application';
import type { Catalogues, PersonalVault } from '#application';
import { ProjectionStore } from '#event-store';
import type { Database, Projection } from '#event-store';
import {
  CLOCK,
  CONNECTION_BUDGET,
  EVERY_TENANT,
  QueueModule,
  RareWarning,
  WakeUps,
  appDataSourceOptions,
} from '#platform';
import { CALENDAR_JOBS } from './calendar-jobs.provider.js';
import { IMPORT_JOBS } from './import-jobs.provider.js';
import { CLOSING_JOBS } from './closing-jobs.provider.js';
import { LOG_VERIFICATION_JOBS } from './log-verification-jobs.provider.js';
import { Heartbeat } from './heartbeat.js';
import { NightlyStarter } from './nightly-starter.js';
import { ProjectionsProcessor } from './projections.processor.js';
import { RecomputationsProcessor } from './recomputations.processor.js';
import { SchedulesProcessor } from './schedules.processor.js';
import { Stopping } from './stopping.js';
import { WorkerLoops } from './worker-loops.js';
import { MessageRounds } from './message-rounds.provider.js';
import { WebhookRounds } from './webhooks.provider.js';
import { SETTINGS } from './worker-options.js';
import type { WorkerSettings } from './worker-options.js';

@Global()
@Module({})
class SettingsModule {
  static of(settings: WorkerSettings): DynamicModule {
    const provided: Provider[] = [
      { provide: SETTINGS, useValue: settings },
      { provide: CLOCK, useValue: settings.clock },
    ];
    return { module: SettingsModule, providers: provided, exports: [SETTINGS, CLOCK] };
  }
}

const RUNNER: Provider = {
  provide: ProjectionRunner,
  inject: [SETTINGS, ProjectionStore, PROJECTIONS, RareWarning],
  useFactory: (
    { logger, projections }: WorkerSettings,
    store: ProjectionStore,
    ofProduct: readonly Projection[],
    warning: RareWarning,
  ) =>
    new ProjectionRunner(store, projections?.(store) ?? ofProduct, {
      onParked: (tenant, projection, { streamId, position }, error) => {
        logger.alarm(
          { tenant, projection, streamId, position, err: error },
          'A stream is parked: its event cannot be applied',
        );
      },
      onRebuilt: (tenant, projection, version) => {
        logger.info({ tenant, projection, version }, 'A read model was rebuilt');
      },
      onTrouble: (what, error) => {
        warning.warn(what, error);
      },
    }),
};

const NOTICES: Provider = {
  provide: NoticeWatch,
  inject: [SETTINGS, DATABASE, CATALOGUES],
  useFactory: ({ clock, dueSoonShare }: WorkerSettings, database: Database, catalogues: Catalogues) =>
    new NoticeWatch(database, catalogues, clock, dueSoonShare === undefined ? {} : { dueSoonShare }),
};

const MESSAGES: Provider = {
  provide: MessageWatch,
  inject: [DATABASE, PERSONAL_VAULT, ReceiptSecrets],
  useFactory: (database: Database, vault: PersonalVault, secrets: ReceiptSecrets) =>
    new MessageWatch(database, vault, secrets),
};

const PERSONS: Provider = {
  provide: PersonWatch,
  inject: [DATABASE, PERSONAL_VAULT, PersonMarks],
  useFactory: (database: Database, vault: PersonalVault, marks: PersonMarks) => new PersonWatch(database, vault, marks),
};

/** The background side of the product: the same use cases as the api, BullMQ processors instead of controllers. */
@Module({})
export class WorkerModule {
  static forRoot(settings: WorkerSettings): DynamicModule {
    const { databaseUrl, redisUrl, masterKey, logger, nightlySteps } = settings;
    const onTrouble = (message: string) => {
      logger.warn(message);
    };
    return {
      module: WorkerModule,
      imports: [
        SettingsModule.of(settings),
        TypeOrmModule.forRoot({
          ...appDataSourceOptions(databaseUrl, {
            applicationName: 'dung-hen worker',
            poolSize: CONNECTION_BUDGET.workerPool,
          }),
          retryAttempts: 3,
        }),
        QueueModule.forRoot({
          databaseUrl,
          redisUrl,
          applicationName: 'dung-hen worker queue',
          onTrouble,
          worker: true,
        }),
        ApplicationModule.forRoot({
          useFactory: (wakeUps: WakeUps) => ({
            masterKey,
            houseRules: { lateEntryDays: 0, lateEntryFlagHours: 24 },
            // Its loops look after all tenants; what a job does for one sees that one alone.
            reach: EVERY_TENANT,
            onAppended: (tenant: string) => {
              wakeUps.wake(tenant);
            },
          }),
          inject: [WakeUps],
        }),
        BackgroundModule.forRoot({ nightlySteps }),
      ],
      providers: [
        RUNNER,
        CALENDAR_JOBS,
        CLOSING_JOBS,
        LOG_VERIFICATION_JOBS,
        IMPORT_JOBS,
        NOTICES,
        MESSAGES,
        PERSONS,
        Stopping,
        Heartbeat,
        NightlyStarter,
        ProjectionsProcessor,
        RecomputationsProcessor,
        SchedulesProcessor,
        WebhookRounds,
        MessageRounds,
        WorkerLoops,
      ],
    };
  }
}
