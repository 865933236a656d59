export { openSheetIntake } from './open-sheet-intake.js';
export { receiveSheet } from './receive-sheet.js';
export { MOST_SHEET_ROWS, ReceiveSheet, ReceiveSheetHandler } from './receive-sheet.handler.js';
export type { SheetReceived } from './receive-sheet.handler.js';
export type { IntakeSummary, IntakeVerdict, SheetIntake, SheetIntakeTools } from './receive-sheet.types.js';
export { SheetRows } from './sheet-rows.js';
