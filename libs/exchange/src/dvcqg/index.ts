export { DEFAULT_SYNC_LIMITS } from './limits.js';
export type { SyncLimits } from './limits.js';
export { plainPartOf } from './personal-fields.js';
export { SYNC_SERVICES, readSyncFile, readSyncMessage } from './read-sync-file.js';
export type { SyncBatch, SyncEnvelope, SyncService } from './read-sync-file.js';
export { readSyncItem } from './read-sync-item.js';
export { SyncFileError } from './sync-file-error.js';
export type { SyncFileErrorCode } from './sync-file-error.js';
export type { ReadProgress, ReadSnapshot, ReadSyncItem, SyncProblem, SyncProblemCode } from './sync-item.js';
