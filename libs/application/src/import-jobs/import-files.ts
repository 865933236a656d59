import { hkdfSync } from 'node:crypto';
import type { Database, Sql } from '#event-store';
import { decrypt, encrypt } from '../personal/aes-gcm.js';
import { statements } from './statements.js';

/** A piece of a file, sealed on its own, so that neither side ever opens more than this; bytes. */
const PART_BYTES = 1024 ** 2;

/** The file of an import went before it was taken in: its job has ended, or it lay for longer than a day. */
export class ImportFileGone extends Error {
  readonly code = 'IMPORT.FILE_GONE';

  constructor() {
    super('the file is not kept any longer; hand it in again');
  }
}

/**
 * Files handed in for import, between the api that takes them and the worker that reads them.
 *
 * 2026-11-23: in PostgreSQL, which both processes have wherever they run, and not in a folder, which they share only on one
 * machine; sealed, because a case list holds whatever its sender put into it; row by row under the tenant's policy. A trigger
 * removes the file in the transaction that ends its job, and a day is the longest it stays if no worker comes.
 */
export class ImportFiles {
  private readonly key: Buffer;

  constructor(
    private readonly database: Database,
    masterKey: Buffer,
  ) {
    this.key = Buffer.from(hkdfSync('sha256', masterKey, '', 'dung-hen import file', 32));
  }

  /** In how many parts a file is kept. */
  partsOf(content: Buffer): number {
    return Math.ceil(content.length / PART_BYTES);
  }

  /** Keeps a file for a job that is written down in the same transaction. */
  async keep(sql: Sql, tenant: string, jobId: string, content: Buffer): Promise<void> {
    for (let part = 0; part < this.partsOf(content); part += 1) {
      const piece = content.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
      const sealed = encrypt(this.key, labelOf(tenant, jobId, part), piece);
      await sql.query(statements.keepFile, [tenant, jobId, part, sealed]);
    }
  }

  /** The file from its beginning. Throws {@link ImportFileGone} when it goes, also in the middle. */
  async *open(tenant: string, jobId: string, parts: number): AsyncGenerator<Uint8Array> {
    for (let part = 0; part < parts; part += 1) {
      const [row] = await this.database.query<{ sealed: Buffer }>(statements.filePart, [tenant, jobId, part]);
      if (row === undefined) throw new ImportFileGone();
      yield decrypt(this.key, labelOf(tenant, jobId, part), row.sealed);
    }
  }

  /** Removes what lay for too long: files after a day, verdicts after thirty. */
  async forgetOld(): Promise<void> {
    await this.database.query(statements.forgetFiles);
    await this.database.query(statements.forgetResults);
  }
}

/** A part that was moved to another place does not open there. */
const labelOf = (tenant: string, jobId: string, part: number): string => `${tenant} ${jobId} ${String(part)}`;
