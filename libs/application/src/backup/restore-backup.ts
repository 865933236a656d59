import { importLog } from '#event-store';
import type { BroughtLog, Database, ImportedLog, Sql, StoredEvent } from '#event-store';
import { readEventFile } from '../log-files/read-event-file.js';
import { applyErasures } from './apply-erasures.js';
import type { Erasure } from './apply-erasures.js';
import { BackupError } from './backup-error.js';
import { keyCheckOf } from './key-check.js';
import { readManifest } from './manifest.js';
import type { BackupManifest, TableDump } from './manifest.js';
import { requireSignature } from './manifest-signature.js';
import type { SignatureCheck } from './manifest-signature.js';
import { readChecked, rootOf } from './read-checked.js';
import { restoreTable } from './restore-table.js';
import { BACKED_UP_TABLES } from './tables.js';

/** A backup that becomes a tenant. */
export interface RestoreRequest {
  folder: string;
  /** DUNGHEN_KEY of this installation. */
  masterKey: Buffer;
  /** Whose signature is believed; null: whoever restores answers for the folder. */
  isSigned: SignatureCheck | null;
  /** Erasures that the backup's own log does not know yet; applied as well. */
  laterErasures?: readonly Erasure[];
}

/** What was restored. */
export interface Restored extends ImportedLog {
  tenant: string;
  takenAt: string;
  /** Rows by table. */
  tables: Record<string, number>;
  /** Keys of persons that stayed erased. */
  erasedAgain: number;
  /** Whether personal data opens with this installation's DUNGHEN_KEY. */
  keyMatches: boolean;
}

/**
 * Brings back a tenant in one transaction: its log as it was, verified, the rows of the tables, and every erasure of the log
 * applied again. Interrupted or refused it leaves nothing. The read models are the caller's: they follow from the log.
 * Throws BackupError, EventFileError, LogImportError.
 */
export async function restoreBackup(
  database: Database,
  { folder, masterKey, isSigned, laterErasures = [] }: RestoreRequest,
  watching: { onProgress?: (done: number, total: number) => void; stop?: () => boolean } = {},
): Promise<Restored> {
  const manifest = await readManifest(folder);
  if (manifest === null) throw new BackupError('BACKUP.NONE', `${folder} holds no finished backup (no manifest.json)`);
  if (isSigned !== null) requireSignature(manifest, isSigned);
  const { tenant, takenAt, position } = manifest;
  const tables: Record<string, number> = {};
  let erasedAgain = 0;
  const log = await importLog(
    database,
    { tenant, source: sourceOf(manifest), events: logOf(folder, manifest) },
    {
      before: (sql) => restoreTenant(sql, folder, manifest),
      after: async (sql) => {
        for (const dump of manifest.tables) tables[dump.table] = await restoreRows(sql, folder, manifest, dump);
        erasedAgain = await applyErasures(sql, tenant, laterErasures);
      },
      onProgress: (done) => watching.onProgress?.(done, position),
      stop: watching.stop,
    },
  );
  return { tenant, takenAt, ...log, tables, erasedAgain, keyMatches: keyCheckOf(masterKey) === manifest.keyCheck };
}

/** What the restored log says of itself from now on, and what the one before said. */
function sourceOf({ takenAt, brought }: BackupManifest): string {
  const source = `backup of ${takenAt}`;
  // A backup of an earlier program does not say.
  if ((brought as BackupManifest['brought'] | undefined) == null) return source;
  const { source: before, position, importedAt } = brought as BroughtLog;
  return `${source}, of a log brought up to position ${String(position)} at ${importedAt}: ${before}`;
}

/** The events of every file, in order; the last one must be the head that the manifest names. */
async function* logOf(folder: string, { log, position, hash }: BackupManifest): AsyncGenerator<StoredEvent[]> {
  let last: StoredEvent | undefined;
  for (const chunk of log) {
    try {
      for await (const events of readEventFile(readChecked(folder, chunk))) {
        last = events.at(-1) ?? last;
        yield events;
      }
    } catch (error) {
      throw await rootOf(error, folder, chunk);
    }
  }
  if ((last?.position ?? 0) === position && (last === undefined || last.hash === hash)) return;
  throw new BackupError('BACKUP.DAMAGED', `the files end at another event than the manifest: ${String(position)}`);
}

async function restoreTenant(sql: Sql, folder: string, manifest: BackupManifest): Promise<void> {
  const { tenant } = manifest;
  const standing = await sql.query('select from tenant where tenant_id = $1', [tenant]);
  if (standing.length > 0) {
    const advice = 'a backup is restored into a database that does not have the tenant yet';
    throw new BackupError('RESTORE.TENANT_EXISTS', `there is a tenant ${tenant} here already; ${advice}`);
  }
  const dump = manifest.tables.find(({ table }) => table === 'tenant');
  if (dump === undefined) throw new BackupError('BACKUP.DAMAGED', 'the manifest names no rows of the table tenant');
  await restoreFile(sql, folder, tenant, dump);
}

async function restoreRows(sql: Sql, folder: string, { tenant }: BackupManifest, dump: TableDump): Promise<number> {
  if (dump.table === 'tenant') return dump.rows;
  const rows = await restoreFile(sql, folder, tenant, dump);
  if (rows === dump.rows) return rows;
  throw new BackupError(
    'BACKUP.DAMAGED',
    `${dump.name} holds ${String(rows)} rows, the manifest says ${String(dump.rows)}`,
  );
}

async function restoreFile(sql: Sql, folder: string, tenant: string, dump: TableDump): Promise<number> {
  const table = tableOf(dump);
  try {
    return await restoreTable(sql, tenant, table, readChecked(folder, dump));
  } catch (error) {
    throw await rootOf(error, folder, dump);
  }
}

function tableOf({ table }: TableDump) {
  const known = BACKED_UP_TABLES.find(({ name }) => name === table);
  if (known !== undefined) return known;
  throw new BackupError(
    'BACKUP.UNKNOWN_TABLE',
    `this program knows no table ${table}; restore with the one that wrote it`,
  );
}
