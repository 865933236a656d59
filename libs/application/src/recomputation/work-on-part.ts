import type { Instant } from '#calendar';
import type { Database, ProjectionStore, Sql } from '#event-store';
import type { Drift } from './drifts.js';
import { recordDrifts } from './drifts.js';
import type { FactsState } from './facts-state.js';
import { factsState } from './facts-state.js';
import type { TouchedMonths } from './months-touched.js';
import { monthsTouched } from './months-touched.js';
import { recomputeMonth } from './recompute-month.js';
import { lockPart, movePart } from './recomputation-parts.js';
import type { Part, PartCounts, PartName } from './recomputation-parts.js';
import type { FreshProjection } from './refold-slice.js';
import { POSITIONS_PER_SLICE, refoldSlice, unfoundedFacts } from './refold-slice.js';
import { writingSnapshot } from './writing-snapshot.js';

/** What slices are worked on with. */
export interface SliceTools {
  database: Database;
  store: ProjectionStore;
  freshFacts: FreshProjection;
}

/** Whose part it is. */
export interface PartTask {
  tenant: string;
  timezone: string;
  jobId: string;
  part: PartName;
  full: boolean;
}

const KEEP_REFOLDED = `
  insert into refold_state (tenant_id, position) values ($1, $2)
  on conflict (tenant_id) do update set position = greatest(refold_state.position, excluded.position)`;

const LEAST_POSITION = `
  select min(position) as position from monthly_state where tenant_id = $1 and month between $2 and $3`;

/**
 * A part, slice by slice. Each slice is one short transaction that locks the part's row, does the next piece and moves
 * the cursor with it: killed anywhere, the next runner goes on.
 */
export class PartWork {
  private touched: TouchedMonths | null = null;

  constructor(
    private readonly tools: SliceTools,
    private readonly task: PartTask,
  ) {}

  /** Does the next slice; the part as it stands afterwards, null if another runner has it in hand just now. */
  async nextSlice(now: Instant): Promise<Part | null> {
    const { tenant, jobId, part: name } = this.task;
    return writingSnapshot(this.tools.database, async (sql) => {
      const part = await lockPart(sql, tenant, jobId, name);
      if (part === null || part.state !== 'open') return part;
      const facts = await factsState(sql, tenant);
      if (facts === null) throw new Error(`no facts of tenant ${tenant}`);
      const moved = await this.slice(sql, part, facts, now);
      await movePart(sql, tenant, jobId, moved);
      return moved;
    });
  }

  private async slice(sql: Sql, part: Part, facts: FactsState, now: Instant): Promise<Part> {
    if (part.part === 'facts') return this.refold(sql, part, facts);
    if (part.part === 'rows') return this.lookForRows(sql, part, facts);
    return this.month(sql, part, facts, now);
  }

  private async month(sql: Sql, part: Part, facts: FactsState, now: Instant): Promise<Part> {
    const { tenant, timezone, jobId, full } = this.task;
    if (part.cursor >= part.target) return { ...part, state: 'done' };
    const month = part.cursor + 1;
    this.touched ??= await this.lookForChanges(sql, month, part.target);
    const task = { tenant, timezone, jobId, month, now, full, facts };
    const touched = { touched: this.touched.months, touchedTo: this.touched.position };
    const outcome = await recomputeMonth(sql, { ...task, ...touched });
    const counts = add(part.counts, {
      computed: outcome.computed ? 1 : 0,
      skipped: outcome.computed ? 0 : 1,
      drifts: outcome.drifts,
    });
    return { ...part, cursor: month, done: part.done + 1, counts, state: month >= part.target ? 'done' : 'open' };
  }

  /** Once for all months that are left of the year. */
  private async lookForChanges(sql: Sql, first: number, last: number): Promise<TouchedMonths> {
    const { tenant } = this.task;
    const [row] = await sql.query<{ position: string | null }>(LEAST_POSITION, [tenant, first, last]);
    const after = row?.position == null ? null : Number(row.position);
    return monthsTouched(sql, { tenant, after, first, last });
  }

  private async refold(sql: Sql, part: Part, facts: FactsState): Promise<Part> {
    const { tenant, timezone } = this.task;
    const to = Math.min(part.cursor + POSITIONS_PER_SLICE, part.target);
    const task = { tenant, timezone, from: part.cursor, to, target: part.target, facts };
    const { streams, drifts } = await refoldSlice(sql, this.tools.store, this.tools.freshFacts, task);
    const counts = add(part.counts, { streams, drifts: await this.record(sql, drifts) });
    if (to < part.target) return { ...part, cursor: to, done: part.done + 1, counts };
    await sql.query(KEEP_REFOLDED, [tenant, part.target]);
    return { ...part, cursor: to, done: part.total, counts, state: 'done' };
  }

  private async lookForRows(sql: Sql, part: Part, facts: FactsState): Promise<Part> {
    const { tenant } = this.task;
    const { last, drifts } = await unfoundedFacts(sql, { tenant, facts, after: part.counts.after ?? '' });
    const counts = add(part.counts, { drifts: await this.record(sql, drifts) });
    if (last === null) return { ...part, done: part.total, counts, state: 'done' };
    const done = Math.min(part.done + 1, part.total);
    return { ...part, cursor: part.cursor + 1, done, counts: { ...counts, after: last } };
  }

  private async record(sql: Sql, drifts: readonly Drift[]): Promise<number> {
    return recordDrifts(sql, this.task.tenant, this.task.jobId, drifts);
  }
}

function add(counts: PartCounts, more: Pick<PartCounts, 'computed' | 'skipped' | 'streams' | 'drifts'>): PartCounts {
  const sum = { ...counts };
  for (const name of ['computed', 'skipped', 'streams', 'drifts'] as const) {
    if (more[name] !== undefined) sum[name] = (sum[name] ?? 0) + more[name];
  }
  return sum;
}
