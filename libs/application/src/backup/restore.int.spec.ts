import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { broughtLog } from '#event-store';
import { fillTenant } from '../../../../test/dsl/open-dossiers.js';
import { restoreBackup } from './restore-backup.js';
import { BackupDesk, newSigner, signedBy } from './testing/backup-desk.js';
import { oneRowEverywhere } from './testing/one-row-everywhere.js';

let desk: BackupDesk;

beforeAll(async () => {
  desk = await BackupDesk.open();
});
afterAll(() => desk.close());
beforeEach(() => {
  desk.set();
});

describe('a restore leaves nothing', () => {
  beforeEach(async () => {
    await fillTenant(desk.old.database, desk.tenant, 12);
    await oneRowEverywhere(desk.old, desk.tenant);
    await desk.backup();
  });

  it.each([
    ['where a file of the log is missing', () => rmSync(join(desk.folder, desk.files()[1]!)), /is missing/],
    ['where a file of the log was cut off', () => cut(desk.files()[1]!), /not the file that the manifest names/],
    ['where a file was damaged', () => flip(desk.files('table-drift')[0]!), /not the file that the manifest names/],
    [
      'where a file is another one',
      () =>
        writeFileSync(
          join(desk.folder, desk.files('table-drift')[0]!),
          readFileSync(join(desk.folder, desk.files('table-job')[0]!)),
        ),
      /not the file that the manifest names/,
    ],
    ['where a table is unknown', () => edit('"table": "drift"', '"table": "dream"'), /knows no table dream/],
    ['where the manifest promises more', () => edit('"position": 25', '"position": 26'), /end at another event/],
    [
      'where the manifest leads elsewhere',
      () => edit(/"name": "events-[^"]*"/, '"name": "../../etc/passwd"'),
      /no file of a backup/,
    ],
    [
      'where the manifest is of a newer program',
      () => edit('"formatVersion": 1', '"formatVersion": 2'),
      /newer program/,
    ],
  ])('%s', async (_, harm, message) => {
    harm();
    // Whoever believes the folder is told what is wrong in it all the same.
    await expect(desk.restore({ isSigned: null })).rejects.toThrow(message);
    await desk.nothingStands();
  });

  it.each([
    ['nobody signed', () => edit(/"signature": "[^"]*"/, '"unsigned": true'), () => desk.signer],
    ['another key signed', () => undefined, newSigner],
    ['was changed after it was signed', () => edit('"rows": 1', '"rows": 2'), () => desk.signer],
    ['has a signature that is none', () => edit(/"signature": "[^"]*"/, '"signature": "AA=="'), () => desk.signer],
  ])('where its manifest %s, unless that is accepted', async (_, harm, trusted) => {
    harm();
    await expect(desk.restore({ isSigned: signedBy(trusted()) })).rejects.toMatchObject({ code: 'BACKUP.NOT_SIGNED' });
    await desk.nothingStands();
  });

  it('of what no hash of the log covers: an origin changed in the folder is noticed', async () => {
    const [name = ''] = desk.files();
    const lines = gunzipSync(readFileSync(join(desk.folder, name))).toString();
    writeFileSync(
      join(desk.folder, name),
      gzipSync(lines.replace('"specversion"', '"origin":"counter","specversion"')),
    );
    const bytes = readFileSync(join(desk.folder, name));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const manifest = JSON.parse(readFileSync(join(desk.folder, 'manifest.json'), 'utf8')) as {
      log: Record<string, unknown>[];
    };
    Object.assign(manifest.log[0] ?? {}, { bytes: bytes.length, sha256 });
    writeFileSync(join(desk.folder, 'manifest.json'), JSON.stringify(manifest));
    await expect(desk.restore()).rejects.toMatchObject({ code: 'BACKUP.NOT_SIGNED' });
    await desk.nothingStands();
  });

  it('and one that is accepted is there, and says from where', async () => {
    edit(/"signature": "[^"]*"/, '"unsigned": true');
    const { position, hash } = await desk.restore({ isSigned: null });
    const brought = await broughtLog(desk.fresh.database, desk.tenant);
    expect(brought).toMatchObject({ position, hash, source: expect.stringMatching(/^backup of 20/) as unknown });
    expect(await broughtLog(desk.old.database, desk.tenant)).toBeNull();
  });

  it('where it is interrupted', async () => {
    await expect(
      restoreBackup(
        desk.fresh.database,
        { folder: desk.folder, masterKey: desk.masterKey, isSigned: null },
        { stop: () => true },
      ),
    ).rejects.toThrow(/interrupted/);
    await desk.nothingStands();
  });

  it('where the tenant is there already', async () => {
    await desk.restore();
    await expect(desk.restore()).rejects.toMatchObject({ code: 'RESTORE.TENANT_EXISTS' });
  });

  it('says when the key of personal data is another one', async () => {
    expect(await desk.restore({ masterKey: randomBytes(32) })).toMatchObject({ keyMatches: false });
  });

  const cut = (name: string) =>
    writeFileSync(join(desk.folder, name), readFileSync(join(desk.folder, name)).subarray(0, -30));
  const flip = (name: string) => {
    const bytes = readFileSync(join(desk.folder, name));
    bytes[bytes.length - 10]! ^= 1;
    writeFileSync(join(desk.folder, name), bytes);
  };
  const edit = (from: string | RegExp, to: string) => {
    const path = join(desk.folder, 'manifest.json');
    const text = readFileSync(path, 'utf8');
    expect(text).toMatch(from);
    writeFileSync(path, text.replace(from, to));
  };
});
