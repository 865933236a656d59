import type { Database } from '#event-store';
import type { Job } from '../jobs/job.js';
import type { Jobs } from '../jobs/jobs.js';
import { statements } from './statements.js';

/** What a moved due means now under policy tt01-2020; null: as late or in time as before. */
export type MoveVerdict = 'becomesLate' | 'stopsBeingLate' | null;

/** A dossier that a previewed calendar would move; instants as ISO strings. */
export interface PreviewMove {
  code: string;
  from: string;
  to: string;
  verdict: MoveVerdict;
}

/** A page of moves, by code. */
export interface PreviewMovePage {
  items: PreviewMove[];
  /** `after` of the next page; null on the last one. */
  next: string | null;
}

/** Previews whose moves are kept per tenant. */
const KEPT = 5;

export function verdictCounts(moves: readonly PreviewMove[]) {
  const count = (fits: (move: PreviewMove) => boolean) => moves.filter(fits).length;
  return {
    moved: moves.length,
    earlier: count(({ from, to }) => to < from),
    later: count(({ from, to }) => to > from),
    becomesLate: count(({ verdict }) => verdict === 'becomesLate'),
    stopsBeingLate: count(({ verdict }) => verdict === 'stopsBeingLate'),
  };
}

/** The table `calendar_preview_move`. */
export class PreviewMoves {
  constructor(private readonly database: Database) {}

  /** A preview begins anew, also after a crash: it is a picture of one moment. Old ones go. */
  async begin(tenant: string, jobId: string): Promise<void> {
    await this.database.query(statements.forgetOldPreviews, [tenant, KEPT]);
    await this.database.query('delete from calendar_preview_move where tenant_id = $1 and job_id = $2', [
      tenant,
      jobId,
    ]);
  }

  async keep(tenant: string, jobId: string, moves: readonly PreviewMove[]): Promise<void> {
    if (moves.length > 0) await this.database.query(statements.keepMoves, [tenant, jobId, JSON.stringify(moves)]);
  }

  /** Ends the job if its moves are all there; false: a second runner has begun it anew and ends it. */
  async finish(jobs: Jobs, { tenant, id }: Job, result: { moved: number } & Record<string, unknown>): Promise<boolean> {
    return this.database.transaction(async (sql) => {
      const text = 'select count(*)::int as kept from calendar_preview_move where tenant_id = $1 and job_id = $2';
      const [row] = await sql.query<{ kept: number }>(text, [tenant, id]);
      return row?.kept === result.moved && jobs.finish(tenant, id, result, sql);
    });
  }

  async page(tenant: string, jobId: string, after: string, limit: number): Promise<PreviewMovePage> {
    type Row = Omit<PreviewMove, 'from' | 'to'> & Record<'from' | 'to', Date>;
    const rows = await this.database.query<Row>(statements.pageMoves, [tenant, jobId, after, limit + 1]);
    const items = rows.slice(0, limit).map(({ code, from, to, verdict }) => ({
      ...{ code, verdict, from: from.toISOString(), to: to.toISOString() },
    }));
    return { items, next: rows.length > limit ? (items.at(-1)?.code ?? null) : null };
  }
}
