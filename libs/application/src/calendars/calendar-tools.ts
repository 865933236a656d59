import type { Database, EventStore, ProjectionStore } from '#event-store';
import type { Catalogues } from '../catalogue/catalogues.js';
import type { Jobs } from '../jobs/jobs.js';
import type { Clock, Ids } from '../ports.js';

/** What long work on calendars is done with. */
export interface CalendarTools {
  database: Database;
  store: Pick<EventStore, 'append'>;
  /** Reads dossiers without hashes and ciphertext. */
  streams: Pick<ProjectionStore, 'readStreams'>;
  jobs: Jobs;
  catalogues: Catalogues;
  clock: Clock;
  ids: Ids;
  /** Brings the facts of a tenant to the head of its log. */
  catchUp: (tenant: string) => Promise<void>;
  /** Told after each slice that was appended. */
  onAppended: (tenant: string) => void;
  /**
   * How long after a publication another process may still decide by the version before it, in milliseconds. A
   * catalogue is fresh for a second, and a request that has just read it takes a while; three are taken for it.
   */
  settleMs?: number;
}

export const SETTLE_MS = 3_000;

/** How a piece of work is interrupted and watched. */
export interface RunOptions {
  stop?: () => boolean;
  onProgress?: (done: number, total: number | null) => void;
}
