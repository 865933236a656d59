import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder, type TemporaryFolder } from '../../../../test/support/temporary-folder.js';
import { withAdminClient } from './admin-client.js';
import { openEmbeddedPostgres, type EmbeddedPostgres } from './open-embedded-postgres.js';

// Each of these starts a whole PostgreSQL, several times on a busy computer.
jest.setTimeout(180_000);

describe('the embedded server', () => {
  let folder: TemporaryFolder;
  let opened: EmbeddedPostgres[];
  beforeEach(() => {
    folder = temporaryFolder();
    opened = [];
  });
  afterEach(async () => {
    for (const server of opened) await server.stop();
    folder.remove();
  });
  const open = async () => {
    const server = await openEmbeddedPostgres(folder.path);
    opened.push(server);
    return server;
  };

  it('is started by one of two who open it at once, and stopped by the last to leave', async () => {
    const [a, b] = await Promise.all([open(), open()]);
    expect([a.startedHere, b.startedHere].sort()).toEqual([false, true]);
    expect(a.port).toBe(b.port);
    const starter = a.startedHere ? a : b;
    await starter.stop();
    expect(starter.isAlive()).toBe(true);
    await (a.startedHere ? b : a).stop();
    expect(starter.isAlive()).toBe(false);
  });

  it('keeps its passwords to the owner, and lets nobody in without one', async () => {
    const server = await open();
    expect(statSync(join(folder.path, 'pg-passwords.json')).mode & 0o777).toBe(0o600);
    const wrong = server.appUrl.replace(/:[^:@]+@/, ':guess@');
    await expect(withAdminClient(wrong, async () => undefined)).rejects.toMatchObject({ code: '28P01' });
    expect(readdirSync(folder.path).filter((name) => name.startsWith('pg.tmp'))).toEqual([]);
  });

  it('listens on this computer alone, without a socket file, and writes safely', async () => {
    const { superuserUrl } = await open();
    const settings = await withAdminClient(superuserUrl, async (client) => {
      const names = ['listen_addresses', 'unix_socket_directories', 'fsync', 'password_encryption', 'data_checksums'];
      const { rows } = await client.query<{ name: string; setting: string }>(
        'select name, setting from pg_settings where name = any($1)',
        [names],
      );
      return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
    });
    expect(settings).toEqual({
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      fsync: 'on',
      password_encryption: 'scram-sha-256',
      data_checksums: 'on',
    });
  });

  it('gives the application no more than it needs', async () => {
    const { appUrl } = await open();
    await withAdminClient(appUrl, async (client) => {
      await client.query('create temporary table scratch (id int)');
      await expect(client.query('create table public.t (id int)')).rejects.toMatchObject({ code: '42501' });
      await expect(client.query('create schema s')).rejects.toMatchObject({ code: '42501' });
    });
  });

  it('sorts and folds Vietnamese', async () => {
    const { migratorUrl } = await open();
    await withAdminClient(migratorUrl, async (client) => {
      await client.query('create extension unaccent; create extension pg_trgm; create extension pgcrypto');
      const { rows } = await client.query<{ low: string }>(`select lower('ĐỖ THỊ ÁNH') as low`);
      expect(rows).toEqual([{ low: 'đỗ thị ánh' }]);
      const sorted = await client.query<{ n: string }>(
        `select n from unnest(array['Đức', 'Dũng', 'An', 'Ánh']) n order by n collate "vi-x-icu"`,
      );
      expect(sorted.rows.map(({ n }) => n)).toEqual(['An', 'Ánh', 'Dũng', 'Đức']);
    });
  });

  it('starts although its old number now belongs to a stranger', async () => {
    const first = await open();
    const file = join(first.home, 'pg', 'postmaster.pid');
    const lines = readFileSync(file, 'utf8').split('\n');
    await first.stop();
    writeFileSync(file, [String(process.pid), ...lines.slice(1)].join('\n'));
    expect((await open()).startedHere).toBe(true);
  });

  it('gets new passwords when the old ones were lost', async () => {
    const first = await open();
    await first.stop();
    rmSync(join(folder.path, 'pg-passwords.json'));
    const second = await open();
    expect(second.appUrl).not.toBe(first.appUrl);
    await withAdminClient(second.appUrl, (client) => client.query('select 1'));
  });

  it('refuses a folder that another PostgreSQL wrote', async () => {
    const { home, stop } = await open();
    await stop();
    writeFileSync(join(home, 'pg', 'PG_VERSION'), '12\n');
    await expect(open()).rejects.toThrow(/written by PostgreSQL 12/);
    expect(existsSync(join(home, 'pg', 'global'))).toBe(true);
  });
});
