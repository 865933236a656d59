import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { BackupError } from './backup-error.js';

/** What the manifest knows of a file. */
interface BackupFile {
  name: string;
  bytes: number;
  sha256: string;
}

/** The bytes of a file of a backup; throws `BACKUP.DAMAGED` at the end if they are not the ones the manifest knows. */
export async function* readChecked(folder: string, { name, bytes, sha256 }: BackupFile): AsyncGenerator<Uint8Array> {
  const path = join(folder, name);
  const digest = createHash('sha256');
  let read = 0;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      digest.update(chunk);
      read += chunk.length;
      yield chunk;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new BackupError('BACKUP.DAMAGED', `${basename(path)} is missing in ${dirname(path)}`);
  }
  if (read === bytes && digest.digest('hex') === sha256) return;
  const what = `${name} is not the file that the manifest names (${String(read)} of ${String(bytes)} bytes)`;
  throw new BackupError('BACKUP.DAMAGED', `${what}; take it from another copy`);
}

/**
 * The error to tell when what stands in a file of a backup could not be used: that the file is damaged, if it is, else the
 * one given. A damaged byte may show first as anything, as a line that is no JSON or as a value that no column takes.
 */
export async function rootOf(error: unknown, folder: string, file: BackupFile): Promise<unknown> {
  try {
    const bytes = readChecked(folder, file);
    while (!(await bytes.next()).done);
  } catch (damage) {
    return damage;
  }
  return error;
}
