import { APP_ROLE, SCHEMA } from './names.js';

/** How a connection introduces itself and what limits it lives under; milliseconds, 0 = no limit. */
export interface ConnectionLimits {
  readonly statementTimeout: number;
  readonly lockTimeout: number;
  readonly idleInTransactionTimeout: number;
}

/** Short enough that one stuck request cannot hold the head lock or a connection for long. */
export const APP_LIMITS: ConnectionLimits = {
  statementTimeout: 60_000,
  lockTimeout: 10_000,
  idleInTransactionTimeout: 30_000,
};

/** A migration may rewrite a large table; one that waits for a lock holds up everybody behind it. */
export const MIGRATOR_LIMITS: ConnectionLimits = {
  statementTimeout: 0,
  lockTimeout: 60_000,
  idleInTransactionTimeout: 600_000,
};

/** Splits a URL into what node-postgres takes: without `options`, which would replace ours, and these merged into it. */
export function connectionSettings(
  url: string,
  applicationName: string,
  limits: ConnectionLimits,
  options: readonly string[],
) {
  const bare = new URL(url);
  const given = bare.searchParams.get('options');
  bare.searchParams.delete('options');
  return {
    connectionString: bare.toString(),
    application_name: applicationName,
    options: [...options, ...(given === null ? [] : [given])].join(' '),
    statement_timeout: limits.statementTimeout,
    lock_timeout: limits.lockTimeout,
    idle_in_transaction_session_timeout: limits.idleInTransactionTimeout,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  };
}

/** The session options of every connection of ours. */
export const SEARCH_PATH = `-c search_path=${SCHEMA},public`;

/** For migrations alone: the owner of the tables is held by their policies like everybody else. */
export const OVER_ALL_TENANTS = '-c dunghen.tenant=*';

/** Makes another login work as the application's role, and so with its few rights. */
export function actAsApp(url: string): string[] {
  return loginOf(url) === APP_ROLE ? [] : [`-c role=${APP_ROLE}`];
}

/** The login name a URL holds. */
export function loginOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}
