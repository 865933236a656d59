import { codeOfStream, dossierStream, replay } from '#dossier';
import type { FoldableEvent } from '#dossier';
import type { Database, EventStore } from '#event-store';
import { snapshotItem, stepItems } from '#exchange';
import type { SyncText } from '#exchange';
import { statements } from './statements.js';

const STREAMS_AT_ONCE = 200;

export interface SyncExport {
  tenant: string;
  timezone: string;
  /** How many dossiers, the newest first. */
  dossiers: number;
}

/** Dossiers of the log as a province would tell them, in both services; without anything personal. */
export async function* exportSync(
  { store, database }: { store: EventStore; database: Database },
  { tenant, timezone, dossiers }: SyncExport,
): AsyncGenerator<{ snapshots: SyncText[]; steps: SyncText[] }> {
  const rows = await database.query<{ code: string }>(statements.newestDossiers, [tenant, dossiers]);
  for (let first = 0; first < rows.length; first += STREAMS_AT_ONCE) {
    const codes = rows.slice(first, first + STREAMS_AT_ONCE).map(({ code }) => code);
    const streams = await store.readStreams(tenant, codes.map(dossierStream));
    const [snapshots, steps]: SyncText[][] = [[], []];
    for (const [streamId, stored] of streams) {
      const code = codeOfStream(streamId) ?? '';
      const events = stored as unknown as FoldableEvent[];
      const snapshot = snapshotItem(replay(code, events), timezone);
      if (snapshot !== null) snapshots?.push(snapshot);
      steps?.push(...stepItems(code, events, timezone));
    }
    yield { snapshots: snapshots ?? [], steps: steps ?? [] };
  }
}
