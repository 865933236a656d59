import type { Sql } from '../database.js';

/** An event as a projection reads it. */
export interface ProjectedEvent {
  position: number;
  streamId: string;
  version: number;
  eventId: string;
  type: string;
  data: Record<string, unknown>;
  occurredAt: string;
  recordedAt: string;
  actorId: string | null;
  /** The file or feed that told it; null where somebody entered it. */
  origin: string | null;
}

/** Whose rows a batch is applied to. */
export interface ProjectionScope {
  tenant: string;
  timezone: string;
  /** Rows of different generations live beside each other; one is the running one. */
  generation: number;
}

/** What to do once the batch's transaction is committed (keep folded states, for example). */
export type AfterCommit = () => void;

/** A read model's writer. Applying is set-based and deterministic: the same log gives the same rows, however it is cut. */
export interface Projection {
  readonly name: string;
  /** Raised when the rows would differ for the same log; the worker then rebuilds. */
  readonly version: number;
  /** Tables it writes, for rebuild and comparison; each has tenant_id and generation. */
  readonly tables: readonly string[];
  /**
   * What every stream id it handles begins with; of other streams no data is read, which spares a projection of few streams
   * the most of a large log. Absent: it is given everything.
   */
  readonly prefix?: string;
  /** Stream ids it looks at. */
  handles(streamId: string): boolean;
  /** Applies a batch in position order; `upTo` is the last position of the batch read. Throws on an event it cannot apply. */
  apply(sql: Sql, scope: ProjectionScope, events: readonly ProjectedEvent[]): Promise<AfterCommit>;
}

/** One generation of a projection for one tenant. */
export interface ProjectionState {
  name: string;
  version: number;
  generation: number;
  running: boolean;
  position: number;
  head: number;
  parked: number;
  movedAt: Date;
}
