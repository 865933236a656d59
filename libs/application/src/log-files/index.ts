export { ExportInterruptedError, exportLog } from './export-log.js';
export type { ExportedLog, Watching } from './export-log.js';
export { importLogFile } from './import-log-file.js';
export type { LogFile } from './import-log-file.js';
export { UnsoundLogError } from './read-sound-log.js';
export { writeLines } from './write-lines.js';
export type { WrittenFile } from './write-lines.js';
