import { originHash } from '#event-store';
import type { EventStore, StoredEvent } from '#event-store';
import { cloudEventLine } from '#exchange';
import { readSoundLog } from './read-sound-log.js';
import type { Stretch } from './read-sound-log.js';
import { writeLines } from './write-lines.js';
import type { WrittenFile } from './write-lines.js';

/** How an export is watched and stopped. */
export interface Watching {
  onProgress?: (done: number, total: number) => void;
  /** Asked after each page; a stopped export leaves no file. */
  stop?: () => boolean;
}

/** A log in a file. */
export interface ExportedLog extends WrittenFile {
  events: number;
  position: number;
  /** hex */
  hash: string;
}

export class ExportInterruptedError extends Error {
  constructor() {
    super('interrupted; no file was written');
  }
}

/**
 * Writes a tenant's log, as it stands now, to an NDJSON file of CloudEvents; gzipped if the name ends in `.gz`. Throws
 * UnsoundLogError where a hash does not follow, UnknownTenantError.
 */
export async function exportLog(
  store: EventStore,
  { tenant, path }: { tenant: string; path: string },
  watching: Watching = {},
): Promise<ExportedLog> {
  const { position, hash } = await store.head(tenant);
  const stretch = { tenant, after: 0, hashBefore: originHash(tenant), upTo: position };
  const file = await writeStretch(store, stretch, path, watching);
  return { events: position, position, hash, ...file };
}

/** One stretch of the log as a file of its own. */
export function writeStretch(
  store: Pick<EventStore, 'readLog'>,
  stretch: Stretch,
  path: string,
  watching: Watching = {},
): Promise<WrittenFile> {
  const lines = linesOf(readSoundLog(store, stretch), stretch, watching);
  return writeLines(path, lines, { gzip: path.endsWith('.gz') });
}

async function* linesOf(
  pages: AsyncIterable<readonly StoredEvent[]>,
  { upTo }: Stretch,
  { onProgress, stop }: Watching,
): AsyncGenerator<string> {
  for await (const page of pages) {
    if (stop?.() === true) throw new ExportInterruptedError();
    yield page.map(cloudEventLine).join('');
    onProgress?.(page.at(-1)?.position ?? 0, upTo);
  }
}
