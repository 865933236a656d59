export { GetReportIi06a } from './get-report-ii06a.js';
export { GetReportIi06aHandler } from './get-report-ii06a.handler.js';
export { II06A_PARAMETERS } from './ii06a-query.js';
export { readIi06a } from './read-ii06a.js';
export type { ReportReader } from './read-ii06a.js';
