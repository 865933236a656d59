import { GetPaperHandler } from './get-paper.handler.js';
import { GetRegisterHandler } from './get-register.handler.js';
import { HandOutPaperHandler } from './hand-out-paper.handler.js';

export { HandOutPaper, TOLD_BY_PAPER } from './hand-out-paper.js';
export type { TellingPaper } from './hand-out-paper.js';
export { GetPaper, GetRegister } from './get-paper.js';

export const PAPER_HANDLERS = [GetPaperHandler, GetRegisterHandler, HandOutPaperHandler];
