export { CASE_LIST_RESULT_HEADER, caseListResultLine, caseListVerdictCells } from './case-list-result.js';
export type { CaseListVerdict } from './case-list-result.js';
export { readSheetRows } from './read-sheet-rows.js';
export type { RawRow, SheetRowsOptions } from './read-sheet-rows.js';
export { RESULT_COLUMNS, resultColumnsIn } from './result-columns.js';
export { writeRowMark } from './row-mark.js';
export type { RowMark } from './row-mark.js';
export { MOST_RESULT_ROWS, writeResultSheet } from './write-result-sheet.js';
export type { ResultHeader, ResultRow } from './write-result-sheet.js';
