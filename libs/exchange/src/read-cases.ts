import { readCaseList } from './case-list/read-case-list.js';
import type { RecordBatch } from './case-list/read-case-list.js';
import { readXes } from './xes/read-xes.js';
import type { XesOptions } from './xes/read-xes.js';

/** What kind of file cases come in. */
export type CaseFileFormat = 'csv' | 'xes';

/** Reads cases from a file of any kind; see the reader of each. */
export const readCases = (
  source: AsyncIterable<Uint8Array>,
  { format, ...options }: XesOptions & { format: CaseFileFormat },
): AsyncGenerator<RecordBatch> => (format === 'xes' ? readXes(source, options) : readCaseList(source, options));
