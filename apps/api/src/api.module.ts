import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApplicationModule, BackgroundModule } from '#application';
import type { HouseRules } from '#application';
import {
  HttpOut,
  NO_TENANT,
  QueueModule,
  WakeUps,
  appDataSourceOptions,
  createHeadSigner,
  thisProgram,
} from '#platform';
import { AccessController } from './accounts/access.controller.js';
import { AccountsController } from './accounts/accounts.controller.js';
import { AccessGuard } from './auth/access.guard.js';
import { SITE, SessionCookie } from './auth/session-cookie.js';
import type { Site } from './auth/site.js';
import { CalendarsController } from './calendars/calendars.controller.js';
import { CatalogueImportController } from './catalogue/catalogue-import.controller.js';
import { CatalogueController } from './catalogue/catalogue.controller.js';
import { CitizenController } from './citizen/citizen.controller.js';
import { ClassificationsController } from './classifications/classifications.controller.js';
import { DeadlinesController } from './deadlines/deadlines.controller.js';
import { DeskController } from './desk/desk.controller.js';
import { DossierCommandsController } from './dossiers/dossier-commands.controller.js';
import { DossierListController } from './dossiers/dossier-list.controller.js';
import { ErasureController } from './dossiers/erasure.controller.js';
import { DossiersController } from './dossiers/dossiers.controller.js';
import { IngestEventsController } from './events/ingest-events.controller.js';
import { HealthController } from './health/health.controller.js';
import { Metrics } from './health/metrics.js';
import { MetricsController } from './health/metrics.controller.js';
import { Readiness } from './health/readiness.js';
import { InFlight } from './http/in-flight.js';
import { ProblemFilter } from './http/problem.filter.js';
import { CaseListImportsController } from './imports/case-list-imports.controller.js';
import { ImportsController } from './imports/imports.controller.js';
import { DvcqgController } from './ingest/dvcqg.controller.js';
import { QuarantineController } from './ingest/quarantine.controller.js';
import { IndicatorsController } from './indicators/indicators.controller.js';
import { JobsController } from './jobs/jobs.controller.js';
import { ParkedStreamsController } from './jobs/parked-streams.controller.js';
import { ProjectionsController } from './jobs/projections.controller.js';
import { RecomputationsController } from './jobs/recomputations.controller.js';
import { LogVerificationsController } from './log/log-verifications.controller.js';
import { LogController } from './log/log.controller.js';
import { PoliciesController } from './policies/policies.controller.js';
import { NoticesController } from './notices/notices.controller.js';
import { RankingController } from './ranking/ranking.controller.js';
import { ClosingRulesController } from './periods/closing-rules.controller.js';
import { PeriodsController } from './periods/periods.controller.js';
import { PlansController } from './plans/plans.controller.js';
import { ScorecardsController } from './plans/scorecards.controller.js';
import { DossierPapersController } from './papers/dossier-papers.controller.js';
import { PaperFiles } from './papers/paper-files.js';
import { RegisterController } from './papers/register.controller.js';
import { PublicController } from './public/public.controller.js';
import { MessageGatewayController } from './messages/message-gateway.controller.js';
import { MessagesController } from './messages/messages.controller.js';
import { PersonsController } from './persons/persons.controller.js';
import { RetentionController } from './retention/retention.controller.js';
import { PlatformModule } from './platform.module.js';
import { QueueBoardController } from './queue-board/queue-board.controller.js';
import { QueueBoard } from './queue-board/queue-board.js';
import { ReportFiles } from './reports/report-files.js';
import { ReportsController } from './reports/reports.controller.js';
import { OidcController } from './session/oidc.controller.js';
import { OidcCookie } from './session/oidc-cookie.js';
import { SessionController } from './session/session.controller.js';
import { SIGN_IN_SETTINGS } from './session/sign-in-settings.js';
import type { SignInSettings } from './session/sign-in-settings.js';
import { ReviewCommandsController } from './reviews/review-commands.controller.js';
import { ReviewsController } from './reviews/reviews.controller.js';
import { DelegationsController } from './delegations/delegations.controller.js';
import { SavedTextsController } from './saved-texts/saved-texts.controller.js';
import { SignalsController } from './signals/signals.controller.js';
import { LogFeed } from './stream/log-feed.js';
import { StreamController } from './stream/stream.controller.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';

