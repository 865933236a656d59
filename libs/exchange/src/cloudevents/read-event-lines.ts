import { decoded } from '../case-list/decode.js';
import { inflated } from '../case-list/inflate.js';
import { deeperThan } from '../json-depth/deeper-than.js';
import { EventFileError } from './event-file-error.js';
import { DEFAULT_EVENT_FILE_LIMITS, type EventFileLimits } from './limits.js';

/** One JSON value of the file and the line it stands in, counted from 1. */
export interface EventLine {
  line: number;
  value: unknown;
}

/**
 * The lines of an NDJSON file, gzipped or not, parsed and in batches of what one chunk held; blank lines are skipped. Memory
 * grows with the longest line and not with the file. Throws {@link EventFileError}, and CaseListError for a damaged gzip
 * or a wrong encoding.
 */
export async function* readEventLines(
  source: AsyncIterable<Uint8Array>,
  limits: EventFileLimits = DEFAULT_EVENT_FILE_LIMITS,
): AsyncGenerator<EventLine[]> {
  let rest = '';
  let line = 0;
  const take = (text: string): EventLine[] => {
    line += 1;
    if (line > limits.lines) {
      throw new EventFileError('FILE.TOO_MANY_ROWS', `the file has more than ${String(limits.lines)} lines`);
    }
    guardLength(text, line, limits);
    return text.trim() === '' ? [] : [{ line, value: parsed(text, line, limits) }];
  };
  for await (const text of decoded(counted(inflated(source), limits))) {
    const [first = '', ...more] = text.split('\n');
    rest += first;
    guardLength(rest, line + 1, limits);
    if (more.length === 0) continue;
    const last = more.pop() ?? '';
    const batch = [rest, ...more].flatMap(take);
    rest = last;
    if (batch.length > 0) yield batch;
  }
  const batch = rest === '' ? [] : take(rest);
  if (batch.length > 0) yield batch;
}

async function* counted(source: AsyncIterable<Uint8Array>, { bytes }: EventFileLimits): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const chunk of source) {
    read += chunk.length;
    if (read > bytes) {
      throw new EventFileError('FILE.TOO_LARGE', `the file is larger than ${String(bytes)} bytes when inflated`);
    }
    yield chunk;
  }
}

function guardLength(text: string, line: number, { lineLength }: EventFileLimits): void {
  if (text.length <= lineLength) return;
  throw new EventFileError('FILE.RECORD_TOO_LONG', `longer than ${String(lineLength)} characters`, line);
}

function parsed(text: string, line: number, { depth }: EventFileLimits): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text) as unknown;
  } catch {
    throw new EventFileError('LINE.NOT_JSON', 'not a JSON value; was the file cut off or edited?', line);
  }
  if (deeperThan(value, depth)) {
    throw new EventFileError('LINE.TOO_DEEP', `more than ${String(depth)} objects or arrays within each other`, line);
  }
  return value;
}
