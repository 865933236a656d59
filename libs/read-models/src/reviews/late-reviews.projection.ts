import { readFileSync } from 'node:fs';
import { codeOfReviewStream, evolveReview, noReview } from '#dossier';
import type { FoldableReviewEvent, ReviewState } from '#dossier';
import type { AfterCommit, ProjectedEvent, Projection, ProjectionScope, Sql } from '#event-store';
import { STILL_KNOWN } from '../dossier-facts/series.js';
import type { ReadStreams } from '../dossier-facts/dossier-facts.projection.js';
import { reviewRow } from './review-row.js';
import type { ReviewRow } from './review-row.js';

const INSERT = readFileSync(new URL('./sql/insert-reviews.sql', import.meta.url), 'utf8');

/** Raised when the rows would differ for the same log. */
const REVIEWS_VERSION = 1;

/** Reviews of late dossiers, folded by the one `evolveReview`: a row for each step, whatever batch it comes in. */
export class LateReviewsProjection implements Projection {
  readonly name = 'late-reviews';
  readonly version = REVIEWS_VERSION;
  readonly tables = ['late_review'];
  readonly prefix = 'review-';

  constructor(private readonly readStreams: ReadStreams) {}

  handles(streamId: string): boolean {
    return codeOfReviewStream(streamId) !== null;
  }

  async apply(sql: Sql, scope: ProjectionScope, events: readonly ProjectedEvent[]): Promise<AfterCommit> {
    const states = await this.earlier(scope.tenant, events);
    const rows: ReviewRow[] = [];
    const last = new Map<string, ReviewRow>();
    for (const event of events) {
      const state = folded(states, event);
      if (state.status === 'none') continue;
      const before = last.get(state.code);
      if (before !== undefined) before.to_position = event.position;
      const row = reviewRow(state, scope, { from: event.position, to: STILL_KNOWN });
      last.set(state.code, row);
      rows.push(row);
    }
    if (rows.length > 0) await sql.query(INSERT, [scope.tenant, scope.generation, JSON.stringify(rows)]);
    return () => undefined;
  }

  /** Reviews met in mid-life, as they stood before the batch. */
  private async earlier(tenant: string, events: readonly ProjectedEvent[]): Promise<Map<string, ReviewState>> {
    const states = new Map<string, ReviewState>();
    const firsts = new Map<string, number>();
    for (const { streamId, version } of events) if (!firsts.has(streamId)) firsts.set(streamId, version);
    const missing = [...firsts].filter(([, version]) => version > 1).map(([streamId]) => streamId);
    if (missing.length === 0) return states;
    for (const event of await this.readStreams(tenant, missing, (events[0]?.position ?? 1) - 1)) folded(states, event);
    return states;
  }
}

function folded(states: Map<string, ReviewState>, event: ProjectedEvent): ReviewState {
  const code = codeOfReviewStream(event.streamId) ?? '';
  const state = evolveReview(states.get(code) ?? noReview(code), event as unknown as FoldableReviewEvent);
  states.set(code, state);
  return state;
}
