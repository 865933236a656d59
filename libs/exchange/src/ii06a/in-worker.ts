import { Worker } from 'node:worker_threads';
import type { Ii06aReport } from '#indicators';
import type { Ii06aFormat } from './file-name.js';

/** A thread that needs more than this is ended and its file refused. (2026-11-22: chosen, not measured.) */
const MOST_MEGABYTES = 512;

/** The file of a report, made in a thread of its own. The thread gets the report and nothing of this process. */
export function inWorker(program: URL, report: Ii06aReport, format: Ii06aFormat): Promise<Buffer> {
  return new Promise((made, failed) => {
    const worker = new Worker(program, {
      workerData: { report, format },
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
    worker.once('message', (bytes: Uint8Array<ArrayBuffer>) => {
      made(Buffer.from(bytes.buffer));
    });
    worker.once('error', failed);
    worker.once('exit', (code) => {
      failed(new Error(`the thread of a report ended with ${String(code)} and without its file`));
    });
  });
}
