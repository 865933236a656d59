import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withAdminClient } from '#platform';
import { openSpecDatabase, type SpecDatabase } from '../../../test/support/spec-database.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { newTenant } from './testing/new-tenant.js';
import { request } from './testing/requests.js';

let db: SpecDatabase;
let tenant: string;
beforeAll(async () => {
  db = await openSpecDatabase(2);
  const { database } = db;
  tenant = await newTenant(database);
  await new PostgresEventStore(database).append(tenant, [request('a', 0), request('b', 0)]);
});
afterAll(() => db.drop());

/** SQLSTATE of the first statement that fails; null if all go through. Everything is rolled back. */
const refusal = (url: string, ...statements: string[]): Promise<string | null> =>
  withAdminClient(url, async (client) => {
    try {
      await client.query('set search_path = dunghen; begin');
      for (const statement of statements) await client.query(statement);
      await client.query('rollback');
      return null;
    } catch (error) {
      return (error as { code: string }).code;
    }
  });

const APPEND_ONLY = ['event', 'access_record', 'signed_head'];
const changes = (table: string) => [
  `update ${table} set tenant_id = 'X'`,
  `delete from ${table}`,
  `truncate ${table}`,
  `truncate ${table} cascade`,
];

describe('F4: the application’s role', () => {
  it.each(APPEND_ONLY.flatMap(changes))('may not %s', async (statement) => {
    expect(await refusal(db.appUrl, statement)).toBe('42501');
  });

  it.each([
    'alter table event disable trigger all',
    'alter table event drop column hash',
    'drop table event',
    'drop trigger append_only_row on event',
    'drop function append_events',
    'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return null; end $$',
    'set session_replication_role = replica',
    'create table dunghen.own (id int)',
  ])('may not %s', async (statement) => {
    expect(await refusal(db.appUrl, statement)).toBe('42501');
  });

  it.each([
    `update tenant_head set position = 0`,
    `insert into tenant_head values ('X', 0, '\\x00', null)`,
    'delete from tenant_head',
    'truncate tenant_head',
    'select * from tenant_head for update',
    'update idempotency set answer = null',
    'delete from idempotency',
    'truncate idempotency_0',
    'update personal_key set wrapped_key = null',
    `update tenant set name = 'x'`,
  ])('may not %s', async (statement) => {
    expect(await refusal(db.appUrl, statement)).toBe('42501');
  });
});

describe('F4: the owner of the tables', () => {
  beforeAll(() =>
    withAdminClient(db.migratorUrl, async (client) => {
      await client.query(`set search_path = dunghen;
        insert into access_record (tenant_id, access_id, actor_id, role, stream_id, reason)
          values ('${tenant}', gen_random_uuid(), 'x', 'x', 'x', 'x');
        insert into signed_head values ('${tenant}', 1, '\\x00', now(), 'x', '\\x00')`);
    }),
  );

  it.each(APPEND_ONLY.flatMap(changes))('is refused by trigger: %s', async (statement) => {
    expect(await refusal(db.migratorUrl, statement)).toBe('23001');
  });

  it.each(APPEND_ONLY.flatMap(changes))('and a superuser in replica mode too: %s', async (statement) => {
    expect(await refusal(db.superuserUrl, 'set local session_replication_role = replica', statement)).toBe('23001');
  });

  it('may still insert what the application inserts', async () => {
    expect(
      await refusal(db.migratorUrl, `insert into signed_head values ('${tenant}', 2, '\\x00', now(), 'x', '\\x00')`),
    ).toBe(null);
  });
});

describe('nobody else', () => {
  it('may call the functions that run as the owner', async () => {
    const lines = await withAdminClient(db.superuserUrl, async (client) => {
      const { rows } = await client.query<{ name: string; open: boolean }>(
        `select p.proname as name, bool_or(a.grantee = 0) as open
         from pg_proc p cross join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
         where p.pronamespace = 'dunghen'::regnamespace and p.prosecdef group by 1 order by 1`,
      );
      return rows;
    });
    expect(lines.filter((line) => line.open)).toEqual([]);
    expect(lines.map((line) => line.name)).toEqual(
      expect.arrayContaining(['append_events', 'expire_idempotency', 'open_tenant_log']),
    );
  });
});

describe('the log’s door, asked without the store', () => {
  const ID = '0190a5c0-0000-7000-8000-0000000000aa';
  const given = { stream: 'x', id: ID, type: 'T', actor: '"a"', cause: 'null', correlation: '"c"', unit: 'null' };
  const append = (told: Partial<typeof given> = {}) => {
    const { stream, id, type, actor, cause, correlation, unit } = { ...given, ...told };
    const one = (text: string) => `array[$q$${text}$q$]`;
    const at = '2026-03-02T01:00:00.000Z';
    return refusal(
      db.appUrl,
      `set dunghen.tenant = '${tenant}';
       select append_events('${tenant}', ${one(stream)}, array[0], array[1], null, null, ${one(id)}, ${one(type)}, array[1],
         ${one(at)}, ${one('{}')}, array[null]::text[], ${one(actor)}, ${one(cause)}, ${one(correlation)}, ${one(unit)},
         array[''], null)`,
    );
  };

  it('takes ids in the form that is hashed and stored', async () => {
    expect(await append()).toBe(null);
    expect(await append({ actor: String.raw`"Cán bộ \u0001 \"A\""` })).toBe(null);
  });

  it.each([
    ['an upper-case event id', { id: ID.toUpperCase() }],
    ['an event id in braces', { id: `{${ID}}` }],
    ['no stream', { stream: '' }],
    ['an endless stream id', { stream: 'x'.repeat(501) }],
    ['no type', { type: '' }],
    ['an actor that brings members along', { actor: '"a","data":{}' }],
    ['an actor that is no text', { actor: '{"a":1}' }],
    ['a number', { correlation: '5' }],
    ['a text in another form', { unit: String.raw`"\u0041"` }],
    ['spaces about it', { cause: ' "c"' }],
  ])('refuses %s', async (_name, told) => {
    expect(await append(told)).toMatch(/^22/);
  });
});
