import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createTestDatabase } from '../../../../test/support/test-database.js';
import type { TestDatabase } from '../../../../test/support/test-database.js';
import { withAdminClient } from '../embedded-postgres/index.js';
import { prepareDatabase } from '../preparation/index.js';
import { createAppDataSource } from './app-data-source.js';
import { EVERY_TENANT, NO_TENANT, enterTenant, withinNoTenantYet, withinTenant } from './tenant-scope.js';
import { TypeOrmDatabase } from './typeorm-database.js';

/** Tables without a policy, of those that hold something of a tenant. */
const OPEN_TABLES = `
  select c.relname as name
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
  where c.relnamespace = 'dunghen'::regnamespace and c.relkind in ('r', 'p')
    and not (c.relrowsecurity and c.relforcerowsecurity
             and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'rows_of_one_tenant'))
  order by 1`;

let test: TestDatabase;
let source: DataSource;
/** Of one connection, so that every statement comes after the one of somebody else. */
let database: TypeOrmDatabase;
const tenants = async (sql: Pick<TypeOrmDatabase, 'query'>): Promise<string[]> =>
  (await sql.query<{ tenant_id: string }>('select tenant_id from tenant_head order by 1')).map((row) => row.tenant_id);

beforeAll(async () => {
  test = await createTestDatabase();
  source = await createAppDataSource(test.appUrl, { applicationName: 'spec', poolSize: 1 }).initialize();
  database = new TypeOrmDatabase(source, NO_TENANT);
  await database
    .acrossTenants()
    .query(`insert into tenant (tenant_id, name, timezone) select t, t, 'Asia/Ho_Chi_Minh' from unnest($1::text[]) t`, [
      ['AAA', 'BBB'],
    ]);
});
afterAll(async () => {
  await source.destroy();
  await test.drop();
});

describe('row-level security', () => {
  it('shows the rows of the tenant that the work is for, in a statement without a where and in a transaction', async () => {
    expect(await withinTenant('AAA', () => tenants(database))).toEqual(['AAA']);
    expect(await withinTenant('BBB', () => database.transaction(tenants))).toEqual(['BBB']);
    expect(await withinTenant('AAA', () => database.transaction(tenants))).toEqual(['AAA']);
  });

  it('shows nothing where nobody has said whose the work is, also on a connection that somebody else had', async () => {
    await withinTenant('AAA', () => tenants(database));
    expect(await tenants(database)).toEqual([]);
    expect(await database.transaction(tenants)).toEqual([]);
  });

  it('shows all of them by name alone, whatever the work is for', async () => {
    expect(await withinTenant('AAA', () => tenants(database.acrossTenants()))).toEqual(['AAA', 'BBB']);
    expect(await tenants(new TypeOrmDatabase(source, EVERY_TENANT))).toEqual(['AAA', 'BBB']);
    expect(await withinTenant('BBB', () => tenants(new TypeOrmDatabase(source, EVERY_TENANT)))).toEqual(['BBB']);
  });

  it('keeps a transaction that failed, and what comes after it, to its tenant', async () => {
    const failing = withinTenant('AAA', () =>
      database.transaction(async (sql) => {
        await sql.query('select 1/0');
      }),
    );
    await expect(failing).rejects.toThrow(/division/);
    expect(await tenants(database)).toEqual([]);
    expect(await withinTenant('BBB', () => tenants(database))).toEqual(['BBB']);
  });

  it('lets work begin for nobody and become that of a tenant, each for itself', async () => {
    const work = (tenant: string) =>
      new Promise<string[][]>((done, fail) => {
        withinNoTenantYet(() => {
          const asked = async () => {
            const before = await tenants(database);
            enterTenant(tenant);
            return [before, await tenants(database)];
          };
          asked().then(done, fail);
        });
      });
    expect(await Promise.all([work('AAA'), work('BBB')])).toEqual([
      [[], ['AAA']],
      [[], ['BBB']],
    ]);
    expect(() => enterTenant('AAA')).toThrow(/no work/);
  });

  it('lets nobody write a row of another tenant', async () => {
    const insert = `
      insert into job (tenant_id, job_id, kind, parameters, state, unit, requested_by)
      values ($1, uuidv7(), 'recompute', '{}', 'queued', 'dossier', 'spec')`;
    await withinTenant('AAA', () => database.query(insert, ['AAA']));
    await expect(withinTenant('AAA', () => database.query(insert, ['BBB']))).rejects.toThrow(/row-level security/);
    const moved = `update tenant set tenant_id = 'CCC' where tenant_id = 'AAA'`;
    await expect(withinTenant('AAA', () => database.query(moved))).rejects.toThrow(
      /row-level security|permission denied/,
    );
  });

  it('holds the role of the application, which owns nothing and goes around nothing', async () => {
    const [role] = await database.query<{ bypass: boolean; superuser: boolean; owned: string }>(
      `select rolbypassrls as bypass, rolsuper as superuser,
              (select count(*) from pg_class where relowner = r.oid and relnamespace = 'dunghen'::regnamespace) as owned
       from pg_roles r where rolname = current_user`,
    );
    expect(role).toEqual({ bypass: false, superuser: false, owned: '0' });
  });

  it('stands on every table that holds something of a tenant', async () => {
    expect(await database.query(OPEN_TABLES)).toEqual([]);
  });

  it('comes to a table that a later migration makes without a thought of it', async () => {
    await withAdminClient(test.migratorUrl, (client) =>
      client.query('create table dunghen.forgotten (tenant_id text primary key)'),
    );
    expect(await database.query(OPEN_TABLES)).toEqual([{ name: 'forgotten' }]);
    await prepareDatabase(test.migratorUrl, { appUrl: test.appUrl });
    expect(await database.query(OPEN_TABLES)).toEqual([]);
  });
});
