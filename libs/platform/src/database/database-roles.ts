import type { QueryRunner } from 'typeorm';
import { loginOf } from './connection-settings.js';
import { MigrationError } from './migration-error.js';
import { APP_ROLE, SCHEMA } from './names.js';

/** Makes what every migration stands on: the application's role, the schema, and the table of checksums. */
export async function prepareSchema(runner: QueryRunner, appUrl: string | undefined): Promise<void> {
  await ensureAppRole(runner);
  if (appUrl !== undefined) await letLoginActAsApp(runner, loginOf(appUrl));
  await runner.query(`
    create schema if not exists ${SCHEMA};
    grant usage on schema ${SCHEMA} to ${APP_ROLE};
    create table if not exists ${SCHEMA}.migration_checksum (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default clock_timestamp()
    );`);
}

/** NOLOGIN: on a server of an operator people log in as themselves and act as this role. */
async function ensureAppRole(runner: QueryRunner): Promise<void> {
  const statement = `create role ${APP_ROLE} nologin`;
  if (await exists(runner, `select 1 from pg_roles where rolname = $1`, [APP_ROLE])) return;
  await runOrAdvise(runner, statement, ['42710']);
}

async function letLoginActAsApp(runner: QueryRunner, login: string): Promise<void> {
  if (login === '' || login === APP_ROLE) return;
  if (await exists(runner, `select 1 where pg_has_role($1, $2, 'SET')`, [login, APP_ROLE])) return;
  await runOrAdvise(runner, `grant ${APP_ROLE} to "${login.replaceAll('"', '""')}"`, []);
}

async function exists(runner: QueryRunner, sql: string, parameters: unknown[]): Promise<boolean> {
  const rows: unknown = await runner.query(sql, parameters);
  return Array.isArray(rows) && rows.length > 0;
}

/** Another starter may have made the role meanwhile: roles belong to the server, our lock to one database. */
async function runOrAdvise(runner: QueryRunner, statement: string, harmless: readonly string[]): Promise<void> {
  try {
    await runner.query(statement);
  } catch (cause) {
    const { code } = cause as { code?: string };
    if (code !== undefined && harmless.includes(code)) return;
    if (code !== '42501') throw cause;
    throw new MigrationError(
      `The login used for migrations may not do this; ask the database's administrator to run once: ${statement};`,
      { cause },
    );
  }
}
