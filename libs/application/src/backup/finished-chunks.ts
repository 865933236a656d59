import type { EventStore } from '#event-store';
import { ExportInterruptedError } from '../log-files/export-log.js';
import type { Watching } from '../log-files/export-log.js';
import { BackupError } from './backup-error.js';
import { isSignedBy } from './manifest-signature.js';
import type { ManifestSigner } from './manifest-signature.js';
import { readManifest, readProgress } from './manifest.js';
import type { LogChunk } from './manifest.js';
import { readChecked } from './read-checked.js';

/** How a backup is watched and stopped. */
export interface BackupWatching extends Watching {
  /** Told why files that stand are written anew. */
  onNotTaken?: (why: string) => void;
}

type Log = Pick<EventStore, 'readLog'>;

/**
 * Full files of an earlier backup or an interrupted one, up to the first that is not what was written: that one and those behind
 * it are written anew, and so are all where this installation did not sign what stands of them. The next manifest vouches for
 * them, and whoever can write into the folder could otherwise have it vouch for theirs. Throws BackupError for a backup of another
 * tenant or log.
 */
export async function finishedChunks(
  { store, signer }: { store: Log; signer: ManifestSigner },
  { tenant, folder, chunkSize }: { tenant: string; folder: string; chunkSize: number },
  { stop, onNotTaken }: BackupWatching,
): Promise<LogChunk[]> {
  const before = (await readProgress(folder)) ?? (await readManifest(folder));
  if (before === null) return [];
  if (before.tenant !== tenant) {
    throw new BackupError('BACKUP.OTHER_LOG', `${folder} holds a backup of tenant ${before.tenant}`);
  }
  for (const chunk of before.log) await requireSameLog(store, tenant, folder, chunk);
  if (!isSignedBy(before, signer)) {
    onNotTaken?.('what stands in the folder is not signed with the key of this installation');
    return [];
  }
  const full: LogChunk[] = [];
  for (const chunk of before.log) {
    if (stop?.() === true) throw new ExportInterruptedError();
    if (chunk.to - chunk.from + 1 < chunkSize) break;
    const flaw = await flawOf(folder, chunk);
    if (flaw !== null) {
      onNotTaken?.(flaw);
      break;
    }
    full.push(chunk);
  }
  return full;
}

async function requireSameLog(store: Log, tenant: string, folder: string, { to, hash }: LogChunk) {
  const [last] = await store.readLog(tenant, { after: to - 1, limit: 1 });
  if (last?.hash === hash) return;
  const what = `${folder} holds a backup of another log: position ${String(to)} differs`;
  throw new BackupError('BACKUP.OTHER_LOG', `${what}; take this one into a folder of its own`);
}

/** Why a file is not the one that was written; null where it is, to the last byte. */
async function flawOf(folder: string, chunk: LogChunk): Promise<string | null> {
  try {
    const bytes = readChecked(folder, chunk);
    while (!(await bytes.next()).done);
    return null;
  } catch (error) {
    if (error instanceof BackupError) return error.message;
    throw error;
  }
}
