import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { PostgresEventStore } from '#event-store';
import type { Database } from '#event-store';
import { cloudEventLine } from '#exchange';
import { fillTenant, newEvent } from '../../../../test/dsl/open-dossiers.js';
import type { SpecDatabase } from '../../../../test/faults/support/spec-database.js';
import { PersonalVault } from '../personal/personal-vault.js';
import { erasuresIn } from './apply-erasures.js';
import { BACKED_UP_TABLES, NOT_BACKED_UP } from './tables.js';
import { BackupDesk } from './testing/backup-desk.js';
import { oneRowEverywhere } from './testing/one-row-everywhere.js';

let desk: BackupDesk;

beforeAll(async () => {
  desk = await BackupDesk.open();
});
afterAll(() => desk.close());
beforeEach(() => {
  desk.set();
});

it('every table of the schema is either backed up or has a reason not to be', async () => {
  const tables = await desk.old.database.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'dunghen'::regnamespace and relkind in ('r', 'p') and not relispartition
       and relname not like '%migration%' order by 1`,
  );
  const listed = [...BACKED_UP_TABLES.map(({ name }) => name), ...Object.keys(NOT_BACKED_UP)];
  expect(listed.toSorted()).toEqual(tables.map(({ name }) => name));
});

describe('a backup', () => {
  it('brings back the log and every row that the log does not say', async () => {
    await fillTenant(desk.old.database, desk.tenant, 30);
    const vault = new PersonalVault(desk.old.database, desk.masterKey);
    const sealed = vault.sealFirst(desk.tenant, 'dossier-P', 'e', { abstract: 'Khai sinh' });
    const store = new PostgresEventStore(desk.old.database);
    const idempotency = { owner: 't', key: 'k', requestHash: 'ab'.repeat(32), answer: { code: 'P' } };
    const events = [newEvent('Said', '2026-03-02T03:00:00.000Z', { n: 1 })];
    await store.append(desk.tenant, [
      { streamId: 'dossier-P', expectedVersion: 0, events, wrappedKey: sealed.wrappedKey!, idempotency },
    ]);
    await oneRowEverywhere(desk.old, desk.tenant);
    const manifest = await desk.backup();
    expect(manifest.tables.filter(({ rows }) => rows === 0).map(({ table }) => table)).toEqual([]);
    const restored = await desk.restore();
    expect(restored).toMatchObject({
      tenant: desk.tenant,
      position: manifest.position,
      hash: manifest.hash,
      keyMatches: true,
      erasedAgain: 0,
    });
    expect(await desk.log(desk.fresh.database)).toEqual(await desk.log(desk.old.database));
    for (const { name, without = [], where = 'true', restoredAs = {} } of BACKED_UP_TABLES) {
      const minus = ['to_jsonb(t)', ...without.map((column) => `- '${column}'`)].join(' ');
      const rows = (database: Database) =>
        database.query<{ row: object }>(
          `select ${minus} as row from ${name} t where tenant_id = $1 and ${where} order by 1`,
          [desk.tenant],
        );
      const expected = (await rows(desk.old.database)).map(({ row }) => ({ row: { ...row, ...restoredAs } }));
      expect({ name, rows: await rows(desk.fresh.database) }).toEqual({ name, rows: expected });
    }
    const opened = await new PersonalVault(desk.fresh.database, desk.masterKey).open(desk.tenant, 'dossier-P', [
      { eventId: 'e', personal: sealed.personal },
    ]);
    expect(opened).toEqual([{ abstract: 'Khai sinh' }]);
    expect(await new PostgresEventStore(desk.fresh.database).keptAnswer(desk.tenant, 't', 'k')).toMatchObject({
      answer: { code: 'P' },
    });
  });

  it('that was interrupted goes on behind its last full file; until then there is none', async () => {
    await fillTenant(desk.old.database, desk.tenant, 25);
    let asked = 0;
    await expect(desk.backup(10, () => (asked += 1) > 2)).rejects.toThrow(/interrupted/);
    expect(desk.files()).toHaveLength(2);
    await expect(desk.restore()).rejects.toMatchObject({ code: 'BACKUP.NONE' });
    writeFileSync(join(desk.folder, `${desk.files()[0]!}.part`), 'half');
    const stood = desk.files('events-000000000001').map((name) => statSync(join(desk.folder, name)).mtimeMs);
    const manifest = await desk.backup();
    expect(manifest.log.map(({ from, to }) => [from, to])).toEqual([
      [1, 10],
      [11, 20],
      [21, 30],
      [31, 40],
      [41, 50],
      [51, 51],
    ]);
    expect(statSync(join(desk.folder, manifest.log[0]!.name)).mtimeMs).toBe(stood[0]);
    expect(readdirSync(desk.folder).toSorted()).toEqual(
      ['manifest.json', ...manifest.log.map(({ name }) => name), ...manifest.tables.map(({ name }) => name)].toSorted(),
    );
    await desk.restore();
    expect(await desk.log(desk.fresh.database)).toEqual(await desk.log(desk.old.database));
  });

  it('of the next day writes what is new, and the one before stands until it is whole', async () => {
    await fillTenant(desk.old.database, desk.tenant, 10);
    const before = await desk.backup();
    const first = statSync(join(desk.folder, before.log[0]!.name)).mtimeMs;
    await desk.append(
      'dossier-new',
      0,
      newEvent('Said', '2026-03-02T03:00:00.000Z', {}),
      newEvent('Said', '2026-03-02T03:00:00.000Z', {}),
    );
    let asked = 0;
    await expect(desk.backup(10, () => (asked += 1) > 4)).rejects.toThrow(/interrupted/);
    for (const { name, sha256 } of [...before.log, ...before.tables])
      expect({ name, there: existsSync(join(desk.folder, name)) && sha256 !== '' }).toEqual({ name, there: true });
    const after = await desk.backup();
    expect(after.log.map(({ from, to }) => [from, to])).toEqual([
      [1, 10],
      [11, 20],
      [21, 23],
    ]);
    expect(statSync(join(desk.folder, after.log[0]!.name)).mtimeMs).toBe(first);
    expect((await desk.restore()).position).toBe(23);
  });

  it('does not go on in a folder of another tenant or another log', async () => {
    await fillTenant(desk.old.database, desk.tenant, 5);
    await desk.backup();
    const path = join(desk.folder, 'manifest.json');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(`"tenant": "${desk.tenant}"`, '"tenant": "Z9"'));
    await expect(desk.backup()).rejects.toMatchObject({ code: 'BACKUP.OTHER_LOG' });
    writeFileSync(path, text.replaceAll(/"hash": "[0-9a-f]{4}/g, '"hash": "0000'));
    await expect(desk.backup()).rejects.toMatchObject({ code: 'BACKUP.OTHER_LOG' });
  });
});

describe('files that a backup goes on behind', () => {
  const entryOf = (name: string) => {
    const bytes = readFileSync(join(desk.folder, name));
    return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  };
  /** Somebody who can write into the folder, and fits what stands beside the file. */
  const forge = (beside: string) => {
    const [name = ''] = desk.files();
    const path = join(desk.folder, name);
    const lines = gunzipSync(readFileSync(path)).toString();
    writeFileSync(
      path,
      gzipSync(lines.replaceAll('"specversion"', '"metadata":"{\\"origin\\":\\"forged\\"}","specversion"')),
    );
    const said = JSON.parse(readFileSync(join(desk.folder, beside), 'utf8')) as { log: object[] };
    Object.assign(said.log[0] ?? {}, entryOf(name));
    writeFileSync(join(desk.folder, beside), JSON.stringify(said));
  };

  it.each([
    ['the manifest', 'manifest.json', Infinity],
    ['what an interrupted one had finished', 'progress.json', 2],
  ])('are not vouched for where %s was changed with them', async (_, beside, mostAsked) => {
    await fillTenant(desk.old.database, desk.tenant, 10);
    let asked = 0;
    await desk.backup(10, () => (asked += 1) > mostAsked).catch(() => undefined);
    forge(beside);
    await desk.backup();
    await desk.restore();
    expect(await desk.log(desk.fresh.database)).toEqual(await desk.log(desk.old.database));
  });

  it('are read to the last byte, and mended where the disk has lost one', async () => {
    await fillTenant(desk.old.database, desk.tenant, 10);
    const { log } = await desk.backup();
    const path = join(desk.folder, log[0]?.name ?? '');
    const bytes = readFileSync(path);
    bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100);
    writeFileSync(path, bytes);
    await desk.backup();
    await desk.restore();
    expect(await desk.log(desk.fresh.database)).toEqual(await desk.log(desk.old.database));
  });

  it('and an export that somebody keeps beside them stays', async () => {
    await fillTenant(desk.old.database, desk.tenant, 1);
    await desk.backup();
    const own = ['events-2026.ndjson.gz', 'table-of-fees.ndjson.gz', 'progress.json.txt'];
    for (const name of own) writeFileSync(join(desk.folder, name), 'mine');
    await desk.backup();
    expect(readdirSync(desk.folder)).toEqual(expect.arrayContaining(own));
  });
});

describe('a person who was erased stays erased', () => {
  const WRAPPED = Buffer.from('wrapped').toString('base64');
  const said = () => newEvent('Said', '2026-03-02T03:00:00.000Z', {});
  const erased = () => newEvent('PersonErased', '2026-03-03T03:00:00.000Z', {});
  const keysIn = ({ database }: SpecDatabase) =>
    database.query(
      `select stream_id, wrapped_key from personal_key
       where tenant_id = $1 and stream_id like 'dossier-%' order by stream_id`,
      [desk.tenant],
    );

  it('by the log of the backup, whatever key the backup holds, and gets no other', async () => {
    await fillTenant(desk.old.database, desk.tenant, 1);
    await new PostgresEventStore(desk.old.database).append(desk.tenant, [
      { streamId: 'dossier-A', expectedVersion: 0, events: [said()], wrappedKey: WRAPPED },
      { streamId: 'dossier-B', expectedVersion: 0, events: [said()], wrappedKey: WRAPPED },
    ]);
    await desk.old.database.query(
      `insert into applicant_fingerprint values ($1, '\\x01', 'p', 'A', now()), ($1, '\\x02', 'p', 'B', now())`,
      [desk.tenant],
    );
    await desk.append('dossier-A', 1, erased());
    await desk.backup();
    expect(await desk.restore()).toMatchObject({ erasedAgain: 1 });
    expect(await keysIn(desk.fresh)).toEqual([
      { stream_id: 'dossier-A', wrapped_key: null },
      { stream_id: 'dossier-B', wrapped_key: Buffer.from('wrapped') },
    ]);
    expect(
      await desk.fresh.database.query('select code from applicant_fingerprint where tenant_id = $1', [desk.tenant]),
    ).toEqual([{ code: 'B' }]);
    const again = { streamId: 'dossier-A', expectedVersion: 2, events: [said()], wrappedKey: WRAPPED };
    expect(await new PostgresEventStore(desk.fresh.database).append(desk.tenant, [again])).toMatchObject([
      { verdict: 'conflict' },
    ]);
  });

  it('by the log that went on after the backup', async () => {
    await fillTenant(desk.old.database, desk.tenant, 1);
    await new PostgresEventStore(desk.old.database).append(desk.tenant, [
      { streamId: 'dossier-A', expectedVersion: 0, events: [said()], wrappedKey: WRAPPED },
    ]);
    await desk.backup();
    await desk.append('dossier-A', 1, erased());
    const later = Readable.from([Buffer.from((await desk.log(desk.old.database)).map(cloudEventLine).join(''))]);
    const laterErasures = await erasuresIn(desk.tenant, later);
    expect(laterErasures).toMatchObject([{ streamId: 'dossier-A' }]);
    expect(await desk.restore({ laterErasures })).toMatchObject({ erasedAgain: 1 });
    expect(await keysIn(desk.fresh)).toEqual([{ stream_id: 'dossier-A', wrapped_key: null }]);
  });
});
