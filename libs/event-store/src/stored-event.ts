/** What the log keeps of one event. The store knows no dossier: `data` is any JSON object. */
export interface StoredEvent {
  tenant: string;
  /** 1, 2, 3 … without a hole, per tenant. */
  position: number;
  eventId: string;
  streamId: string;
  /** 1, 2, 3 … per stream. */
  version: number;
  type: string;
  schemaVersion: number;
  /** When it happened; ISO 8601, UTC, three decimals. */
  occurredAt: string;
  /** When we learned it; read under the head lock, never earlier than the position before. */
  recordedAt: string;
  actorId: string | null;
  unitId: string | null;
  correlationId: string | null;
  causationId: string | null;
  data: Record<string, unknown>;
  /** Ciphertext of personal data, base64; null if the event has none. */
  personal: string | null;
  /** Where the event came from; not part of the hash, carries no fact. */
  metadata: Record<string, unknown>;
  /** SHA-256 chained to the position before, hex. */
  hash: string;
}

/** An event as a caller hands it in; position, version and recordedAt are the store's. */
export interface NewEvent {
  eventId: string;
  type: string;
  schemaVersion: number;
  occurredAt: string;
  actorId: string | null;
  unitId: string | null;
  correlationId: string | null;
  causationId: string | null;
  data: Record<string, unknown>;
  personal: string | null;
  metadata?: Record<string, unknown>;
  /**
   * Only for the demo loader and for writing a log as it was (`--recorded-time keep`):
   * taken instead of the database clock, never earlier than the position before nor later than the clock.
   */
  recordedAt?: string;
}

/** The newest position of a tenant's log and the hash that seals everything up to it. */
export interface Head {
  position: number;
  /** hex */
  hash: string;
  recordedAt: string | null;
}