export interface ApiOptions {
  /** Login of the application. */
  databaseUrl: string;
  /** Given: the queue lives in Redis. */
  redisUrl?: string | undefined;
  poolSize: number;
  masterKey: Buffer;
  houseRules: HouseRules;
  /** Signs evidence; absent: none is given. PKCS8 PEM. */
  evidence?: { signingKey: string; mostDossiers: number } | undefined;
  /** Hosts that webhooks may call although they are of the own network, or without TLS. */
  webhookHosts?: readonly string[] | undefined;
  /** How the product is reached; absent: under the names of this computer alone. */
  site?: Site | undefined;
  /** Proxies whose X-Forwarded-For is believed: addresses or networks. */
  trustedProxies?: readonly string[] | undefined;
  /** How people sign in; absent: each names its tenant. */
  signIn?: SignInSettings | undefined;
  /** Hears of trouble with the queue; requests do not wait for it. */
  onTrouble: (message: string) => void;
}

@Module({})
export class ApiModule {
  static forRoot(options: ApiOptions): DynamicModule {
    const { databaseUrl, redisUrl, poolSize, masterKey, houseRules, onTrouble } = options;
    const evidence = evidenceOptions(options);
    const dataSource = appDataSourceOptions(databaseUrl, { applicationName: 'dung-hen api', poolSize });
    return {
      module: ApiModule,
      imports: [
        PlatformModule,
        TypeOrmModule.forRoot({ ...dataSource, retryAttempts: 3 }),
        QueueModule.forRoot({ databaseUrl, redisUrl, applicationName: 'dung-hen api queue', onTrouble }),
        ApplicationModule.forRoot({
          useFactory: (wakeUps: WakeUps) => ({
            masterKey,
            houseRules,
            evidence,
            reach: NO_TENANT,
            webhookCalls: new HttpOut({ allowedHosts: options.webhookHosts ?? [] }),
            onAppended: (tenant: string) => {
              wakeUps.wake(tenant);
            },
          }),
          inject: [WakeUps],
        }),
        BackgroundModule.forRoot(),
      ],
      controllers: [
        DeskController,
        DossierCommandsController,
        DossierListController,
        DossiersController,
        DossierPapersController,
        RegisterController,
        ErasureController,
        PublicController,
        CitizenController,
        MessagesController,
        PersonsController,
        MessageGatewayController,
        RetentionController,
        IndicatorsController,
        RankingController,
        ScorecardsController,
        PlansController,
        ReviewsController,
        ReviewCommandsController,
        DelegationsController,
        SavedTextsController,
        SignalsController,
        DeadlinesController,
        ClassificationsController,
        CalendarsController,
        CatalogueController,
        CatalogueImportController,
        LogController,
        LogVerificationsController,
        IngestEventsController,
        ImportsController,
        CaseListImportsController,
        WebhooksController,
        StreamController,
        NoticesController,
        PoliciesController,
        ReportsController,
        PeriodsController,
        ClosingRulesController,
        JobsController,
        QueueBoardController,
        RecomputationsController,
        ProjectionsController,
        ParkedStreamsController,
        DvcqgController,
        QuarantineController,
        SessionController,
        OidcController,
        AccountsController,
        AccessController,
        HealthController,
        MetricsController,
      ],
      providers: [
        InFlight,
        LogFeed,
        Readiness,
        ReportFiles,
        PaperFiles,
        QueueBoard,
        Metrics,
        SessionCookie,
        OidcCookie,
        { provide: SITE, useValue: siteOf(options) },
        { provide: SIGN_IN_SETTINGS, useValue: options.signIn ?? NO_SETTINGS },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}

const NO_SETTINGS: SignInSettings = { tenant: '', demoAccounts: [] };

export const siteOf = ({ site }: ApiOptions): Site => site ?? { origins: [], names: [] };

function evidenceOptions({ evidence }: ApiOptions) {
  if (evidence === undefined) return undefined;
  const { signingKey, mostDossiers } = evidence;
  return { signer: createHeadSigner(signingKey), mostDossiers, program: thisProgram() };
}
