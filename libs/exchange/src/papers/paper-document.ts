import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { controlSlipContent } from './control-slip.js';
import { apologyContent, refusalContent, supplementContent } from './letters.js';
import { pageOf } from './page.js';
import type { Paper, RegisterPaper } from './paper.types.js';
import { receiptContent } from './receipt.js';
import { registerDocument } from './register.js';

/** A form as pdfmake is told it. */
export function paperDocument(paper: Paper | RegisterPaper): TDocumentDefinitions {
  if (paper.kind === 'register') return registerDocument(paper);
  return pageOf(paper, `${paper.kind} ${paper.code}`, contentOf(paper));
}

function contentOf(paper: Paper): Content[] {
  switch (paper.kind) {
    case 'receipt':
      return receiptContent(paper);
    case 'supplement':
      return supplementContent(paper);
    case 'refusal':
      return refusalContent(paper);
    case 'apology':
      return apologyContent(paper);
    case 'control-slip':
      return controlSlipContent(paper);
    default:
      return paper satisfies never;
  }
}
