import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder, type TemporaryFolder } from '../../../../test/support/temporary-folder.js';
import { createEmptyTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { withAdminClient } from '../embedded-postgres/index.js';
import { createAppDataSource } from './app-data-source.js';
import { migrate } from './migrate.js';

describe('migrate', () => {
  let folder: TemporaryFolder;
  let database: TestDatabase;
  const databases: TestDatabase[] = [];
  beforeEach(async () => {
    folder = temporaryFolder();
    database = await createEmptyTestDatabase();
    databases.push(database);
  });
  afterEach(() => folder.remove());
  afterAll(async () => {
    await withAdminClient(database.superuserUrl, (client) => client.query('revoke dunghen_app from dunghen_migrator'));
    for (const one of databases) await one.drop();
  });

  const write = (file: string, sql: string): void => writeFileSync(join(folder.path, file), sql);
  const run = (options = {}): Promise<string[]> => migrate(database.migratorUrl, { folder: folder.path, ...options });
  const ask = (sql: string) => withAdminClient(database.migratorUrl, async (client) => (await client.query(sql)).rows);

  it('applies each file once, in order, whoever starts at the same time', async () => {
    write('0002-b.sql', 'insert into a values (2);');
    write('0001-a.sql', 'create table a (id int); insert into a values (1);');
    const answers = await Promise.all([run(), run(), run()]);
    expect(answers.flat()).toEqual(['0001-a-1700000000001', '0002-b-1700000000002']);
    expect(await ask('select id from dunghen.a order by id')).toEqual([{ id: 1 }, { id: 2 }]);
    expect(await run()).toEqual([]);
  });

  it('leaves nothing of a file that fails, and goes on from there', async () => {
    write('0001-a.sql', 'create table a (id int); select 1/0;');
    await expect(run()).rejects.toThrow(/division by zero/);
    expect(await ask(`select to_regclass('dunghen.a') as a`)).toEqual([{ a: null }]);
    write('0001-a.sql', 'create table a (id int);');
    expect(await run()).toHaveLength(1);
  });

  it('refuses a file that was edited after it landed', async () => {
    write('0001-a.sql', 'create table a (id int);');
    await run();
    write('0001-a.sql', 'create table a (id bigint);');
    await expect(run()).rejects.toThrow(/0001-a\.sql was edited/);
  });

  it('does not mind other line ends', async () => {
    write('0001-a.sql', 'create table a\n(id int);\n');
    await run();
    write('0001-a.sql', 'create table a\r\n(id int);\r\n');
    expect(await run()).toEqual([]);
  });

  it('refuses a database that a newer program wrote', async () => {
    write('0001-a.sql', 'create table a (id int);');
    write('0002-b.sql', 'create table b (id int);');
    await run();
    rmSync(join(folder.path, '0002-b.sql'));
    await expect(run()).rejects.toThrow(/newer than this program.*0002-b/);
  });

  it('refuses files that would run in no clear order', async () => {
    write('0001-a.sql', 'select 1;');
    write('0001-b.sql', 'select 1;');
    await expect(run()).rejects.toThrow(/number 0001/);
    rmSync(join(folder.path, '0001-b.sql'));
    write('2-c.sql', 'select 1;');
    await expect(run()).rejects.toThrow(/should be named/);
  });

  it('calls the other parts afterwards, at every run', async () => {
    const seen: unknown[] = [];
    const hook = {
      name: 'queue',
      run: async ({ query }: { query: (sql: string) => Promise<unknown> }) => {
        seen.push(await query(`select current_user as who`));
      },
    };
    await run({ afterMigrate: [hook] });
    await run({ afterMigrate: [hook] });
    expect(seen).toEqual([[{ who: 'dunghen_migrator' }], [{ who: 'dunghen_migrator' }]]);
  });

  it('lets another login act as the application and as nothing more', async () => {
    const login = `login_${database.name}`;
    write('0001-a.sql', 'create table a (id int); grant select on a to dunghen_app;');
    await withAdminClient(database.superuserUrl, async (client) => {
      await client.query(`create role ${login} login password 'pw'`);
      await client.query(`grant dunghen_app to dunghen_migrator with admin option`);
      await client.query(`grant connect on database "${database.name}" to ${login}`);
    });
    const url = new URL(database.appUrl);
    url.username = login;
    url.password = 'pw';
    await run({ appUrl: url.toString() });
    const source = createAppDataSource(url.toString(), { applicationName: 'spec', poolSize: 1 });
    await source.initialize();
    expect(
      await source.query('select current_user as role, session_user as login from a right join (select 1) x on true'),
    ).toEqual([{ role: 'dunghen_app', login }]);
    await expect(source.query('drop table a')).rejects.toMatchObject({ driverError: { code: '42501' } });
    await source.destroy();
    await withAdminClient(database.superuserUrl, async (client) => {
      await client.query(`drop owned by ${login}`);
      await client.query(`drop role ${login}`);
    });
  });

  it('says which statement an administrator has to run when the login may not', async () => {
    const appUrl = database.appUrl.replace('dunghen_app', 'somebody_else');
    await withAdminClient(database.superuserUrl, (client) => client.query('create role somebody_else login'));
    await withAdminClient(database.superuserUrl, (client) =>
      client.query('revoke admin option for dunghen_app from dunghen_migrator').catch(() => undefined),
    );
    await expect(run({ appUrl })).rejects.toThrow(/grant dunghen_app to "somebody_else"/);
    await withAdminClient(database.superuserUrl, (client) => client.query('drop role somebody_else'));
  });
});
