import { appendParameters, outcomesOf } from './append-by-columns.js';
import type { AppendAnswer } from './append-by-columns.js';
import type { Database } from './database.js';
import type { AppendOutcome, AppendRequest, EventStore, KeptAnswer, ReadRange } from './event-store.js';
import { statements } from './statements.js';
import { assertAppendable } from './storable.js';
import type { Head, StoredEvent } from './stored-event.js';
import { UnknownTenantError } from './unknown-tenant-error.js';

interface EventRow {
  position: number | string;
  event_id: string;
  stream_id: string;
  version: number;
  type: string;
  schema_version: number;
  data: Record<string, unknown>;
  personal: string | null;
  metadata: Record<string, unknown> & Pick<StoredEvent, 'actorId' | 'unitId' | 'correlationId' | 'causationId'>;
  occurred_at: Date;
  recorded_at: Date;
  hash: string;
}

/** The log in PostgreSQL; the lock, the versions and the hash are `append_events`' business. */
export class PostgresEventStore implements EventStore {
  constructor(private readonly database: Database) {}

  async append(tenant: string, group: readonly AppendRequest[]): Promise<AppendOutcome[]> {
    group.forEach(assertAppendable);
    try {
      const [row] = await this.database.query<{ answer: AppendAnswer }>(
        statements.append,
        appendParameters(tenant, group),
      );
      return row === undefined ? [] : outcomesOf(group, row.answer);
    } catch (error) {
      if (sqlState(error) === 'DH001') throw new UnknownTenantError(tenant);
      throw error;
    }
  }

  async readStream(tenant: string, streamId: string, fromVersion = 1): Promise<StoredEvent[]> {
    const rows = await this.database.query<EventRow>(statements.readStream, [tenant, streamId, fromVersion]);
    return rows.map((row) => toStored(tenant, row));
  }

  async readStreams(tenant: string, streamIds: readonly string[]): Promise<Map<string, StoredEvent[]>> {
    const rows = await this.database.query<EventRow>(statements.readStreams, [tenant, streamIds]);
    const streams = new Map<string, StoredEvent[]>();
    for (const row of rows) {
      const stream = streams.get(row.stream_id) ?? [];
      stream.push(toStored(tenant, row));
      streams.set(row.stream_id, stream);
    }
    return streams;
  }

  async readLog(tenant: string, { after, limit, upTo }: ReadRange): Promise<StoredEvent[]> {
    const last = upTo ?? Number.MAX_SAFE_INTEGER;
    const rows = await this.database.query<EventRow>(statements.readLog, [tenant, after, last, limit]);
    return rows.map((row) => toStored(tenant, row));
  }

  async streamVersions(tenant: string, streamIds: readonly string[], upTo: number): Promise<Map<string, number>> {
    type Row = { stream_id: string; version: number };
    const rows = await this.database.query<Row>(statements.streamVersions, [tenant, streamIds, upTo]);
    return new Map(rows.map((row) => [row.stream_id, row.version]));
  }

  async head(tenant: string): Promise<Head> {
    type Row = { position: string; hash: string; recorded_at: Date | null };
    const [row] = await this.database.query<Row>(statements.head, [tenant]);
    if (row === undefined) throw new UnknownTenantError(tenant);
    return { position: Number(row.position), hash: row.hash, recordedAt: row.recorded_at?.toISOString() ?? null };
  }

  async keptAnswer(tenant: string, owner: string, key: string): Promise<KeptAnswer | null> {
    const [row] = await this.database.query<KeptAnswer>(statements.keptAnswer, [tenant, owner, key]);
    return row === undefined ? null : { ...row, position: Number(row.position) };
  }
}

function toStored(tenant: string, row: EventRow): StoredEvent {
  const { actorId, unitId, correlationId, causationId, ...metadata } = row.metadata;
  return {
    tenant,
    position: Number(row.position),
    eventId: row.event_id,
    streamId: row.stream_id,
    version: row.version,
    type: row.type,
    schemaVersion: row.schema_version,
    occurredAt: row.occurred_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    actorId,
    unitId,
    correlationId,
    causationId,
    data: row.data,
    personal: row.personal?.replaceAll('\n', '') ?? null,
    metadata,
    hash: row.hash,
  };
}

const sqlState = (error: unknown): string | undefined => {
  const { code, driverError } = error as { code?: string; driverError?: { code?: string } };
  return driverError?.code ?? code;
};
