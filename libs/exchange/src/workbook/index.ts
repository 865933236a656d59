export { readWorkbook } from './read-workbook.js';
export type { SheetsSeen, WorkbookOptions } from './read-workbook.js';
export { caseListTemplate } from './case-list-template.js';
export { intakeTemplate } from './intake-template.js';
