export { importCaseList } from './import-case-list.js';
export { CaseListImportError } from './import-case-list.types.js';
export type {
  CaseListImport,
  CaseListSource,
  CaseListSummary,
  ImportDependencies,
  ImportProgress,
  RejectedRow,
  RowVerdict,
} from './import-case-list.types.js';
export type { Reconciliation } from './reconciliation.js';
