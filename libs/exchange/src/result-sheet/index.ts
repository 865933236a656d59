export { caseListReason } from './case-list-reasons.js';
export { readSheetRows } from './read-sheet-rows.js';
export type { RawRow, SheetRowsOptions } from './read-sheet-rows.js';
export { RESULT_COLUMNS, resultColumnsIn } from './result-columns.js';
export { writeRowMark } from './row-mark.js';
export type { RowMark } from './row-mark.js';
export { MOST_RESULT_ROWS, writeResultSheet } from './write-result-sheet.js';
export type { ResultHeader, ResultRow } from './write-result-sheet.js';
