import { importLog } from '#event-store';
import type { Database, ImportedLog, Sql } from '#event-store';
import { applyErasures } from '../backup/apply-erasures.js';
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
  // Without a key, too, a dossier whose person was erased must not get one.
  const after = async (sql: Sql) => void (await applyErasures(sql, tenant, []));
  return importLog(database, { tenant, source: name, events: readEventFile(open()) }, { after, onProgress, stop });
}
