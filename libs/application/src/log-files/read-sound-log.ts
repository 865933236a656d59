import { canonicalText, chainedHash, logPages } from '#event-store';
import type { EventStore, StoredEvent } from '#event-store';

/** A stretch of the log: what follows a position whose hash is known, up to another position. */
export interface Stretch {
  tenant: string;
  after: number;
  /** Of the event at `after`, hex; of position 0: `originHash`. */
  hashBefore: string;
  upTo: number;
}

/** The log is not what it was written as; nothing of it should leave the house as if it were. */
export class UnsoundLogError extends Error {
  readonly code = 'LOG.UNSOUND';
  constructor(position: number) {
    super(`the chain breaks at position ${String(position)}; npm run dh -- verify-log --full says more`);
  }
}

const PAGE = 2_000;

/** Pages of a stretch, every hash computed anew on the way out. Throws {@link UnsoundLogError}. */
export async function* readSoundLog(
  store: Pick<EventStore, 'readLog'>,
  { tenant, after, hashBefore, upTo }: Stretch,
  pageSize = PAGE,
): AsyncGenerator<StoredEvent[]> {
  let position = after;
  let hash = hashBefore;
  for await (const page of logPages(store, tenant, { after, upTo, limit: pageSize })) {
    for (const event of page) {
      hash = chainedHash(hash, canonicalText(event));
      position += 1;
      if (event.position !== position || event.hash !== hash) throw new UnsoundLogError(position);
    }
    yield page;
  }
  if (position < upTo) throw new UnsoundLogError(position + 1);
}
