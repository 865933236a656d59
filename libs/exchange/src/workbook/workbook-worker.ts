import { parentPort, workerData } from 'node:worker_threads';
import { CaseListError } from '../case-list/case-list-error.js';
import { sheetsOf } from './sheets-of.js';

// The thread of one workbook: it gets the bytes, hands over the text of the cells and ends.
const { bytes, rows } = workerData as { bytes: Uint8Array; rows: number };
try {
  parentPort?.postMessage({ sheets: await sheetsOf(bytes, rows) });
} catch (error) {
  if (!(error instanceof CaseListError)) throw error;
  parentPort?.postMessage({ refused: { code: error.code, message: error.message } });
}
