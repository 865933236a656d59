export * from './paper.types.js';
export { PaperError, PaperPrinter } from './paper-printer.js';
export { paperPdf } from './paper-pdf.js';
export { limitInWords, momentInWords, shortMoment } from './words.js';
