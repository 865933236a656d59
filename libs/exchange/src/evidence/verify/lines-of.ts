import { EvidenceFileError } from './open-archive.js';

/** A dossier with ten thousand events takes half of it. */
const LONGEST_LINE = 8 * 1024 ** 2;
const LINE_FEED = 0x0a;

/** The lines of a UTF-8 file, numbered from 1; throws for one that is longer than any of ours. */
export async function* linesOf(source: AsyncIterable<Buffer>): AsyncGenerator<{ line: number; text: string }> {
  let rest: Buffer[] = [];
  let held = 0;
  let line = 0;
  for await (const chunk of source) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      line += 1;
      yield { line, text: Buffer.concat([...rest, chunk.subarray(start, end)]).toString('utf8') };
      [rest, held, start] = [[], 0, end + 1];
    }
    rest.push(chunk.subarray(start));
    held += chunk.length - start;
    if (held > LONGEST_LINE) throw new EvidenceFileError('EVIDENCE.TOO_LARGE', `line ${String(line + 1)} does not end`);
  }
  if (held > 0) yield { line: line + 1, text: Buffer.concat(rest).toString('utf8') };
}
