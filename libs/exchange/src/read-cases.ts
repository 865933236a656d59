import { inflated, peeked } from './case-list/inflate.js';
import { readCaseList } from './case-list/read-case-list.js';
import type { RecordBatch } from './case-list/read-case-list.js';
import { readWorkbook } from './workbook/read-workbook.js';
import type { WorkbookOptions } from './workbook/read-workbook.js';
import { readXes } from './xes/read-xes.js';
import type { XesOptions } from './xes/read-xes.js';

/** What kind of file cases come in; a workbook under the name of a table is known by its content. */
export type CaseFileFormat = 'csv' | 'xlsx' | 'xes';

export type CaseFileOptions = XesOptions & WorkbookOptions & { format: CaseFileFormat };

/** Reads cases from a file of any kind; see the reader of each. */
export async function* readCases(
  source: AsyncIterable<Uint8Array>,
  { format, ...options }: CaseFileOptions,
): AsyncGenerator<RecordBatch> {
  if (format === 'xes') return yield* readXes(source, options);
  if (format === 'xlsx') return yield* readWorkbook(inflated(source), options);
  const { head, all } = await peeked(source, 4);
  const isWorkbook = head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
  yield* isWorkbook ? readWorkbook(all, options) : readCaseList(all, options);
}
