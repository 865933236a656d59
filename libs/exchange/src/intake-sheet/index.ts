export { INTAKE_COLUMNS, findIntakeColumns, isIntakeColumn } from './columns.js';
export type { IntakeField } from './columns.js';
export type { IntakeProblem, IntakeRow } from './intake-row-reader.js';
export { contentDigest, readIntakeSheet } from './read-intake-sheet.js';
export { intakeReason } from './reasons.js';
export type { IntakeSheetOptions } from './read-intake-sheet.js';
