import { Global, Module } from '@nestjs/common';
import type { DynamicModule, Provider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { GroupAppender, PostgresEventStore } from '#event-store';
import type { Database, EventStore } from '#event-store';
import { CLOCK as PLATFORM_CLOCK, TypeOrmDatabase, uuidV7, withinTenant } from '#platform';
import type { TenantReach } from '#platform';
import { Tokens } from './access/tokens.js';
import { ACCOUNT_PROVIDERS, ACCOUNT_SERVICES } from './accounts/account-providers.js';
import { Catalogues } from './catalogue/catalogues.js';
import { ImportCatalogueHandler } from './catalogue/import-catalogue.handler.js';
import { PostgresCodeNumbers } from './dossiers/code-numbers.js';
import {
  DossierReader,
  GetApplicantHandler,
  GetDossierHandler,
  GetTimelineHandler,
} from './dossiers/dossier-queries.handlers.js';
import { GetDossierDeadlineHandler, GetTimeSplitHandler } from './dossiers/dossier-clock.handlers.js';
import { ListDossiersHandler } from './dossiers/dossier-list.handler.js';
import { ExecuteDossierCommandHandler } from './dossiers/execute-dossier-command.handler.js';
import { ErasePersonHandler } from './erasure/index.js';
import { IngestEventsHandler } from './events-in/index.js';
import { ReceiveSheetHandler, SheetRows } from './intake/index.js';
import { ImportFiles } from './import-jobs/index.js';
import { GetIndicatorEvidenceHandler } from './evidence/get-indicator-evidence.handler.js';
import type { EvidenceOptions } from './evidence/index.js';
import { GetIndicatorDossiersHandler, GetIndicatorsHandler, GetTimeSplitFiguresHandler } from './indicators/index.js';
import { ClassifyDossierHandler } from './classifications/classify-dossier.handler.js';
import { ExplainClassificationHandler } from './classifications/explain-classification.handler.js';
import { ExplainDeadlineHandler } from './deadlines/explain-deadline.handler.js';
import { IngestSyncHandler, ListQuarantineHandler, RetryQuarantinedHandler } from './ingest/ingest.handlers.js';
import type { IngestDependencies } from './ingest/ingest-sync.types.js';
import { PLAN_PROVIDERS } from './plans/index.js';
import { ListNoticesHandler } from './notices/list-notices.handler.js';
import { ListPoliciesHandler } from './policies/list-policies.js';
import { GetRankingHandler } from './ranking/index.js';
import {
  ChangeClosingRulesHandler,
  GetClosingRulesHandler,
  GetPeriodHandler,
  GetRestatementHandler,
  ListPeriodsHandler,
} from './closing/period-requests.handlers.js';
import { WEBHOOKS, WEBHOOK_CALLS, WebhookDesk, WebhookSecrets, Webhooks } from './webhooks/index.js';
import type { WebhookCalls } from './webhooks/index.js';
import { Delegations } from './delegation/index.js';
import { DESK_PROVIDERS } from './desk/index.js';
import { REVIEW_PROVIDERS } from './reviews/index.js';
import { SavedTexts } from './saved-texts/index.js';
import { SIGNAL_PROVIDERS } from './signals/index.js';
import { Officers } from './officers/index.js';
import { DuplicateIntakes } from './personal/duplicate-intakes.js';
import { PersonalVault } from './personal/personal-vault.js';
import { Pseudonyms } from './personal/pseudonyms.js';
import { GatewaySecrets, ListMessagesHandler, MessageDesk, Tellings } from './messages/index.js';
import { PAPER_HANDLERS } from './papers/index.js';
import { PersonMarks, SearchPersonsHandler } from './persons/index.js';
import { Retention } from './retention/index.js';
import { ReceiptSecrets } from './receipts/receipt-secrets.js';
import { Receipts } from './receipts/receipts.js';
import { PublicDesk } from './receipts/public-desk.js';
import { PublicThrottle } from './receipts/public-throttle.js';
import * as ports from './ports.js';
import type { Clock, HouseRules, Ids, WithinTenant } from './ports.js';
import { GetReportIi06aHandler } from './reports/index.js';

export interface ApplicationOptions {
  /** DUNGHEN_KEY: wraps the keys of personal data, 32 bytes. */
  masterKey: Buffer;
  houseRules: HouseRules;
  /** Whose rows are seen by work that does not say whose it is: nobody's in the api, everybody's in the worker. */
  reach: TenantReach;
  /** Told after each group of events that was stored; must not throw. */
  onAppended: (tenant: string) => void;
  /** Absent: this process gives no evidence. */
  evidence?: EvidenceOptions | undefined;
  /** Absent: this process makes no webhooks. */
  webhookCalls?: WebhookCalls | undefined;
}

const OPTIONS = Symbol('application.options');

const ADAPTERS: Provider[] = [
  { provide: ports.CLOCK, useExisting: PLATFORM_CLOCK },
  { provide: ports.IDS, useValue: { uuid: uuidV7 } satisfies Ids },
  {
    provide: ports.DATABASE,
    useFactory: (source: DataSource, { reach }: ApplicationOptions) => new TypeOrmDatabase(source, reach),
    inject: [DataSource, OPTIONS],
  },
  {
    provide: ports.DATABASE_ACROSS_TENANTS,
    useFactory: (database: TypeOrmDatabase) => database.acrossTenants(),
    inject: [ports.DATABASE],
  },
  { provide: ports.WITHIN_TENANT, useValue: withinTenant satisfies WithinTenant },
  {
    provide: ports.EVENT_STORE,
    useFactory: (database: Database) => new PostgresEventStore(database),
    inject: [ports.DATABASE],
  },
  {
    provide: ports.APPENDER,
    useFactory: (store: EventStore, options: ApplicationOptions) => new GroupAppender(store, options.onAppended),
    inject: [ports.EVENT_STORE, OPTIONS],
  },
  {
    provide: ports.CATALOGUES,
    useFactory: (database: Database, clock: Clock, within: WithinTenant) => new Catalogues(database, clock, within),
    inject: [ports.DATABASE, ports.CLOCK, ports.WITHIN_TENANT],
  },
  {
    provide: ports.CODE_NUMBERS,
    useFactory: (database: Database) => new PostgresCodeNumbers(database),
    inject: [ports.DATABASE],
  },
  {
    provide: ports.PERSONAL_VAULT,
    useFactory: (database: Database, options: ApplicationOptions) => new PersonalVault(database, options.masterKey),
    inject: [ports.DATABASE, OPTIONS],
  },
  {
    provide: ports.DUPLICATE_INTAKES,
    useFactory: (database: Database, options: ApplicationOptions) => new DuplicateIntakes(database, options.masterKey),
    inject: [ports.DATABASE, OPTIONS],
  },
  {
    provide: ports.SHEET_ROWS,
    useFactory: (database: Database, options: ApplicationOptions) => new SheetRows(database, options.masterKey),
    inject: [ports.DATABASE, OPTIONS],
  },
  {
    provide: ImportFiles,
    useFactory: (database: Database, options: ApplicationOptions) => new ImportFiles(database, options.masterKey),
    inject: [ports.DATABASE, OPTIONS],
  },
  {
    provide: ports.INGEST,
    useFactory: (
      ...[store, database, catalogues, vault, clock, ids, { masterKey, onAppended }]: [
        EventStore,
        Database,
        Catalogues,
        PersonalVault,
        Clock,
        Ids,
        ApplicationOptions,
      ]
    ): IngestDependencies => ({
      ...{ store, database, catalogues, vault, clock, ids, onAppended, pseudonyms: new Pseudonyms(masterKey) },
    }),
    inject: [
      ...[ports.EVENT_STORE, ports.DATABASE, ports.CATALOGUES, ports.PERSONAL_VAULT, ports.CLOCK, ports.IDS, OPTIONS],
    ],
  },
  {
    provide: ports.EVIDENCE,
    useFactory: (options: ApplicationOptions) => options.evidence ?? null,
    inject: [OPTIONS],
  },
  { provide: ports.HOUSE_RULES, useFactory: (options: ApplicationOptions) => options.houseRules, inject: [OPTIONS] },
  {
    provide: WEBHOOKS,
    useFactory: (database: Database, options: ApplicationOptions, ids: Ids) =>
      new Webhooks(database, new WebhookSecrets(options.masterKey), ids),
    inject: [ports.DATABASE, OPTIONS, ports.IDS],
  },
  {
    provide: WEBHOOK_CALLS,
    useFactory: ({ webhookCalls }: ApplicationOptions) =>
      webhookCalls ?? { refusalOf: () => 'no webhooks are made here' },
    inject: [OPTIONS],
  },
  WebhookDesk,
  {
    provide: GatewaySecrets,
    useFactory: (options: ApplicationOptions) => new GatewaySecrets(options.masterKey),
    inject: [OPTIONS],
  },
  Delegations,
  MessageDesk,
  {
    provide: Tellings,
    useFactory: (store: EventStore, appender: GroupAppender, clock: Clock, ids: Ids) =>
      new Tellings({ store, append: (tenant, request) => appender.append(tenant, request), clock, ids }),
    inject: [ports.EVENT_STORE, ports.APPENDER, ports.CLOCK, ports.IDS],
  },
  SavedTexts,
  {
    provide: ReceiptSecrets,
    useFactory: (options: ApplicationOptions) => new ReceiptSecrets(options.masterKey),
    inject: [OPTIONS],
  },
  {
    provide: Receipts,
    useFactory: (database: Database, secrets: ReceiptSecrets, everywhere: Database) =>
      new Receipts(database, secrets, everywhere),
    inject: [ports.DATABASE, ReceiptSecrets, ports.DATABASE_ACROSS_TENANTS],
  },
  {
    provide: PublicThrottle,
    useFactory: (database: Database, secrets: ReceiptSecrets) => new PublicThrottle(database, secrets),
    inject: [ports.DATABASE, ReceiptSecrets],
  },
  PublicDesk,
  {
    provide: PersonMarks,
    useFactory: (options: ApplicationOptions) => new PersonMarks(options.masterKey),
    inject: [OPTIONS],
  },
  {
    provide: Tokens,
    useFactory: (...[database, clock, ids, everywhere]: [Database, Clock, Ids, Database]) =>
      new Tokens(database, clock, ids, everywhere),
    inject: [ports.DATABASE, ports.CLOCK, ports.IDS, ports.DATABASE_ACROSS_TENANTS],
  },
  ...ACCOUNT_PROVIDERS,
];

const HANDLERS: Provider[] = [
  ImportCatalogueHandler,
  DossierReader,
  Officers,
  ExecuteDossierCommandHandler,
  IngestEventsHandler,
  ReceiveSheetHandler,
  ErasePersonHandler,
  SearchPersonsHandler,
  Retention,
  GetDossierHandler,
  GetTimelineHandler,
  GetApplicantHandler,
  ListDossiersHandler,
  ListNoticesHandler,
  GetDossierDeadlineHandler,
  GetTimeSplitHandler,
  GetIndicatorsHandler,
  GetIndicatorEvidenceHandler,
  ExplainDeadlineHandler,
  ExplainClassificationHandler,
  ClassifyDossierHandler,
  GetIndicatorDossiersHandler,
  GetTimeSplitFiguresHandler,
  GetRankingHandler,
  ...PLAN_PROVIDERS,
  ListPoliciesHandler,
  GetReportIi06aHandler,
  ...PAPER_HANDLERS,
  ListMessagesHandler,
  ListPeriodsHandler,
  GetPeriodHandler,
  GetRestatementHandler,
  GetClosingRulesHandler,
  ChangeClosingRulesHandler,
  ...DESK_PROVIDERS,
  ...REVIEW_PROVIDERS,
  ...SIGNAL_PROVIDERS,
  IngestSyncHandler,
  ListQuarantineHandler,
  RetryQuarantinedHandler,
];

/** Every use case on one CommandBus and one QueryBus; needs a DataSource and the platform clock beside it. */
@Global()
@Module({})
export class ApplicationModule {
  static forRoot(optionsFactory: {
    useFactory: (...args: never[]) => ApplicationOptions;
    inject: symbol[] | unknown[];
  }): DynamicModule {
    const options: Provider = {
      provide: OPTIONS,
      useFactory: optionsFactory.useFactory as (...args: unknown[]) => ApplicationOptions,
      inject: optionsFactory.inject as symbol[],
    };
    return {
      module: ApplicationModule,
      imports: [CqrsModule.forRoot()],
      providers: [options, ...ADAPTERS, ...HANDLERS],
      exports: [
        ...[CqrsModule, ...Object.values(ports), Tokens, DossierReader, SavedTexts, WebhookDesk, ...ACCOUNT_SERVICES],
        ...[Receipts, ReceiptSecrets, PublicDesk, PersonMarks, MessageDesk, Retention, ImportFiles],
        Delegations,
      ],
    };
  }
}
