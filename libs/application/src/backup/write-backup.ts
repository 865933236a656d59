import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SignedHeads, broughtLog, originHash } from '#event-store';
import type { Database, EventStore, Head, Sql } from '#event-store';
import { inSnapshot } from '#read-models';
import { databaseWithin } from '../database-within.js';
import { ExportInterruptedError, writeStretch } from '../log-files/export-log.js';
import type { Watching } from '../log-files/export-log.js';
import { writeLines } from '../log-files/write-lines.js';
import { BackupError } from './backup-error.js';
import { dumpTable } from './dump-table.js';
import { finishedChunks } from './finished-chunks.js';
import type { BackupWatching } from './finished-chunks.js';
import { keyCheckOf } from './key-check.js';
import { isOwnFile, writeManifest, writeProgress } from './manifest.js';
import type { BackupManifest, LogChunk, TableDump } from './manifest.js';
import { signedBy } from './manifest-signature.js';
import type { ManifestSigner } from './manifest-signature.js';
import { BACKED_UP_TABLES } from './tables.js';

/** What a backup is taken of, and by whom. */
export interface BackupSource {
  database: Database;
  store: EventStore;
  masterKey: Buffer;
  signer: ManifestSigner;
  /** Name and version, for the record. */
  program: string;
  /** Epoch milliseconds. */
  now: number;
}

export interface BackupTarget {
  tenant: string;
  /** Made if it is missing; one that holds an earlier backup of the same log is continued. */
  folder: string;
  /** Events of a file; those that are full are never written again. */
  chunkSize?: number;
}

const CHUNK = 100_000;

/**
 * A tenant's log in files of its own and the rows of every table that the log does not say, as of one moment. Run again
 * after an interruption, or the next day, it goes on behind the last full file. Until the new manifest stands, the one before
 * it and its files do. Throws BackupError, UnsoundLogError, ExportInterruptedError.
 */
export async function writeBackup(
  source: BackupSource,
  { tenant, folder, chunkSize = CHUNK }: BackupTarget,
  watching: BackupWatching = {},
): Promise<BackupManifest> {
  await mkdir(folder, { recursive: true });
  const log = await finishedChunks(source, { tenant, folder, chunkSize }, watching);
  const { position } = await source.store.head(tenant);
  while (lastOf(log, tenant).to + chunkSize <= position) {
    const { to } = lastOf(log, tenant);
    log.push(await writeChunk(source.store, tenant, folder, log, to + chunkSize, watching));
    await writeProgress(folder, signedBy({ tenant, log }, source.signer));
  }
  const { head, signedHead, brought, tables } = await inSnapshot(source.database, (sql) =>
    dumpTables(source, tenant, folder, sql, watching),
  );
  if (lastOf(log, tenant).to < head.position) {
    log.push(await writeChunk(source.store, tenant, folder, log, head.position, watching));
  }
  const unsigned = {
    ...({ format: 'dung-hen-backup', formatVersion: 1 } as const),
    ...{ program: source.program, tenant },
    ...{ takenAt: new Date(source.now).toISOString(), position: head.position, hash: head.hash },
    ...{ signedHead, keyCheck: keyCheckOf(source.masterKey), brought, log, tables },
  } satisfies Omit<BackupManifest, 'keyId' | 'signature'>;
  const manifest = signedBy(unsigned, source.signer);
  await writeManifest(folder, manifest);
  await sweep(folder, manifest);
  return manifest;
}

const lastOf = (log: readonly LogChunk[], tenant: string): Pick<LogChunk, 'to' | 'hash'> =>
  log.at(-1) ?? { to: 0, hash: originHash(tenant) };

async function writeChunk(
  store: EventStore,
  tenant: string,
  folder: string,
  log: readonly LogChunk[],
  to: number,
  watching: Watching,
): Promise<LogChunk> {
  const { to: after, hash: hashBefore } = lastOf(log, tenant);
  const name = `events-${padded(after + 1)}-${padded(to)}.ndjson.gz`;
  const file = await writeStretch(store, { tenant, after, hashBefore, upTo: to }, join(folder, name), watching);
  const [last] = await store.readLog(tenant, { after: to - 1, limit: 1 });
  return { name, from: after + 1, to, hash: last?.hash ?? '', ...file };
}

const padded = (position: number): string => String(position).padStart(12, '0');

async function dumpTables(
  source: BackupSource,
  tenant: string,
  folder: string,
  sql: Sql,
  { stop }: Watching,
): Promise<Pick<BackupManifest, 'signedHead' | 'brought' | 'tables'> & { head: Head }> {
  const stamp = new Date(source.now).toISOString().replaceAll(/[^0-9TZ]/g, '');
  const tables: TableDump[] = [];
  const head = await headWithin(sql, tenant);
  const signedHead = await new SignedHeads(databaseWithin(sql)).newest(tenant);
  const brought = await broughtLog(sql, tenant);
  for (const table of BACKED_UP_TABLES) {
    if (stop?.() === true) throw new ExportInterruptedError();
    let rows = 0;
    const lines = dumpTable(sql, tenant, table, (count) => (rows += count));
    const name = `table-${table.name}-${stamp}.ndjson.gz`;
    const file = await writeLines(join(folder, name), lines, { gzip: true });
    tables.push({ name, table: table.name, rows, ...file });
  }
  return { head, signedHead, brought, tables };
}

async function headWithin(sql: Sql, tenant: string): Promise<Head> {
  type Row = { position: string; hash: string };
  const statement = `select position, encode(hash, 'hex') as hash from tenant_head where tenant_id = $1`;
  const [row] = await sql.query<Row>(statement, [tenant]);
  if (row === undefined) throw new BackupError('BACKUP.NONE', `there is no tenant ${tenant}`);
  return { position: Number(row.position), hash: row.hash, recordedAt: null };
}

/** What earlier and interrupted runs left, and only that. */
async function sweep(folder: string, { log, tables }: BackupManifest): Promise<void> {
  const named = new Set([...log, ...tables].map(({ name }) => name));
  for (const name of await readdir(folder)) {
    if (isOwnFile(name) && !named.has(name)) await rm(join(folder, name), { force: true });
  }
}
