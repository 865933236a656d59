/** An event of the log with its whole envelope (CONTRACT 2); a stored event of the event store fits. */
export interface LogEvent {
  tenant: string;
  position: number;
  eventId: string;
  streamId: string;
  version: number;
  type: string;
  schemaVersion: number;
  /** ISO 8601, UTC, three decimals; so is `recordedAt`. */
  occurredAt: string;
  recordedAt: string;
  actorId: string | null;
  unitId: string | null;
  correlationId: string | null;
  causationId: string | null;
  data: Record<string, unknown>;
  /** Ciphertext, base64. */
  personal: string | null;
  metadata: Record<string, unknown>;
  /** hex */
  hash: string;
}
