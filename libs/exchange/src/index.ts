export * from './calendar-file/index.js';
export * from './deadline-text/index.js';
export * from './case-list/index.js';
export * from './published-progress/index.js';
export * from './ii06a/index.js';
export * from './evidence/index.js';
export * from './xes/index.js';
export { readCases } from './read-cases.js';
export type { CaseFileFormat } from './read-cases.js';
