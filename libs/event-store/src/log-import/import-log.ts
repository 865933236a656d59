import { setImmediate } from 'node:timers/promises';
import { canonicalText } from '../canonical-event.js';
import type { Database, Sql } from '../database.js';
import { PostgresEventStore } from '../postgres-event-store.js';
import { statements } from '../statements.js';
import { NotStorableError, assertAppendable } from '../storable.js';
import type { StoredEvent } from '../stored-event.js';
import { UnknownTenantError } from '../unknown-tenant-error.js';
import { verifyLog } from '../verification/verify-log.js';
import { LogImportError } from './log-import-error.js';

/** A log to be written as it was. */
export interface LogToImport {
  /** Must be the tenant of every event; created, without events. */
  tenant: string;
  /** Where it comes from, kept beside the log. */
  source: string;
  /** The events from position 1 on, in batches of any size. */
  events: AsyncIterable<readonly StoredEvent[]>;
}

/** What else belongs into the same transaction, and how the work is watched. */
export interface LogImportOptions {
  /** Before the first event and after the last one. */
  before?: (sql: Sql) => Promise<void>;
  after?: (sql: Sql) => Promise<void>;
  onProgress?: (position: number) => void;
  /** Asked before each batch; an interrupted import leaves nothing. */
  stop?: () => boolean;
}

/** What stands in the log afterwards. */
export interface ImportedLog {
  position: number;
  /** hex */
  hash: string;
}

/** Enough that the round trip does not count, few enough that a batch is some MB. */
const BATCH = 1_000;

/**
 * Writes a log as it was: positions, both times and hashes kept. One transaction, verified before it commits, so that nobody
 * ever sees half of it; the tenant's head is locked meanwhile. Throws LogImportError, UnknownTenantError.
 */
export async function importLog(
  database: Database,
  { tenant, source, events }: LogToImport,
  options: LogImportOptions = {},
): Promise<ImportedLog> {
  return database.transaction(async (sql) => {
    await options.before?.(sql);
    const position = await writeAll(sql, { tenant, source, events }, options);
    await options.after?.(sql);
    return verified(sql, tenant, position);
  });
}

/** Batch by batch; while the database computes and stores one, the next is read and encoded. Answers the last position. */
async function writeAll(
  sql: Sql,
  { tenant, source, events }: LogToImport,
  { stop, onProgress }: LogImportOptions,
): Promise<number> {
  let writing = Promise.resolve(0);
  try {
    for await (const batch of batches(events)) {
      if (stop?.() === true) throw new LogImportError('IMPORT.INTERRUPTED', 'interrupted; nothing was written');
      const payload = encoded(batch);
      const position = await writing;
      if (position > 0) onProgress?.(position);
      writing = write(sql, { tenant, source }, payload);
      // Whoever waits for it hears of a failure.
      writing.catch(() => undefined);
      // The statement reaches its socket in a turn of the event loop, which reading on would hold up.
      await setImmediate();
    }
    const position = await writing;
    if (position > 0) onProgress?.(position);
    return position;
  } finally {
    // Nothing may follow the transaction's end.
    await writing.catch(() => undefined);
  }
}

function encoded(events: readonly StoredEvent[]): string {
  const payload = events.map((event) => {
    assertReadsBack(event);
    return { canonical: canonicalText(event), metadata: event.metadata, hash: event.hash };
  });
  return JSON.stringify(payload);
}

async function write(sql: Sql, { tenant, source }: Omit<LogToImport, 'events'>, payload: string): Promise<number> {
  try {
    const rows = await sql.query<{ position: string }>(statements.importEvents, [tenant, source, payload]);
    return Number(rows[0]?.position);
  } catch (error) {
    throw importErrorOf(tenant, error);
  }
}

/** What would not read back as it was hashed would break every later verification. */
function assertReadsBack(event: StoredEvent): void {
  try {
    assertAppendable({ streamId: event.streamId, expectedVersion: event.version - 1, events: [event] });
  } catch (error) {
    if (!(error instanceof NotStorableError)) throw error;
    throw new LogImportError('IMPORT.FLAW', `position ${String(event.position)}: ${error.message}`);
  }
}

function importErrorOf(tenant: string, error: unknown): unknown {
  const { code, driverError } = error as { code?: string; driverError?: { code?: string; message?: string } };
  const text = driverError?.message ?? (error instanceof Error ? error.message : String(error));
  switch (driverError?.code ?? code) {
    case 'DH001':
      return new UnknownTenantError(tenant);
    case 'DH002':
      return new LogImportError('IMPORT.LOG_NOT_EMPTY', text);
    case 'DH003':
      return new LogImportError('IMPORT.FLAW', text);
    case '23505':
      return new LogImportError('IMPORT.FLAW', `an event or version stands twice in the file: ${text}`);
    default:
      return error;
  }
}

/** Read back and computed once more, within the transaction. */
async function verified(sql: Sql, tenant: string, position: number): Promise<ImportedLog> {
  const nested = () => Promise.reject(new Error('no transaction within a transaction'));
  const store = new PostgresEventStore({ query: sql.query.bind(sql), transaction: nested });
  const result = await verifyLog(store, tenant);
  if (!result.ok)
    throw new LogImportError('IMPORT.FLAW', `position ${String(result.firstBadPosition)}: ${result.detail}`);
  if (result.position !== position)
    throw new LogImportError('IMPORT.FLAW', `the log ends at ${String(result.position)}`);
  return { position, hash: result.hash };
}

async function* batches(pages: AsyncIterable<readonly StoredEvent[]>): AsyncGenerator<StoredEvent[]> {
  let batch: StoredEvent[] = [];
  for await (const page of pages) {
    for (const event of page) {
      batch.push(event);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
