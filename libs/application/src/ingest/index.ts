export { ingestSyncFile, ingestSyncMessage, retryQuarantined } from './ingest-sync.js';
export type { SyncFile, SyncFileOptions, SyncFileSummary } from './ingest-sync.js';
export { IngestSync, ListQuarantine, RetryQuarantined } from './ingest.handlers.js';
export { IngestError } from './ingest-sync.types.js';
export type { IngestCaller, IngestCounts, IngestDependencies, ItemOutcome, ItemProblem } from './ingest-sync.types.js';
export { Quarantine } from './quarantine.js';
export type { QuarantinePage, QuarantineQuestion, QuarantinedItem } from './quarantine.js';
export { itemAnswer, syncAnswer } from './sync-answer.js';
export type { SyncAnswer, SyncItemAnswer } from './sync-answer.js';
