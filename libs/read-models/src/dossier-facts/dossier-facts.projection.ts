import { setImmediate } from 'node:timers/promises';
import { codeOfStream, dossierStream } from '#dossier';
import type { AfterCommit, ProjectedEvent, Projection, ProjectionScope, Sql } from '#event-store';
import type { Zone } from '#indicators';
import { FACTS_VERSION } from './facts-version.js';
import type { FactChanges, Folded } from './fold-batch.js';
import { emptyChanges, foldEvent, unfolded } from './fold-batch.js';
import { KeptDossiers } from './kept-dossiers.js';
import { FACT_TABLES, FactWriter } from './dossier-facts.table.js';

/** Reads the earlier events of some streams up to a position, stream by stream in order. */
export type ReadStreams = (tenant: string, streamIds: readonly string[], upTo: number) => Promise<ProjectedEvent[]>;

/** Events folded while the database writes what came of those before them. */
const SLICE = 2_000;

/**
 * The facts behind every figure: folded by the one `evolve` in TypeScript, written set-based.
 * A dossier met in mid-life is folded from its beginning, so cutting the log anywhere gives the same rows.
 */
export class DossierFactsProjection implements Projection {
  readonly name = 'dossier-facts';
  readonly version = FACTS_VERSION;
  readonly tables = FACT_TABLES;

  constructor(
    private readonly readStreams: ReadStreams,
    private readonly zoneOf: (timezone: string) => Zone,
    private readonly kept = new KeptDossiers(),
  ) {}

  handles(streamId: string): boolean {
    return codeOfStream(streamId) !== null;
  }

  async apply(sql: Sql, scope: ProjectionScope, events: readonly ProjectedEvent[]): Promise<AfterCommit> {
    const zone = this.zoneOf(scope.timezone);
    const corrected = correctedStreams(events);
    const folded = await this.seeds(scope, events, zone, corrected);
    const earlier = new Set(folded.keys());
    const writer = await FactWriter.open(sql, scope);
    const lastVersions = new Map(events.map(({ streamId, version }) => [streamId, version]));
    // Corrections rewrite what a batch has noted of their dossier, so those dossiers wait for its end.
    const atEnd = emptyChanges();
    let writing: Promise<void> = Promise.resolve();
    try {
      for (let first = 0; first < events.length; first += SLICE) {
        const changes = emptyChanges();
        for (const event of events.slice(first, first + SLICE)) {
          const { streamId, version } = event;
          const noted = corrected.has(streamId) ? atEnd : changes;
          const now = foldEvent(folded.get(streamId) ?? unfolded(streamId), event, zone, noted);
          folded.set(streamId, now);
          if (version === lastVersions.get(streamId)) noted.current.push(now.row);
        }
        await writing;
        writing = writer.write(changes);
        writing.catch(() => undefined);
        // The statement reaches its socket in a turn of the event loop, which folding would hold up.
        await setImmediate();
      }
    } finally {
      // Nothing may follow the transaction's end.
      await writing;
    }
    await writer.supersede(firstCorrections(atEnd, (code) => earlier.has(dossierStream(code))));
    await writer.write(atEnd);
    return () => {
      for (const [streamId, now] of folded) this.kept.keep(keyOf(scope, streamId), now);
    };
  }

  /** Where the streams of the batch stood before it. */
  private async seeds(
    scope: ProjectionScope,
    events: readonly ProjectedEvent[],
    zone: Zone,
    corrected: ReadonlySet<string>,
  ): Promise<Map<string, Folded>> {
    const folded = new Map<string, Folded>();
    const missing: string[] = [];
    const firsts = new Map<string, ProjectedEvent>();
    for (const event of events) if (!firsts.has(event.streamId)) firsts.set(event.streamId, event);
    for (const [streamId, first] of firsts) {
      // A correction asks for the whole life, which is not kept.
      const kept = corrected.has(streamId) ? undefined : this.kept.get(keyOf(scope, streamId), zone);
      if (kept?.state.version === first.version - 1) folded.set(streamId, kept);
      else if (first.version > 1) missing.push(streamId);
    }
    if (missing.length === 0) return folded;
    const earlier = await this.readStreams(scope.tenant, missing, (events[0]?.position ?? 1) - 1);
    const unused = emptyChanges();
    for (const event of earlier) {
      const first = firsts.get(event.streamId);
      if (first === undefined || event.version >= first.version) continue;
      folded.set(
        event.streamId,
        foldEvent(folded.get(event.streamId) ?? unfolded(event.streamId), event, zone, unused),
      );
    }
    return folded;
  }
}

const keyOf = (scope: ProjectionScope, streamId: string): string =>
  `${scope.tenant} ${String(scope.generation)} ${streamId}`;

/** The first correction of a dossier in a batch supersedes all that batches before it wrote. */
function firstCorrections({ corrections }: FactChanges, isKnown: (code: string) => boolean): Map<string, number> {
  const positions = new Map<string, number>();
  for (const { code, position } of corrections) {
    if (isKnown(code) && !positions.has(code)) positions.set(code, position);
  }
  return positions;
}

const correctedStreams = (events: readonly ProjectedEvent[]): ReadonlySet<string> =>
  new Set(events.filter(({ type }) => type === 'DossierCorrected').map(({ streamId }) => streamId));
