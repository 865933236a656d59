import { parentPort } from 'node:worker_threads';
import { paperPdf } from './paper-pdf.js';
import type { Paper, RegisterPaper } from './paper.types.js';

// The thread that prints, one paper after the other: pdfmake and its fonts are loaded once, not for each receipt.
parentPort?.on('message', ({ id, paper }: { id: number; paper: Paper | RegisterPaper }) => {
  paperPdf(paper).then(
    (pdf) => {
      const bytes = new Uint8Array(pdf);
      parentPort?.postMessage({ id, bytes }, [bytes.buffer]);
    },
    (error: unknown) => {
      parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
    },
  );
});
