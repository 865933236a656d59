import { codeOfStream, dossierStream } from '#dossier';
import type { Database, EventStore, StoredEvent } from '#event-store';
import { statements } from './statements.js';

/** One dossier's whole stream, up to the position of the export. */
export interface DossierStream {
  code: string;
  events: StoredEvent[];
}

/** Streams read at once; with a few hundred events each they stay well below the memory of a small process. */
const STREAMS_PER_PAGE = 200;

/** Every dossier of a tenant as it stood at a position, in the order of their codes; memory does not grow with them. */
export async function* dossierPages(
  { database, store }: { database: Database; store: EventStore },
  tenant: string,
  upTo: number,
): AsyncGenerator<DossierStream[]> {
  for (let after = dossierStream(''); ;) {
    const parameters = [tenant, after, upTo, STREAMS_PER_PAGE];
    const rows = await database.query<{ stream_id: string }>(statements.dossierStreams, parameters);
    const last = rows.at(-1)?.stream_id;
    if (last === undefined) return;
    const streams = await store.readStreams(
      tenant,
      rows.map(({ stream_id }) => stream_id),
    );
    yield rows.map(({ stream_id }) => ({
      code: codeOfStream(stream_id) ?? stream_id,
      events: (streams.get(stream_id) ?? []).filter(({ position }) => position <= upTo),
    }));
    after = last;
  }
}
