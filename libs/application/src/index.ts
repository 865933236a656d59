export { ProblemError, invalid } from './problem-error.js';
export type { FieldProblem, ProblemCode } from './problem-error.js';
export { timezoneOf } from './timezone-of.js';
export * from './access/principal.js';
export { COMMANDS_OF_ROLE, OPERATIONS_OF_ROLE, requireCommand, requireOperation } from './access/permissions.js';
export type { Operation } from './access/permissions.js';
export { inScope, scopeOf } from './access/scope.js';
export * from './accounts/index.js';
export * from './delegation/index.js';
export { Tokens } from './access/tokens.js';
export type { TokenRequest } from './access/tokens.js';
export * from './ports.js';
export { Catalogues } from './catalogue/catalogues.js';
export { importCatalogue } from './catalogue/import-catalogue.js';
export type * from './catalogue/import-catalogue.js';
export { ImportCatalogue } from './catalogue/import-catalogue.handler.js';
export { PersonalVault } from './personal/personal-vault.js';
export { Pseudonyms } from './personal/pseudonyms.js';
export type { Sealed } from './personal/personal-vault.js';
export type * from './dossiers/command-body.js';
export { ExecuteDossierCommand } from './dossiers/execute-dossier-command.js';
export { keptAnswer } from './dossiers/command-answer.js';
export type { CommandAnswer, IdempotencyRequest, Warning } from './dossiers/execute-dossier-command.js';
export { GetApplicant, GetDossier, GetTimeline } from './dossiers/dossier-queries.js';
export type { ApplicantView, DossierView, TimelineEntry } from './dossiers/dossier-queries.js';
export { GetDossierDeadline, GetTimeSplit } from './dossiers/dossier-clock.js';
export type { DossierDeadline, DueChange, TimeSplitView } from './dossiers/dossier-clock.js';
export { DossierReader } from './dossiers/dossier-queries.handlers.js';
export { ApplicationModule } from './application.module.js';
export type { ApplicationOptions } from './application.module.js';
export * from './jobs/index.js';
export { ListDossiers } from './dossiers/dossier-list.js';
export type { DossierList, ListNames } from './dossiers/dossier-list.js';
export {
  CELL_CLASSES,
  GetIndicatorDossiers,
  GetIndicatorDossiersHandler,
  GetIndicators,
  GetIndicatorsHandler,
  GetTimeSplitFigures,
  parseIndicatorQuery,
} from './indicators/index.js';
export type { IndicatorDossiers, TimeSplitFigures } from './indicators/index.js';
export type { QueryParameters } from './parameter-reader.js';
export * from './imports/index.js';
export * from './import-jobs/index.js';
export * from './ingest/index.js';
export * from './exports/index.js';
export * from './calendars/index.js';
export * from './notices/index.js';
export * from './plans/index.js';
export * from './policies/index.js';
export * from './deadlines/index.js';
export * from './classifications/index.js';
export * from './ranking/index.js';
export { GetReportIi06a, II06A_PARAMETERS, readIi06a } from './reports/index.js';
export type { ReportReader } from './reports/index.js';
export * from './evidence/index.js';
export * from './closing/index.js';
export * from './desk/index.js';
export * from './reviews/index.js';
export * from './saved-texts/index.js';
export * from './signals/index.js';
export * from './log-files/index.js';
export * from './log-verification/index.js';
export * from './backup/index.js';
export * from './erasure/index.js';
export * from './persons/index.js';
export * from './retention/index.js';
export * from './events-in/index.js';
export * from './intake/index.js';
export * from './webhooks/index.js';
export { GetPaper, GetRegister, HandOutPaper, TOLD_BY_PAPER } from './papers/index.js';
export type { TellingPaper } from './papers/index.js';
export * from './receipts/index.js';
export { GatewaySecrets, ListMessages, MessageDeliveries, MessageDesk, MessageWatch } from './messages/index.js';
export type { MessageDeliveryTools, MessageGateway, MessagePage, MessageView } from './messages/index.js';
