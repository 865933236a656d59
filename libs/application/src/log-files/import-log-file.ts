import { importLog } from '#event-store';
import type { Database, ImportedLog } from '#event-store';
import { readEventFile } from './read-event-file.js';

/** A file of ours that becomes a tenant's log. */
export interface LogFile {
  tenant: string;
  name: string;
  open: () => AsyncIterable<Uint8Array>;
}

/**
 * `import events --recorded-time keep`: the file becomes the log of a tenant that has none, or nothing changes. Throws
 * EventFileError naming the line, LogImportError naming the position, UnknownTenantError.
 */
export function importLogFile(
  database: Database,
  { tenant, name, open }: LogFile,
  { onProgress, stop }: { onProgress?: (position: number) => void; stop?: () => boolean } = {},
): Promise<ImportedLog> {
  return importLog(database, { tenant, source: name, events: readEventFile(open()) }, { onProgress, stop });
}
