import { codeOfStream } from '#dossier';
import type { AfterCommit, ProjectedEvent, Projection, ProjectionScope, Sql } from '#event-store';
import type { Zone } from '#indicators';
import type { Folded } from './fold-batch.js';
import { emptyChanges, foldEvent, unfolded } from './fold-batch.js';
import { FACT_TABLES, writeFacts } from './dossier-facts.table.js';

/** Reads the earlier events of some streams up to a position, stream by stream in order. */
export type ReadStreams = (tenant: string, streamIds: readonly string[], upTo: number) => Promise<ProjectedEvent[]>;

/** Folded dossiers kept between batches; a stream's gapless version says whether a kept one still fits. */
const MOST_KEPT = 20_000;

/**
 * The facts behind every figure: folded by the one `evolve` in TypeScript, written set-based.
 * A dossier met in mid-life is folded from its beginning, so cutting the log anywhere gives the same rows.
 */
export class DossierFactsProjection implements Projection {
  readonly name = 'dossier-facts';
  readonly version = 3;
  readonly tables = FACT_TABLES;
  private readonly kept = new Map<string, Folded>();

  constructor(
    private readonly readStreams: ReadStreams,
    private readonly zoneOf: (timezone: string) => Zone,
  ) {}

  handles(streamId: string): boolean {
    return codeOfStream(streamId) !== null;
  }

  async apply(sql: Sql, scope: ProjectionScope, events: readonly ProjectedEvent[]): Promise<AfterCommit> {
    const zone = this.zoneOf(scope.timezone);
    const folded = await this.seeds(scope, events, zone);
    const changes = emptyChanges();
    const earlier = new Set([...folded.values()].map(({ state }) => state.code));
    for (const event of events) {
      const before = folded.get(event.streamId) ?? unfolded(event.streamId);
      folded.set(event.streamId, foldEvent(before, event, zone, changes));
    }
    await writeFacts(sql, scope, changes, (code) => earlier.has(code));
    return () => {
      this.keep(scope, folded);
    };
  }

  /** Where the streams of the batch stood before it. */
  private async seeds(
    scope: ProjectionScope,
    events: readonly ProjectedEvent[],
    zone: Zone,
  ): Promise<Map<string, Folded>> {
    const folded = new Map<string, Folded>();
    const missing: string[] = [];
    const firsts = new Map<string, ProjectedEvent>();
    for (const event of events) if (!firsts.has(event.streamId)) firsts.set(event.streamId, event);
    for (const [streamId, first] of firsts) {
      const kept = this.kept.get(keyOf(scope, streamId));
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

  private keep(scope: ProjectionScope, folded: ReadonlyMap<string, Folded>): void {
    for (const [streamId, state] of folded) {
      const key = keyOf(scope, streamId);
      this.kept.delete(key);
      this.kept.set(key, state);
    }
    for (const key of this.kept.keys()) {
      if (this.kept.size <= MOST_KEPT) break;
      this.kept.delete(key);
    }
  }
}

const keyOf = (scope: ProjectionScope, streamId: string): string =>
  `${scope.tenant} ${String(scope.generation)} ${streamId}`;
