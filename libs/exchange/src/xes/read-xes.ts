import { CaseListError } from '../case-list/case-list-error.js';
import type { CsvRecord } from '../case-list/csv-records.js';
import { decoded } from '../case-list/decode.js';
import type { FoundColumn, FoundColumns } from '../case-list/header.js';
import { inflated } from '../case-list/inflate.js';
import { DEFAULT_CASE_LIST_LIMITS } from '../case-list/limits.js';
import type { CaseListLimits } from '../case-list/limits.js';
import { STANDARD_EVENT_ATTRIBUTES } from '../case-list/mapping.js';
import type { CaseListMapping, ColumnField } from '../case-list/mapping.js';
import { counted } from '../case-list/read-table.js';
import type { CaseListOptions, RecordBatch } from '../case-list/read-case-list.js';
import { RowReader } from '../case-list/row-reader.js';
import { timeReader } from '../case-list/time-format.js';
import { GuardedXml } from './guarded-xml.js';
import { OWN_EXTENSION, OWN_MAPPING } from './own-keys.js';
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
 * A log of ours needs no mapping. Piece by piece; throws {@link CaseListError} for what is wrong with the file.
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

/** Reads a log once it is known how: that follows from the mapping, or from what stands before the first trace. */
class LogReader {
  private readonly xml: GuardedXml;
  private readonly collector: TraceCollector;
  private readonly found = new Set<string>();
  private known: Known | null = null;
  private row = 0;
  private empty = true;

  constructor(
    private readonly options: XesOptions,
    private readonly limits: CaseListLimits,
  ) {
    const mapping = options.mapping ?? OWN_MAPPING;
    const events = { ...STANDARD_EVENT_ATTRIBUTES, ...mapping.events };
    const wanted = new Set([...columnsOf(mapping).values()].map(({ column }) => column));
    this.collector = new TraceCollector(wanted, events, limits);
    this.xml = new GuardedXml(limits, this.collector);
  }

  get reader(): TraceReader {
    return this.knowHow().reader;
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
    const needed = [...this.knowHow().columns].filter(([field]) => this.options.mapping !== null || field === 'code');
    const missing = needed.filter(([, { column }]) => !this.found.has(column));
    if (this.row === 0 || missing.length === 0) return;
    const there = [...this.collector.seenKeys].map((key) => `"${key}"`).join(', ');
    const problems = missing.map(([field, { column }]) => `columns.${field} names "${column}"`);
    throw new CaseListError('HEADER.COLUMN_MISSING', `no trace has such an attribute; traces have ${there}`, problems);
  }

  private knowHow(): Known {
    return (this.known ??= knownFrom(this.options, this.collector.extensions.has(OWN_EXTENSION.prefix)));
  }

  private record({ attributes, events, tooManyEvents, own }: Trace): CsvRecord {
    this.row++;
    if (this.row > this.limits.rows) {
      const more = `the log has more than ${String(this.limits.rows)} traces`;
      throw new CaseListError('FILE.TOO_MANY_ROWS', `${this.xml.place()}: ${more}`);
    }
    for (const key of attributes.keys()) this.found.add(key);
    const cells = [...this.knowHow().columns.values()].map(({ column }) => attributes.get(column) ?? '');
    return { row: this.row, cells, events, own, ...(tooManyEvents && { tooManyEvents }) };
  }
}

interface Known {
  columns: FoundColumns;
  reader: TraceReader;
}

/** With a mapping a log of ours is read as anybody's. */
function knownFrom({ mapping, timezone, pseudonymOf }: XesOptions, declaresOwn: boolean): Known {
  const isOwn = mapping === null && declaresOwn;
  const used = isOwn ? OWN_MAPPING : neededMapping(mapping);
  const columns = columnsOf(used);
  const zone = used.timezone ?? timezone;
  const rows = new RowReader(
    columns,
    [...columns.values()].map(({ column }) => column),
    used,
    zone,
  );
  return { columns, reader: new TraceReader(rows, timeReader(null, zone, 'start'), pseudonymOf ?? null, isOwn) };
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
