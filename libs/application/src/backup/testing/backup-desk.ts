import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { PostgresEventStore } from '#event-store';
import type { Database, NewEvent } from '#event-store';
import { createHeadSigner, systemClock, verifyDocument } from '#platform';
import { openSpecDatabase } from '../../../../../test/faults/support/spec-database.js';
import type { SpecDatabase } from '../../../../../test/faults/support/spec-database.js';
import { temporaryFolder } from '../../../../../test/support/temporary-folder.js';
import type { TemporaryFolder } from '../../../../../test/support/temporary-folder.js';
import { restoreBackup } from '../restore-backup.js';
import { writeBackup } from '../write-backup.js';

export const newSigner = () =>
  createHeadSigner(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());

export const signedBy =
  ({ publicKey }: { publicKey: string }) =>
  (document: object, signature: string) =>
    verifyDocument(document, signature, publicKey);

/** A database that is backed up, an empty one to restore into, and a folder between them; a tenant and a folder for each spec. */
export class BackupDesk {
  readonly signer = newSigner();
  readonly masterKey = randomBytes(32);
  folder = '';
  tenant = '';
  private count = 0;

  private constructor(
    readonly old: SpecDatabase,
    readonly fresh: SpecDatabase,
    private readonly place: TemporaryFolder,
  ) {}

  static async open(): Promise<BackupDesk> {
    return new BackupDesk(await openSpecDatabase(), await openSpecDatabase(), temporaryFolder());
  }

  async close(): Promise<void> {
    await Promise.all([this.old.close(), this.fresh.close()]);
    this.place.remove();
  }

  set(): void {
    this.count += 1;
    [this.tenant, this.folder] = [`B${String(this.count)}`, join(this.place.path, String(this.count))];
  }

  backup(chunkSize = 10, stop?: () => boolean) {
    const { old, masterKey, signer, tenant, folder } = this;
    const store = new PostgresEventStore(old.database);
    const source = { database: old.database, store, masterKey, signer, program: 'spec', now: systemClock.now() };
    return writeBackup(source, { tenant, folder, chunkSize }, { stop });
  }

  restore(more: object = {}) {
    const { fresh, folder, masterKey, signer } = this;
    return restoreBackup(fresh.database, { folder, masterKey, isSigned: signedBy(signer), ...more });
  }

  log(database: Database) {
    return new PostgresEventStore(database).readLog(this.tenant, { after: 0, limit: 10_000 });
  }

  append(streamId: string, expectedVersion: number, ...events: NewEvent[]) {
    return new PostgresEventStore(this.old.database).append(this.tenant, [{ streamId, expectedVersion, events }]);
  }

  files(kind = 'events'): string[] {
    return readdirSync(this.folder).filter((name) => name.startsWith(kind));
  }

  async nothingStands(): Promise<void> {
    for (const table of ['tenant', 'event', 'personal_key', 'log_import']) {
      const found = await this.fresh.database.query(`select from ${table} where tenant_id = $1`, [this.tenant]);
      expect(found).toEqual([]);
    }
  }
}
