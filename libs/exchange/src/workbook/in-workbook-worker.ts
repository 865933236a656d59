import { Worker } from 'node:worker_threads';
import { CaseListError } from '../case-list/case-list-error.js';
import type { CaseListErrorCode } from '../case-list/case-list-error.js';
import { sheetsOf } from './sheets-of.js';
import type { Sheets } from './sheets-of.js';

/** A thread that needs more memory or time than this is ended and its file refused. (2026-11-22: chosen.) */
const MOST_MEGABYTES = 1_024;
const MOST_MS = 120_000;

/** Compiled code has its worker beside it; from TypeScript sources (specs) the workbook is read in this thread. */
const COMPILED = import.meta.url.endsWith('.js') ? new URL('workbook-worker.js', import.meta.url) : null;

type Told = { sheets: Sheets } | { refused: { code: CaseListErrorCode; message: string } };

/** The sheets of a workbook, read in a thread with limits. Throws {@link CaseListError}. */
export function inWorkbookWorker(bytes: Uint8Array, rows: number): Promise<Sheets> {
  if (COMPILED === null) return sheetsOf(bytes, rows);
  const program = COMPILED;
  return new Promise((done, failed) => {
    const worker = new Worker(program, {
      workerData: { bytes, rows },
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
    const refuse = (why: string) => {
      failed(new CaseListError('FILE.TOO_LARGE', `the workbook ${why}; save the sheet as CSV`));
      void worker.terminate();
    };
    const timer = setTimeout(refuse, MOST_MS, `takes longer than ${String(MOST_MS / 1000)} s to read`);
    worker.once('message', (told: Told) => {
      if ('sheets' in told) done(told.sheets);
      else failed(new CaseListError(told.refused.code, told.refused.message));
    });
    worker.once('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') refuse(`needs more than ${String(MOST_MEGABYTES)} MB to read`);
      else failed(error);
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      failed(new Error('the thread of a workbook ended without its sheets'));
    });
  });
}
