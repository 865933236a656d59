import { createReadStream, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { BackupError, erasuresIn, readManifest, restoreBackup, writeBackup } from '#application';
import type { SignatureCheck } from '#application';
import { HeadFiles, SignedHeads, verifyTenant } from '#event-store';
import type { VerifyResult } from '#event-store';
import {
  createHeadSigner,
  isHeld,
  keyIdOfPublicKey,
  systemClock,
  thisProgram,
  tryLock,
  verifyDocument,
} from '#platform';
import type { Operations } from '../context/open-operations.js';
import { catchUp } from './catch-up.js';
import { interruption, printResult, say, startProgress, tenantOf, withOperations } from './command-line.js';

export function addBackupCommands(program: Command): void {
  program
    .command('backup')
    .description('the log and what is not in it, into a folder; run again it goes on behind what is there')
    .requiredOption('--out <dir>')
    .option('--tenant <id>')
    .option('--json', 'result as one JSON object')
    .action(async ({ out, tenant, json }: { out: string; tenant?: string; json?: boolean }) => {
      await withOperations(async (operations) => {
        printResult(await backup(operations, out, tenant), json === true);
      });
    });
  program
    .command('restore')
    .description('a tenant from a backup, whole or not at all, into a database that does not have it')
    .argument('<dir>')
    .option('--erasures <file>', 'events exported after the backup: who was erased there stays erased')
    .option('--public-key <file>', 'of the installation that took it (PEM); default: the key of this one')
    .option('--accept-unsigned', 'although nobody known signed it: what is in no hash may have been changed')
    .option('--tenant <id>', 'only if the backup is of this one')
    .option('--json', 'result as one JSON object')
    .action(async (dir: string, { json, ...options }: RestoreOptions & { json?: boolean }) => {
      await withOperations(async (operations) => {
        printResult(await restore(operations, dir, options), json === true);
      });
    });
}

interface RestoreOptions {
  tenant?: string;
  erasures?: string;
  publicKey?: string;
  acceptUnsigned?: boolean;
}

async function backup(operations: Operations, out: string, asked: string | undefined): Promise<object> {
  const { database, store, keys } = operations;
  const { tenant } = await tenantOf(operations, asked);
  const { name, version } = thisProgram();
  const now = systemClock.now();
  const signer = createHeadSigner(keys.signingKey);
  const source = { database, store, masterKey: keys.key, signer, program: `${name} ${version}`, now };
  const { stop } = interruption();
  const verified = await verify(operations, tenant);
  if (!verified.ok) {
    throw new Error(`the log does not verify: position ${String(verified.firstBadPosition)}: ${verified.detail}`);
  }
  mkdirSync(out, { recursive: true });
  const lock = tryLock(join(out, 'backup.lock'));
  if (!isHeld(lock)) throw new Error(`process ${String(lock.pid)} is writing a backup into ${out}`);
  const progress = startProgress('Writing the log', 'events', systemClock.now);
  const onProgress = (done: number, total: number) => {
    progress.update(done, total);
  };
  try {
    const onNotTaken = (why: string) => {
      say(`${why}; files from there on are written anew`);
    };
    const manifest = await writeBackup(source, { tenant, folder: out }, { onProgress, stop, onNotTaken });
    const { takenAt, position, hash, log, tables } = manifest;
    const bytes = [...log, ...tables].reduce((sum, file) => sum + file.bytes, 0);
    return { tenant, out, takenAt, position, hash, files: log.length + tables.length, bytes, rows: rowsOf(tables) };
  } finally {
    progress.stop();
    lock.release();
  }
}

const rowsOf = (tables: readonly { table: string; rows: number }[]): Record<string, number> =>
  Object.fromEntries(tables.map(({ table, rows }) => [table, rows]));

async function restore(operations: Operations, folder: string, options: RestoreOptions): Promise<object> {
  const manifest = await readManifest(folder);
  if (options.tenant !== undefined && manifest !== null && manifest.tenant !== options.tenant) {
    throw new BackupError('BACKUP.OTHER_LOG', `${folder} holds a backup of tenant ${manifest.tenant}`);
  }
  const { erasures } = options;
  const laterErasures =
    erasures === undefined || manifest === null ? [] : await erasuresIn(manifest.tenant, createReadStream(erasures));
  const progress = startProgress('Restoring the log', 'events', systemClock.now);
  const onProgress = (done: number, total: number) => {
    progress.update(done, total);
  };
  const { stop } = interruption();
  const isSigned = options.acceptUnsigned === true ? null : signatureCheck(operations, options.publicKey);
  const request = { folder, masterKey: operations.keys.key, isSigned, laterErasures };
  const restored = await restoreBackup(operations.database, request, { onProgress, stop }).finally(() => {
    progress.stop();
  });
  if (!restored.keyMatches) {
    say('DUNGHEN_KEY is not the one this backup was taken with: figures are right, personal data cannot be opened.');
  }
  await operations.database.query('select refresh_statistics()');
  await catchUp(operations, restored.tenant);
  const verified = await verify(operations, restored.tenant);
  if (!verified.ok) process.exitCode = 1;
  return { ...restored, signature: isSigned === null ? 'notChecked' : 'ok', verified };
}

/** By the key in a file, else by this installation's own. */
function signatureCheck({ keys }: Operations, keyFile: string | undefined): SignatureCheck {
  const publicKey = keyFile === undefined ? createHeadSigner(keys.signingKey).publicKey : readFileSync(keyFile, 'utf8');
  keyIdOfPublicKey(publicKey);
  return (document, signature) => verifyDocument(document, signature, publicKey);
}

/** The chain and every signed head, on either side of a backup. */
function verify({ database, store, keys, config }: Operations, tenant: string): Promise<VerifyResult> {
  const files = new HeadFiles(join(config.dataDir, 'heads'));
  const signer = createHeadSigner(keys.signingKey);
  const progress = startProgress('Verifying', 'events', systemClock.now);
  const onProgress = (done: number, total: number) => {
    progress.update(done, total);
  };
  const verification = { store, heads: new SignedHeads(database), files, signer };
  return verifyTenant(verification, tenant, { onProgress }).finally(() => {
    progress.stop();
  });
}
