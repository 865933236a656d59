import { CaseListError } from '../case-list/case-list-error.js';
import type { CsvRecord } from '../case-list/csv-records.js';
import { decoded } from '../case-list/decode.js';
import type { FoundColumn, FoundColumns } from '../case-list/header.js';
import { inflated } from '../case-list/inflate.js';
import { DEFAULT_CASE_LIST_LIMITS } from '../case-list/limits.js';
import type { CaseListLimits } from '../case-list/limits.js';
import { STANDARD_EVENT_ATTRIBUTES } from '../case-list/mapping.js';
import type { CaseListMapping, ColumnField } from '../case-list/mapping.js';
import { counted } from '../case-list/read-case-list.js';
import type { CaseListOptions, RecordBatch } from '../case-list/read-case-list.js';
import { RowReader } from '../case-list/row-reader.js';
import { timeReader } from '../case-list/time-format.js';
import { GuardedXml } from './guarded-xml.js';
import { TraceCollector } from './trace-collector.js';
import type { Trace } from './trace-collector.js';
import { TraceReader } from './trace-reader.js';

export interface XesOptions extends CaseListOptions {
  /** What stands for the name of who did something; absent: nobody is kept. */
  pseudonymOf?: (name: string) => string;
}

/**
 * Reads an event log (XES, IEEE 1849) as a case list: a trace is a row, numbered from 1, and its events are activities.
 * The columns of the mapping are keys of trace attributes, with or without the `case:` that tables put before them.
 * Piece by piece; throws {@link CaseListError} for what is wrong with the file.
 */
export async function* readXes(source: AsyncIterable<Uint8Array>, options: XesOptions): AsyncGenerator<RecordBatch> {
  const limits = { ...DEFAULT_CASE_LIST_LIMITS, ...options.limits };
  const log = new LogReader(options, limits);
  for await (const text of decoded(counted(inflated(source), limits, options.onContent))) {
    const records = log.push(text);
    if (records.length > 0) yield { records, reader: log.reader };
  }
  log.end();
}

class LogReader {
  private readonly columns: FoundColumns;
  private readonly keys: string[];
  private readonly collector: TraceCollector;
  private readonly xml: GuardedXml;
  private readonly found = new Set<string>();
  private row = 0;
  private empty = true;
  readonly reader: TraceReader;

  constructor(
    options: XesOptions,
    private readonly limits: CaseListLimits,
  ) {
    const mapping = neededMapping(options.mapping);
    this.columns = columnsOf(mapping);
    this.keys = [...this.columns.values()].map(({ column }) => column);
    const events = { ...STANDARD_EVENT_ATTRIBUTES, ...mapping.events };
    this.collector = new TraceCollector(new Set(this.keys), events, limits);
    this.xml = new GuardedXml(limits, this.collector);
    const zone = mapping.timezone ?? options.timezone;
    const rows = new RowReader(this.columns, this.keys.length, mapping, zone);
    this.reader = new TraceReader(rows, timeReader(null, zone, 'start'), options.pseudonymOf ?? null);
  }

  push(text: string): CsvRecord[] {
    this.empty = false;
    this.xml.push(text);
    return this.collector.take().map((trace) => this.record(trace));
  }

  end(): void {
    if (this.empty) throw new CaseListError('FILE.EMPTY', 'the file is empty');
    this.xml.end();
    if (!this.collector.isLog) throw new CaseListError('FILE.CORRUPT', 'the file is XML, but no XES log');
    const missing = [...this.columns].filter(([, { column }]) => !this.found.has(column));
    if (this.row === 0 || missing.length === 0) return;
    const there = [...this.collector.seenKeys].map((key) => `"${key}"`).join(', ');
    const problems = missing.map(([field, { column }]) => `columns.${field} names "${column}"`);
    throw new CaseListError('HEADER.COLUMN_MISSING', `no trace has such an attribute; traces have ${there}`, problems);
  }

  private record({ attributes, events, tooManyEvents }: Trace): CsvRecord {
    this.row++;
    if (this.row > this.limits.rows) {
      const more = `the log has more than ${String(this.limits.rows)} traces`;
      throw new CaseListError('FILE.TOO_MANY_ROWS', `${this.xml.place()}: ${more}`);
    }
    for (const key of attributes.keys()) this.found.add(key);
    const cells = this.keys.map((key) => attributes.get(key) ?? '');
    return { row: this.row, cells, events, ...(tooManyEvents && { tooManyEvents }) };
  }
}

function neededMapping(mapping: CaseListMapping | null): CaseListMapping {
  if (mapping !== null) return mapping;
  const advice = 'give a mapping that names the attributes of a trace for code and receivedAt at least';
  throw new CaseListError('MAPPING.NEEDED', `the log does not say which attribute means what: ${advice}`);
}

function columnsOf(mapping: CaseListMapping): FoundColumns {
  const columns = [...mapping.columns].map(([field, column], index): [ColumnField, FoundColumn] => [
    field,
    { ...column, column: column.column.replace(/^case:/, ''), index },
  ]);
  return new Map(columns);
}
