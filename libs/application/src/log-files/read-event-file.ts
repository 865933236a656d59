import type { StoredEvent } from '#event-store';
import { readEventLines, readLogEvent } from '#exchange';

/** The events of an NDJSON file of ours, gzipped or not, as they stood in the log. Throws EventFileError naming the line. */
export async function* readEventFile(source: AsyncIterable<Uint8Array>): AsyncGenerator<StoredEvent[]> {
  for await (const batch of readEventLines(source)) yield batch.map(readLogEvent);
}
