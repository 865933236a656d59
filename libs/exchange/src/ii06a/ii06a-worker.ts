import { parentPort, workerData } from 'node:worker_threads';
import type { Ii06aReport } from '#indicators';
import type { Ii06aFormat } from './file-name.js';
import { ii06aFile } from './ii06a-file.js';

// The thread of one file: it is told the report, hands over the bytes and ends.
const { report, format } = workerData as { report: Ii06aReport; format: Ii06aFormat };
const bytes = new Uint8Array(await ii06aFile(report, format));
parentPort?.postMessage(bytes, [bytes.buffer]);
