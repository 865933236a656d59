import type { Head, NewEvent, StoredEvent } from './stored-event.js';

/** A caller's key under which an answer is kept, so that the same request makes one event (CONTRACT 3). */
export interface IdempotencyKey {
  /** Who owns the key: the token's id. */
  owner: string;
  key: string;
  /** SHA-256 of the request, hex; another body under the same key is refused by the caller. */
  requestHash: string;
  /** The answer without its position, which is known only under the lock. */
  answer: Record<string, unknown>;
}

/** One command's outcome to be stored: all of its events (at least one) or none. */
export interface AppendRequest {
  streamId: string;
  /** The version the decision was based on; 0 for a stream that does not exist yet. */
  expectedVersion: number;
  events: readonly NewEvent[];
  idempotency?: IdempotencyKey;
  /** The stream's wrapped data key (base64), given with its first personal event. */
  wrappedKey?: string;
}

/** What a known idempotency key is answered with. */
export interface KeptAnswer {
  requestHash: string;
  position: number;
  answer: Record<string, unknown>;
}

/**
 * What became of one request. A conflict also answers a wrapped key for a stream that has one already:
 * its actualVersion then equals the expected one, and the caller decides again with the key that is there.
 */
export type AppendOutcome =
  | { verdict: 'appended'; firstPosition: number; lastPosition: number; version: number; recordedAt: string }
  | { verdict: 'conflict'; actualVersion: number }
  | { verdict: 'duplicate'; kept: KeptAnswer };

/** A stretch of the log. */
export interface ReadRange {
  after: number;
  limit: number;
  /** Read no further than this position. */
  upTo?: number;
}

/**
 * One tenant-ordered log. Every implementation passes `event-store.contract.ts`.
 */
export interface EventStore {
  /**
   * Stores a group of requests in one transaction, each with its own verdict: a conflict or duplicate
   * does not hurt its neighbours. Later requests of a group see the earlier ones. At most 1,000 events.
   * Throws NotStorableError before anything is sent, UnknownTenantError if nobody created the tenant.
   */
  append(tenant: string, group: readonly AppendRequest[]): Promise<AppendOutcome[]>;
  /** A stream's events, oldest first, from a version on. */
  readStream(tenant: string, streamId: string, fromVersion?: number): Promise<StoredEvent[]>;
  /** Several whole streams at once, keyed by stream id; streams without events are absent. */
  readStreams(tenant: string, streamIds: readonly string[]): Promise<Map<string, StoredEvent[]>>;
  /** The version each stream had at a position; streams that did not exist yet are absent. */
  streamVersions(tenant: string, streamIds: readonly string[], upTo: number): Promise<Map<string, number>>;
  /** The log in order: what stands after a position. */
  readLog(tenant: string, range: ReadRange): Promise<StoredEvent[]>;
  head(tenant: string): Promise<Head>;
  /** The kept answer of an idempotency key; null if it is unknown or older than seven days. */
  keptAnswer(tenant: string, owner: string, key: string): Promise<KeptAnswer | null>;
}
