import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BroughtLog, SignedHead } from '#event-store';
import { BackupError } from './backup-error.js';

/** A file of a backup. */
interface BackupFile {
  name: string;
  bytes: number;
  /** hex */
  sha256: string;
}

/** A stretch of the log. */
export interface LogChunk extends BackupFile {
  from: number;
  to: number;
  /** Of the event at `to`, hex. */
  hash: string;
}

/** The tenant's rows of a table, a JSON object a line. */
export interface TableDump extends BackupFile {
  table: string;
  rows: number;
}

/** What a backup holds; written last, so that a folder without one is no backup yet. */
export interface BackupManifest {
  format: 'dung-hen-backup';
  formatVersion: 1;
  program: string;
  tenant: string;
  /** ISO instant; the rows of the tables are those of this moment. */
  takenAt: string;
  position: number;
  /** Of the head, hex. */
  hash: string;
  /** The newest head that was signed; null where none was. */
  signedHead: SignedHead | null;
  /** Recognises DUNGHEN_KEY without telling it. */
  keyCheck: string;
  /** Of the log that was backed up: that it had been brought itself. */
  brought: BroughtLog | null;
  log: LogChunk[];
  tables: TableDump[];
  /** Of the key that signed. */
  keyId: string;
  /** Ed25519 over the RFC 8785 text of the other members, base64. */
  signature: string;
}

const MANIFEST = 'manifest.json';
const PROGRESS = 'progress.json';

/** What a backup that was interrupted has finished of the log. */
export interface BackupProgress {
  tenant: string;
  log: LogChunk[];
  /** As of a manifest: the next run takes the files over by what stands here. */
  keyId: string;
  signature: string;
}

/** The manifest of a finished backup; null where the folder holds none. Throws BackupError. */
export async function readManifest(folder: string): Promise<BackupManifest | null> {
  const manifest = (await readJson(join(folder, MANIFEST))) as BackupManifest | null;
  if (manifest === null) return null;
  const sound = manifest.format === 'dung-hen-backup' && Array.isArray(manifest.log) && Array.isArray(manifest.tables);
  if (!sound) throw new BackupError('BACKUP.UNREADABLE', `${join(folder, MANIFEST)} is no manifest of a backup`);
  if ((manifest.formatVersion as number) !== 1) {
    throw new BackupError('BACKUP.UNREADABLE', `${join(folder, MANIFEST)} was written by a newer program`);
  }
  const strange = [...manifest.log, ...manifest.tables].find(({ name }) => !/^[a-z0-9_-]+(\.[a-z]+){2}$/i.test(name));
  if (strange !== undefined) throw new BackupError('BACKUP.UNREADABLE', `"${strange.name}" is no file of a backup`);
  return manifest;
}

/** How far an interrupted backup had come; null where there is none. */
export async function readProgress(folder: string): Promise<BackupProgress | null> {
  return (await readJson(join(folder, PROGRESS))) as BackupProgress | null;
}

export const writeManifest = (folder: string, manifest: BackupManifest): Promise<void> =>
  writeJson(join(folder, MANIFEST), manifest);
export const writeProgress = (folder: string, progress: BackupProgress): Promise<void> =>
  writeJson(join(folder, PROGRESS), progress);

const OWN_FILE = /^(events(-\d{12,}){2}|table-[a-z_]+-\d{8}T\d{9}Z)\.ndjson\.gz(\.part)?$|^progress\.json(\.part)?$/;

/** What backups write besides the manifest, under no name that somebody would give an export of their own. */
export const isOwnFile = (name: string): boolean => OWN_FILE.test(name);

async function writeJson(path: string, value: object): Promise<void> {
  const aside = `${path}.part`;
  await writeFile(aside, `${JSON.stringify(value, null, 2)}\n`, { flush: true });
  await rename(aside, path);
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new BackupError('BACKUP.UNREADABLE', `${path} is not JSON`);
  }
}
