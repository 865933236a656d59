import { createPostgresBackend, setDefaultBackendFactory, type ConnectionOptions } from 'bullmq';
import { actAsApp, APP_LIMITS, connectionSettings } from '../database/connection-settings.js';
import { QUEUE_SCHEMA } from './queue-names.js';

/** Where the queue lives. */
export interface QueueSettings {
  /** Login of the application; the queue's schema stands beside its own. */
  readonly databaseUrl: string;
  /** Given: the queue lives in Redis, and the database holds none of it. */
  readonly redisUrl?: string | undefined;
  /** Shown in pg_stat_activity. */
  readonly applicationName?: string;
}

/** The two drives of BullMQ. */
export type QueueBackend = 'postgres' | 'redis';

/** Which drive the settings ask for. */
export const queueBackendOf = (settings: QueueSettings): QueueBackend =>
  settings.redisUrl === undefined ? 'postgres' : 'redis';

/** Queries of one queue object besides its own LISTEN connection; see CONNECTION_BUDGET. */
const POOL_OF_ONE_QUEUE = 2;

/**
 * Chooses the drive of every queue object made from now on in this process, and answers their connection options.
 * PostgreSQL: an object, never a pool, because a pool would always use the schema `bullmq`; no migration at start,
 * because a worker has no right to change the schema (PROBES.md).
 */
export function chooseDrive(settings: QueueSettings): ConnectionOptions {
  if (settings.redisUrl !== undefined) {
    setDefaultBackendFactory();
    return redisOptions(settings.redisUrl);
  }
  setDefaultBackendFactory(createPostgresBackend);
  const { databaseUrl, applicationName = 'dung-hen queue' } = settings;
  const postgres = connectionSettings(databaseUrl, applicationName, APP_LIMITS, actAsApp(databaseUrl));
  return { ...postgres, schema: QUEUE_SCHEMA, max: POOL_OF_ONE_QUEUE } as unknown as ConnectionOptions;
}

function redisOptions(url: string): ConnectionOptions {
  const { hostname, port, username, password, pathname, protocol } = new URL(url);
  const db = Number(pathname.slice(1));
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? 6379 : Number(port),
    ...(username === '' ? {} : { username: decodeURIComponent(username) }),
    ...(password === '' ? {} : { password: decodeURIComponent(password) }),
    ...(Number.isInteger(db) && db > 0 ? { db } : {}),
    ...(protocol === 'rediss:' ? { tls: {} } : {}),
  };
}
