import { GetPaperHandler } from './get-paper.handler.js';
import { GetRegisterHandler } from './get-register.handler.js';

export { GetPaper, GetRegister } from './get-paper.js';

export const PAPER_HANDLERS = [GetPaperHandler, GetRegisterHandler];
