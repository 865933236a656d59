import { CaseListError } from './case-list-error.js';
import { peeked } from './inflate.js';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/**
 * The text of a file: UTF-8 (with or without a byte order mark), or UTF-16 that says so by its mark.
 * Anything else is an error that names the line: a wrong guess would spoil every name for ever.
 */
export async function* decoded(source: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const { head, all } = await peeked(source, 4);
  const encoding = encodingOf(head);
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  // What the decoder holds back at a chunk's end must be known to find a bad line, so it never holds back anything.
  let held: Uint8Array = new Uint8Array(0);
  for await (const chunk of all) {
    const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    const whole = bytes.length - unfinished(bytes, encoding);
    held = bytes.subarray(whole);
    const text = decodeWhole(decoder, bytes.subarray(0, whole), encoding, line);
    line += lineBreaks(text);
    if (text !== '') yield text;
  }
  if (held.length > 0) {
    const cut = `the file ends within a character in line ${String(line)}: it was cut off`;
    throw new CaseListError('FILE.TRUNCATED', cut);
  }
}

function encodingOf(head: Uint8Array): Encoding {
  const [a, b, c, d] = head;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if ((b === 0 && d === 0 && a !== 0) || (a === 0 && c === 0 && b !== 0)) {
    const name = b === 0 ? 'UTF-16LE' : 'UTF-16BE';
    const advice = 'save it as UTF-8 (in Excel: "CSV UTF-8"), or with a byte order mark';
    throw new CaseListError('FILE.ENCODING', `the file is ${name} without a byte order mark; ${advice}`);
  }
  return 'utf-8';
}

/** How many bytes at the end begin a character that the next chunk finishes. */
function unfinished(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding !== 'utf-8') return bytes.length % 2 === 1 ? 1 : unfinishedPair(bytes, encoding);
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

function unfinishedPair(bytes: Uint8Array, encoding: Encoding): number {
  const high = bytes[bytes.length - (encoding === 'utf-16le' ? 1 : 2)] ?? 0;
  return bytes.length >= 2 && high >= 0xd8 && high <= 0xdb ? 2 : 0;
}

function decodeWhole(
  decoder: InstanceType<typeof TextDecoder>,
  bytes: Uint8Array,
  encoding: Encoding,
  line: number,
): string {
  try {
    return decoder.decode(bytes, { stream: true });
  } catch {
    const bad = String(line + (encoding === 'utf-8' ? badLine(bytes) : 0));
    const advice = `save the file as UTF-8 (in Excel: "CSV UTF-8")${encoding === 'utf-8' ? hintOf(bytes) : ''}`;
    throw new CaseListError('FILE.ENCODING', `line ${bad} is not valid ${encoding.toUpperCase()}; ${advice}`);
  }
}

/** Tone marks of Windows-1258, which stand behind their vowel. */
const TONES_1258: ReadonlySet<number> = new Set([0xcc, 0xd2, 0xde, 0xec, 0xf2]);

/** What an old Vietnamese file most likely is; a hint for whoever saves it again, never a reason to read it so. */
function hintOf(bytes: Uint8Array): string {
  let tones = 0;
  let tcvn3 = 0;
  for (let at = 1; at < Math.min(bytes.length, 65_536); at++) {
    const [before, byte] = [bytes[at - 1] ?? 0, bytes[at] ?? 0];
    if (TONES_1258.has(byte) && /[aeiouyAEIOUY]/.test(String.fromCharCode(before))) tones++;
    // ă â ê ô ơ ư đ of the ABC fonts
    if (byte >= 0xa8 && byte <= 0xae) tcvn3++;
  }
  if (tones > tcvn3) return '; it looks like Windows-1258';
  return tcvn3 > 0 ? '; it looks like TCVN3 (ABC fonts): convert the text first, saving alone does not help' : '';
}

/** Line breaks before the first line that is not UTF-8; a line break byte is never part of another character. */
function badLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [start, line] = [0, 0];
  for (;;) {
    const end = bytes.indexOf(0x0a, start);
    try {
      decoder.decode(bytes.subarray(start, end === -1 ? undefined : end));
    } catch {
      return line;
    }
    if (end === -1) return line;
    start = end + 1;
    line++;
  }
}

function lineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
