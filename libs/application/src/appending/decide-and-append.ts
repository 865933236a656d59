import type { AppendOutcome, AppendRequest, EventStore, NewEvent, StoredEvent } from '#event-store';

export interface StreamWriter {
  store: Pick<EventStore, 'readStream'>;
  append: (tenant: string, request: AppendRequest) => Promise<AppendOutcome>;
}

/** An event as it was appended. */
export interface Appended {
  event: NewEvent;
  /** ISO instant. */
  recordedAt: string;
}

const MOST_ATTEMPTS = 8;

/**
 * Decides one event against a stream as it stands and appends it; whoever was overtaken reads again and decides again. `decide`
 * answers null where there is nothing new, and throws what it refuses. For streams that few people write to.
 */
export async function decideAndAppend(
  { store, append }: StreamWriter,
  tenant: string,
  streamId: string,
  decide: (known: StoredEvent[]) => NewEvent | null,
): Promise<Appended | null> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const known = await store.readStream(tenant, streamId);
    const event = decide(known);
    if (event === null) return null;
    const outcome = await append(tenant, { streamId, expectedVersion: known.length, events: [event] });
    if (outcome.verdict === 'appended') return { event, recordedAt: outcome.recordedAt };
  }
  throw new Error(`${streamId} changed ${String(MOST_ATTEMPTS)} times meanwhile`);
}
