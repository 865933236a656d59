import { printPdf } from '../pdf/print-pdf.js';
import { paperDocument } from './paper-document.js';
import type { Paper, RegisterPaper } from './paper.types.js';

/** A form as a PDF; the same paper gives the same bytes. */
export const paperPdf = (paper: Paper | RegisterPaper): Promise<Buffer> => printPdf(paperDocument(paper));
