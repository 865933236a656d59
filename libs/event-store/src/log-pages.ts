import type { EventStore } from './event-store.js';
import type { StoredEvent } from './stored-event.js';

/** What follows a position, up to another one. */
export interface PagedRange {
  after: number;
  upTo: number;
  /** Events of a page. */
  limit: number;
}

/**
 * Pages of the log, none empty; the next one is read while one is worked on, since what stands behind a position never changes.
 * Ends before `upTo` where the log does.
 */
export async function* logPages(
  reader: Pick<EventStore, 'readLog'>,
  tenant: string,
  { after, upTo, limit }: PagedRange,
): AsyncGenerator<StoredEvent[]> {
  const read = (position: number): Promise<StoredEvent[]> => {
    const page = reader.readLog(tenant, { after: position, limit, upTo });
    // Whoever asks for it hears of a failure.
    page.catch(() => undefined);
    return page;
  };
  let next = after < upTo ? read(after) : Promise.resolve([]);
  try {
    for (;;) {
      const page = await next;
      const last = page.at(-1);
      if (last === undefined) return;
      next = last.position < upTo ? read(last.position) : Promise.resolve([]);
      yield page;
    }
  } finally {
    // Nothing may follow the end of a transaction or of a connection.
    await next.catch(() => undefined);
  }
}
