import { Readable, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CaseListError } from './case-list-error.js';

type Bytes = AsyncIterable<Uint8Array>;

/** Below this nobody is hurt, whatever the ratio. */
const HARMLESS_BYTES = 16 * 1024 ** 2;
/** Inflated by packed bytes; lists and logs pack five to fifty times, a bomb a thousand times. (2026-11-23: chosen.) */
const MOST_RATIO = 250;

/**
 * The bytes of a file, inflated when they are gzip: known by the content, never by the name. Throws FILE.UNSAFE for what
 * inflates beyond all measure, FILE.TRUNCATED and FILE.CORRUPT.
 */
export async function* inflated(source: Bytes): AsyncGenerator<Uint8Array> {
  const { head, all } = await peeked(source, 2);
  if (head[0] === 0x1f && head[1] === 0x8b) yield* gunzipped(all);
  else yield* all;
}

/** The first bytes (fewer if the source is shorter) and the whole source as if nothing had been read. */
export async function peeked(source: Bytes, count: number): Promise<{ head: Uint8Array; all: Bytes }> {
  const chunks = source[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < count) {
    const next = await chunks.next();
    if (next.done === true) break;
    head = Buffer.concat([head, next.value]);
  }
  return { head, all: joined(head, chunks) };
}

async function* joined(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

async function* gunzipped(source: Bytes): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const packed = { bytes: 0 };
  pipeline(Readable.from(counting(source, packed)), gunzip, () => undefined);
  let bytes = 0;
  try {
    for await (const chunk of gunzip) {
      bytes += (chunk as Buffer).length;
      if (bytes > HARMLESS_BYTES && bytes > MOST_RATIO * packed.bytes) {
        const more = `inflates more than ${String(MOST_RATIO)} times, to over ${String(HARMLESS_BYTES)} bytes`;
        throw new CaseListError('FILE.UNSAFE', `the gzip file ${more}; send it unpacked if it is a real list`);
      }
      yield chunk as Buffer;
    }
  } catch (error) {
    throw inflateError(error);
  }
}

async function* counting(source: Bytes, packed: { bytes: number }): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    packed.bytes += chunk.length;
    yield chunk;
  }
}

function inflateError(error: unknown): unknown {
  const code = (error as { code?: unknown }).code;
  if (code === 'Z_BUF_ERROR') {
    return new CaseListError('FILE.TRUNCATED', 'the gzip file ends before its end: it was cut off; fetch it again');
  }
  if (typeof code === 'string' && code.startsWith('Z_')) {
    return new CaseListError('FILE.CORRUPT', 'the gzip file is damaged; fetch it again');
  }
  return error;
}
