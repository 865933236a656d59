export type * from './case-list-row.js';
export { UNSPECIFIED_PROCEDURE, decideCaseListRow } from './decide-case-list-row.js';
export type { CaseListContext, CaseListDecision } from './decide-case-list-row.js';
