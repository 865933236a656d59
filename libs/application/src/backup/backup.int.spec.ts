import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { PostgresEventStore, broughtLog } from '#event-store';
import type { Database, NewEvent } from '#event-store';
import { cloudEventLine } from '#exchange';
import { createHeadSigner, systemClock, verifyDocument } from '#platform';
import { fillTenant, newEvent } from '../../../../test/dsl/open-dossiers.js';
import { openSpecDatabase } from '../../../../test/faults/support/spec-database.js';
import type { SpecDatabase } from '../../../../test/faults/support/spec-database.js';
import { temporaryFolder } from '../../../../test/support/temporary-folder.js';
import type { TemporaryFolder } from '../../../../test/support/temporary-folder.js';
import { PersonalVault } from '../personal/personal-vault.js';
import { erasuresIn } from './apply-erasures.js';
import { restoreBackup } from './restore-backup.js';
import { BACKED_UP_TABLES, NOT_BACKED_UP } from './tables.js';
import { writeBackup } from './write-backup.js';

const newSigner = () =>
  createHeadSigner(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
const signer = newSigner();
const masterKey = randomBytes(32);
let old: SpecDatabase;
let fresh: SpecDatabase;
let place: TemporaryFolder;
let folder: string;
let tenant: string;
let count = 0;

beforeAll(async () => {
  [old, fresh, place] = [await openSpecDatabase(), await openSpecDatabase(), temporaryFolder()];
});
afterAll(async () => {
  await Promise.all([old.close(), fresh.close()]);
  place.remove();
});
beforeEach(() => {
  count += 1;
  [tenant, folder] = [`B${String(count)}`, join(place.path, String(count))];
});

const backup = (chunkSize = 10, stop?: () => boolean) => {
  const store = new PostgresEventStore(old.database);
  const source = { database: old.database, store, masterKey, signer, program: 'spec', now: systemClock.now() };
  return writeBackup(source, { tenant, folder, chunkSize }, { stop });
};
const signedBy =
  ({ publicKey }: { publicKey: string }) =>
  (document: object, signature: string) =>
    verifyDocument(document, signature, publicKey);
const restore = (more: object = {}) =>
  restoreBackup(fresh.database, { folder, masterKey, isSigned: signedBy(signer), ...more });
const log = (database: Database) => new PostgresEventStore(database).readLog(tenant, { after: 0, limit: 10_000 });
const append = (streamId: string, expectedVersion: number, ...events: NewEvent[]) =>
  new PostgresEventStore(old.database).append(tenant, [{ streamId, expectedVersion, events }]);
const files = (kind = 'events') => readdirSync(folder).filter((name) => name.startsWith(kind));
const nothingStands = async () => {
  for (const table of ['tenant', 'event', 'personal_key', 'log_import']) {
    expect(await fresh.database.query(`select from ${table} where tenant_id = $1`, [tenant])).toEqual([]);
  }
};

it('every table of the schema is either backed up or has a reason not to be', async () => {
  const tables = await old.database.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'dunghen'::regnamespace and relkind in ('r', 'p') and not relispartition
       and relname not like '%migration%' order by 1`,
  );
  const listed = [...BACKED_UP_TABLES.map(({ name }) => name), ...Object.keys(NOT_BACKED_UP)];
  expect(listed.toSorted()).toEqual(tables.map(({ name }) => name));
});

describe('a backup', () => {
  it('brings back the log and every row that the log does not say', async () => {
    await fillTenant(old.database, tenant, 30);
    const vault = new PersonalVault(old.database, masterKey);
    const sealed = vault.sealFirst(tenant, 'dossier-P', 'e', { abstract: 'Khai sinh' });
    const store = new PostgresEventStore(old.database);
    const idempotency = { owner: 't', key: 'k', requestHash: 'ab'.repeat(32), answer: { code: 'P' } };
    const events = [newEvent('Said', '2026-03-02T03:00:00.000Z', { n: 1 })];
    await store.append(tenant, [
      { streamId: 'dossier-P', expectedVersion: 0, events, wrappedKey: sealed.wrappedKey!, idempotency },
    ]);
    await oneRowEverywhere(old, tenant);
    const manifest = await backup();
    expect(manifest.tables.filter(({ rows }) => rows === 0).map(({ table }) => table)).toEqual([]);
    const restored = await restore();
    expect(restored).toMatchObject({
      tenant,
      position: manifest.position,
      hash: manifest.hash,
      keyMatches: true,
      erasedAgain: 0,
    });
    expect(await log(fresh.database)).toEqual(await log(old.database));
    for (const { name, without = [], where = 'true', restoredAs = {} } of BACKED_UP_TABLES) {
      const minus = ['to_jsonb(t)', ...without.map((column) => `- '${column}'`)].join(' ');
      const rows = (database: Database) =>
        database.query<{ row: object }>(
          `select ${minus} as row from ${name} t where tenant_id = $1 and ${where} order by 1`,
          [tenant],
        );
      const expected = (await rows(old.database)).map(({ row }) => ({ row: { ...row, ...restoredAs } }));
      expect({ name, rows: await rows(fresh.database) }).toEqual({ name, rows: expected });
    }
    const opened = await new PersonalVault(fresh.database, masterKey).open(tenant, 'dossier-P', [
      { eventId: 'e', personal: sealed.personal },
    ]);
    expect(opened).toEqual([{ abstract: 'Khai sinh' }]);
    expect(await new PostgresEventStore(fresh.database).keptAnswer(tenant, 't', 'k')).toMatchObject({
      answer: { code: 'P' },
    });
  });

  it('that was interrupted goes on behind its last full file; until then there is none', async () => {
    await fillTenant(old.database, tenant, 25);
    let asked = 0;
    await expect(backup(10, () => (asked += 1) > 2)).rejects.toThrow(/interrupted/);
    expect(files()).toHaveLength(2);
    await expect(restore()).rejects.toMatchObject({ code: 'BACKUP.NONE' });
    writeFileSync(join(folder, `${files()[0]!}.part`), 'half');
    const stood = files('events-000000000001').map((name) => statSync(join(folder, name)).mtimeMs);
    const manifest = await backup();
    expect(manifest.log.map(({ from, to }) => [from, to])).toEqual([
      [1, 10],
      [11, 20],
      [21, 30],
      [31, 40],
      [41, 50],
      [51, 51],
    ]);
    expect(statSync(join(folder, manifest.log[0]!.name)).mtimeMs).toBe(stood[0]);
    expect(readdirSync(folder).toSorted()).toEqual(
      ['manifest.json', ...manifest.log.map(({ name }) => name), ...manifest.tables.map(({ name }) => name)].toSorted(),
    );
    await restore();
    expect(await log(fresh.database)).toEqual(await log(old.database));
  });

  it('of the next day writes what is new, and the one before stands until it is whole', async () => {
    await fillTenant(old.database, tenant, 10);
    const before = await backup();
    const first = statSync(join(folder, before.log[0]!.name)).mtimeMs;
    await append(
      'dossier-new',
      0,
      newEvent('Said', '2026-03-02T03:00:00.000Z', {}),
      newEvent('Said', '2026-03-02T03:00:00.000Z', {}),
    );
    let asked = 0;
    await expect(backup(10, () => (asked += 1) > 3)).rejects.toThrow(/interrupted/);
    for (const { name, sha256 } of [...before.log, ...before.tables])
      expect({ name, there: existsSync(join(folder, name)) && sha256 !== '' }).toEqual({ name, there: true });
    const after = await backup();
    expect(after.log.map(({ from, to }) => [from, to])).toEqual([
      [1, 10],
      [11, 20],
      [21, 23],
    ]);
    expect(statSync(join(folder, after.log[0]!.name)).mtimeMs).toBe(first);
    expect((await restore()).position).toBe(23);
  });

  it('does not go on in a folder of another tenant or another log', async () => {
    await fillTenant(old.database, tenant, 5);
    await backup();
    const path = join(folder, 'manifest.json');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(`"tenant": "${tenant}"`, '"tenant": "Z9"'));
    await expect(backup()).rejects.toMatchObject({ code: 'BACKUP.OTHER_LOG' });
    writeFileSync(path, text.replaceAll(/"hash": "[0-9a-f]{4}/g, '"hash": "0000'));
    await expect(backup()).rejects.toMatchObject({ code: 'BACKUP.OTHER_LOG' });
  });
});

describe('a restore leaves nothing', () => {
  beforeEach(async () => {
    await fillTenant(old.database, tenant, 12);
    await oneRowEverywhere(old, tenant);
    await backup();
  });

  it.each([
    ['where a file of the log is missing', () => rmSync(join(folder, files()[1]!)), /is missing/],
    ['where a file of the log was cut off', () => cut(files()[1]!), /not the file that the manifest names/],
    ['where a file was damaged', () => flip(files('table-drift')[0]!), /not the file that the manifest names/],
    [
      'where a file is another one',
      () => writeFileSync(join(folder, files('table-drift')[0]!), readFileSync(join(folder, files('table-job')[0]!))),
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
    await expect(restore({ isSigned: null })).rejects.toThrow(message);
    await nothingStands();
  });

  it.each([
    ['nobody signed', () => edit(/"signature": "[^"]*"/, '"unsigned": true'), signer],
    ['another key signed', () => undefined, newSigner()],
    ['was changed after it was signed', () => edit('"rows": 1', '"rows": 2'), signer],
    ['has a signature that is none', () => edit(/"signature": "[^"]*"/, '"signature": "AA=="'), signer],
  ])('where its manifest %s, unless that is accepted', async (_, harm, trusted) => {
    harm();
    await expect(restore({ isSigned: signedBy(trusted) })).rejects.toMatchObject({ code: 'BACKUP.NOT_SIGNED' });
    await nothingStands();
  });

  it('of what no hash of the log covers: an origin changed in the folder is noticed', async () => {
    const [name = ''] = files();
    const lines = gunzipSync(readFileSync(join(folder, name))).toString();
    writeFileSync(join(folder, name), gzipSync(lines.replace('"specversion"', '"origin":"counter","specversion"')));
    const bytes = readFileSync(join(folder, name));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
      log: Record<string, unknown>[];
    };
    Object.assign(manifest.log[0] ?? {}, { bytes: bytes.length, sha256 });
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
    await expect(restore()).rejects.toMatchObject({ code: 'BACKUP.NOT_SIGNED' });
    await nothingStands();
  });

  it('and one that is accepted is there, and says from where', async () => {
    edit(/"signature": "[^"]*"/, '"unsigned": true');
    const { position, hash } = await restore({ isSigned: null });
    const brought = await broughtLog(fresh.database, tenant);
    expect(brought).toMatchObject({ position, hash, source: expect.stringMatching(/^backup of 20/) as unknown });
    expect(await broughtLog(old.database, tenant)).toBeNull();
  });

  it('where it is interrupted', async () => {
    await expect(
      restoreBackup(fresh.database, { folder, masterKey, isSigned: null }, { stop: () => true }),
    ).rejects.toThrow(/interrupted/);
    await nothingStands();
  });

  it('where the tenant is there already', async () => {
    await restore();
    await expect(restore()).rejects.toMatchObject({ code: 'RESTORE.TENANT_EXISTS' });
  });

  it('says when the key of personal data is another one', async () => {
    expect(await restore({ masterKey: randomBytes(32) })).toMatchObject({ keyMatches: false });
  });

  const cut = (name: string) => writeFileSync(join(folder, name), readFileSync(join(folder, name)).subarray(0, -30));
  const flip = (name: string) => {
    const bytes = readFileSync(join(folder, name));
    bytes[bytes.length - 10]! ^= 1;
    writeFileSync(join(folder, name), bytes);
  };
  const edit = (from: string | RegExp, to: string) => {
    const path = join(folder, 'manifest.json');
    const text = readFileSync(path, 'utf8');
    expect(text).toMatch(from);
    writeFileSync(path, text.replace(from, to));
  };
});

describe('a person who was erased stays erased', () => {
  const WRAPPED = Buffer.from('wrapped').toString('base64');
  const said = () => newEvent('Said', '2026-03-02T03:00:00.000Z', {});
  const erased = () => newEvent('PersonErased', '2026-03-03T03:00:00.000Z', {});
  const keysIn = ({ database }: SpecDatabase) =>
    database.query(
      `select stream_id, wrapped_key from personal_key
       where tenant_id = $1 and stream_id like 'dossier-%' order by stream_id`,
      [tenant],
    );

  it('by the log of the backup, whatever key the backup holds, and gets no other', async () => {
    await fillTenant(old.database, tenant, 1);
    await new PostgresEventStore(old.database).append(tenant, [
      { streamId: 'dossier-A', expectedVersion: 0, events: [said()], wrappedKey: WRAPPED },
      { streamId: 'dossier-B', expectedVersion: 0, events: [said()], wrappedKey: WRAPPED },
    ]);
    await old.database.query(
      `insert into applicant_fingerprint values ($1, '\\x01', 'p', 'A', now()), ($1, '\\x02', 'p', 'B', now())`,
      [tenant],
    );
    await append('dossier-A', 1, erased());
    await backup();
    expect(await restore()).toMatchObject({ erasedAgain: 1 });
    expect(await keysIn(fresh)).toEqual([
      { stream_id: 'dossier-A', wrapped_key: null },
      { stream_id: 'dossier-B', wrapped_key: Buffer.from('wrapped') },
    ]);
    expect(await fresh.database.query('select code from applicant_fingerprint where tenant_id = $1', [tenant])).toEqual(
      [{ code: 'B' }],
    );
    const again = { streamId: 'dossier-A', expectedVersion: 2, events: [said()], wrappedKey: WRAPPED };
    expect(await new PostgresEventStore(fresh.database).append(tenant, [again])).toMatchObject([
      { verdict: 'conflict' },
    ]);
  });

  it('by the log that went on after the backup', async () => {
    await fillTenant(old.database, tenant, 1);
    await new PostgresEventStore(old.database).append(tenant, [
      { streamId: 'dossier-A', expectedVersion: 0, events: [said()], wrappedKey: WRAPPED },
    ]);
    await backup();
    await append('dossier-A', 1, erased());
    const later = Readable.from([Buffer.from((await log(old.database)).map(cloudEventLine).join(''))]);
    const laterErasures = await erasuresIn(tenant, later);
    expect(laterErasures).toMatchObject([{ streamId: 'dossier-A' }]);
    expect(await restore({ laterErasures })).toMatchObject({ erasedAgain: 1 });
    expect(await keysIn(fresh)).toEqual([{ stream_id: 'dossier-A', wrapped_key: null }]);
  });
});

/** A row of the tenant in every table that a backup holds and that has none yet. */
async function oneRowEverywhere({ byHand }: SpecDatabase, id: string): Promise<void> {
  const job = '01900000-0000-7000-8000-000000000001';
  await byHand(`
    update tenant set settings = '{"a": {"b": 1}}', go_live_on = '2026-01-01' where tenant_id = '${id}';
    insert into personal_key values ('${id}', 'dossier-X', '\\x00ff');
    insert into access_record values ('${id}', '${job}', now(), 'a', null, 'inspector', 'dossier-X', 'để kiểm tra');
    insert into applicant_fingerprint values ('${id}', '\\x01', 'p', 'X', now());
    insert into retention_rule values ('${id}', 'p', 24, 'a', now());
    insert into receipt values ('${id}', 'X', '\\x06', sha256('${id}'), array['\\x07', '\\x08']::bytea[], now());
    insert into quarantine values ('${id}', gen_random_uuid(), 'dvcqg', null, 'X01', 'X', 'CONFLICT', '[]', '{}', '\\x04', 'feed:dvcqg',
      now(), 1, now(), 'open');
    insert into feed_item values ('${id}', '\\x05', now());
    insert into signed_head select '${id}', position, hash, now(), 'k', '\\x02' from event where tenant_id = '${id}' and position = 2;
    insert into api_token values ('${id}', gen_random_uuid(), sha256('${id}'), 'clerk', 'n', 'a');
    insert into account (tenant_id, account_id, name, display_name, role, actor_id, password_hash)
      values ('${id}', '${job}', 'lan', 'Lan', 'clerk', 'acc-1', 'h');
    insert into account_change values ('${id}', gen_random_uuid(), now(), '${job}', 'a', 'created', '{"role": "clerk"}');
    insert into message (tenant_id, code, kind, position, event_id) values ('${id}', 'X', 'receipt', 1, '${job}');
    insert into message_watch values ('${id}', now(), 1);
    insert into code_counter values ('${id}', 'u', '2026-03-02', 7);
    insert into idempotency values ('${id}', idempotency_slot(current_date), 'o', 'other', '\\x03', '{}', 1, current_date);
    insert into event_told values ('${id}', '/other', '1', '\\x04', 1);
    insert into notice values ('${id}', 'X', now(), 'overdue', now(), null, now(), 1);
    insert into notice_watch values ('${id}', now(), 1, 2, null, null, '{}', 1);
    insert into period_figure values ('${id}', '${job}', 'p', 'a', 'f', 'c', 'l', 'o', '{"n": 1}');
    insert into period_restated_dossier values ('${id}', '${job}', 'X', '{}');
    insert into saved_text values ('${id}', '${job}', null, 't', 'b', 1, 'a', now());
    insert into calendar_draft values ('${id}', 'vn', 2, '{}', null, 'a');
    insert into calendar_publication values ('${id}', 'vn', 1, 1, '${job}', now(), now(), null, 'done'),
      ('${id}', 'vn', 2, 2, '${job}', now(), now(), null, 'open');
    insert into job (tenant_id, job_id, kind, parameters, state, unit, requested_by) values
      ('${id}', '${job}', 'k', '{}', 'done', 'u', 'a'), ('${id}', gen_random_uuid(), 'k', '{}', 'running', 'u', 'a');
    insert into nightly_run values ('${id}', '2026-03-02', '${job}');
    insert into webhook (tenant_id, webhook_id, url, secret, created_by, position, head_position)
      values ('${id}', '${job}', 'https://example.com', '\\x05', 'a', 3, 1);
    insert into drift (tenant_id, job_id, kind, subject) values ('${id}', '${job}', 'fact', 'b'), ('${id}', '${job}', 'fact', 'a');
  `);
}
