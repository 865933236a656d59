import { canonicalPieces, chainedHash, originHash } from '../canonical-event.js';
import type { AppendOutcome, AppendRequest, EventStore, KeptAnswer, ReadRange } from '../event-store.js';
import { UnknownTenantError } from '../unknown-tenant-error.js';
import { assertAppendable } from '../storable.js';
import type { Head, NewEvent, StoredEvent } from '../stored-event.js';

interface TenantLog {
  events: StoredEvent[];
  streams: Map<string, StoredEvent[]>;
  answers: Map<string, KeptAnswer & { keptOn: number }>;
  keys: Set<string>;
}

/** A log in memory for specs of use cases; passes the same contract spec as the one in PostgreSQL. */
export class MemoryEventStore implements EventStore {
  private readonly logs = new Map<string, TenantLog>();

  constructor(
    private readonly now: () => number,
    tenants: readonly string[],
  ) {
    for (const tenant of tenants) {
      this.logs.set(tenant, { events: [], streams: new Map(), answers: new Map(), keys: new Set() });
    }
  }

  async append(tenant: string, group: readonly AppendRequest[]): Promise<AppendOutcome[]> {
    group.forEach(assertAppendable);
    const log = this.log(tenant);
    const outcomes = group.map((request) => this.appendOne(tenant, log, request));
    return Promise.resolve(outcomes);
  }

  async readStream(tenant: string, streamId: string, fromVersion = 1): Promise<StoredEvent[]> {
    const stream = this.logs.get(tenant)?.streams.get(streamId) ?? [];
    return Promise.resolve(structuredClone(stream.slice(Math.max(fromVersion, 1) - 1)));
  }

  async readStreams(tenant: string, streamIds: readonly string[]): Promise<Map<string, StoredEvent[]>> {
    const found = streamIds.map((id) => [id, this.logs.get(tenant)?.streams.get(id) ?? []] as const);
    return Promise.resolve(structuredClone(new Map(found.filter(([, events]) => events.length > 0))));
  }

  async readLog(tenant: string, { after, limit, upTo }: ReadRange): Promise<StoredEvent[]> {
    const end = Math.min(after + limit, upTo ?? Number.MAX_SAFE_INTEGER);
    return Promise.resolve(structuredClone(this.logs.get(tenant)?.events.slice(after, end) ?? []));
  }

  async streamVersions(tenant: string, streamIds: readonly string[], upTo: number): Promise<Map<string, number>> {
    const versions = new Map<string, number>();
    for (const id of streamIds) {
      const last = this.logs
        .get(tenant)
        ?.streams.get(id)
        ?.findLast((event) => event.position <= upTo);
      if (last !== undefined) versions.set(id, last.version);
    }
    return Promise.resolve(versions);
  }

  async head(tenant: string): Promise<Head> {
    const last = this.log(tenant).events.at(-1);
    return Promise.resolve({
      position: last?.position ?? 0,
      hash: last?.hash ?? originHash(tenant),
      recordedAt: last?.recordedAt ?? null,
    });
  }

  async keptAnswer(tenant: string, owner: string, key: string): Promise<KeptAnswer | null> {
    const log = this.logs.get(tenant);
    return Promise.resolve((log && this.known(log, JSON.stringify([owner, key]))) ?? null);
  }

  private log(tenant: string): TenantLog {
    const log = this.logs.get(tenant);
    if (log === undefined) throw new UnknownTenantError(tenant);
    return log;
  }

  private appendOne(tenant: string, log: TenantLog, request: AppendRequest): AppendOutcome {
    const { streamId, idempotency, wrappedKey } = request;
    const answerKey = idempotency && JSON.stringify([idempotency.owner, idempotency.key]);
    const kept = answerKey === undefined ? undefined : this.known(log, answerKey);
    if (kept !== undefined) return { verdict: 'duplicate', kept };
    const stream = log.streams.get(streamId) ?? [];
    if (stream.length !== request.expectedVersion || (wrappedKey !== undefined && log.keys.has(streamId))) {
      return { verdict: 'conflict', actualVersion: stream.length };
    }
    const firstPosition = log.events.length + 1;
    for (const event of request.events) this.push(tenant, log, stream, streamId, event);
    log.streams.set(streamId, stream);
    if (wrappedKey !== undefined) log.keys.add(streamId);
    const last = log.events.at(-1);
    const lastPosition = log.events.length;
    if (idempotency !== undefined && answerKey !== undefined) {
      const { requestHash, answer } = idempotency;
      const keptOn = this.today(log);
      log.answers.set(answerKey, structuredClone({ requestHash, answer, position: lastPosition, keptOn }));
    }
    const recordedAt = last?.recordedAt ?? '';
    return { verdict: 'appended', firstPosition, lastPosition, version: stream.length, recordedAt };
  }

  private known(log: TenantLog, answerKey: string): KeptAnswer | undefined {
    const found = log.answers.get(answerKey);
    if (found === undefined || found.keptOn <= this.today(log) - 8) return undefined;
    const { requestHash, position, answer } = found;
    return structuredClone({ requestHash, position, answer });
  }

  /** The day in UTC by the clock, never before the last recorded one. */
  private today(log: TenantLog): number {
    const recorded = log.events.at(-1)?.recordedAt;
    return Math.floor(Math.max(this.now(), recorded === undefined ? 0 : Date.parse(recorded)) / 86_400_000);
  }

  private push(tenant: string, log: TenantLog, stream: StoredEvent[], streamId: string, event: NewEvent): void {
    const { metadata = {}, recordedAt: wished } = event;
    const previous = log.events.at(-1);
    const floor = previous === undefined ? 0 : Date.parse(previous.recordedAt);
    const stamp = Math.max(floor, Math.min(this.now(), wished === undefined ? Infinity : Date.parse(wished)));
    const recordedAt = new Date(stamp).toISOString();
    const position = log.events.length + 1;
    const version = stream.length + 1;
    const { before, after } = canonicalPieces(tenant, streamId, version, event);
    const canonical = `${before}${String(position)},"recordedAt":"${recordedAt}"${after}`;
    const hash = chainedHash(previous?.hash ?? originHash(tenant), canonical);
    // What is stored is what was hashed, as in the database.
    const read = JSON.parse(canonical) as Omit<StoredEvent, 'metadata' | 'hash'>;
    const stored: StoredEvent = { ...read, metadata: JSON.parse(JSON.stringify(metadata)) as typeof metadata, hash };
    log.events.push(stored);
    stream.push(stored);
  }
}
