import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable, Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

/** A file that was written. */
export interface WrittenFile {
  bytes: number;
  /** Of the bytes as they stand on the disk, hex. */
  sha256: string;
}

/** Fast: the log shrinks to a tenth at any level, and the exporter should not wait for zlib. */
const GZIP_LEVEL = 3;

/**
 * Writes text to a file, gzipped where `gzip` says so: whole under its name or not at all, and on the disk when this
 * resolves.
 */
export async function writeLines(
  path: string,
  lines: AsyncIterable<string>,
  { gzip }: { gzip: boolean },
): Promise<WrittenFile> {
  const aside = `${path}.part`;
  const digest = createHash('sha256');
  let bytes = 0;
  const count = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      digest.update(chunk);
      done(null, chunk);
    },
  });
  try {
    const stages = [...(gzip ? [createGzip({ level: GZIP_LEVEL })] : []), count];
    const file: Writable = createWriteStream(aside);
    await pipeline([Readable.from(lines), ...stages, file]);
    const written = await open(aside, 'r+');
    await written.sync().finally(() => written.close());
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
  return { bytes, sha256: digest.digest('hex') };
}
