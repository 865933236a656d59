import type { ReviewOutcome } from '#dossier';
import type { Sql } from '#event-store';
import { Parameters } from '../indicators/parameters.js';
import type { QueuedReview, ReviewCursor, ReviewsQuestion } from './question.js';
import { latenessOfCode, reviewStatusOfCode } from './review-row.js';
import { reviewConditions, reviewItems } from './review-statement.js';
import { reviewPosition } from './review-position.js';

export interface ReviewPageQuestion extends ReviewsQuestion {
  after: ReviewCursor | null;
  limit: number;
}
export interface ReviewPage {
  items: QueuedReview[];
  next: ReviewCursor | null;
  position: number;
}

/** The queue, the longest late first. Call it inside `inSnapshot`. Throws FiguresError as `knownPosition` does. */
export async function listReviews(sql: Sql, question: ReviewPageQuestion): Promise<ReviewPage> {
  const known = await reviewPosition(sql, question.tenant, question.asOf);
  const parameters = new Parameters();
  const items = reviewItems(question, parameters, known.asked);
  const conditions = reviewConditions(question, parameters);
  if (question.after !== null) {
    const since = parameters.use('after', question.after.lateSince, 'timestamptz');
    const code = parameters.use('afterCode', question.after.code, 'text');
    conditions.push(`i.late_since >= ${since} and (i.late_since > ${since} or i.code > ${code} collate "C")`);
  }
  const where = conditions.length === 0 ? '' : `where ${conditions.join('\n  and ')}`;
  const statement = `${items}
select i.* from item i
${where}
order by i.late_since, i.code
limit ${parameters.use('most', question.limit + 1, 'integer')}`;
  const rows = await sql.query<ItemRow>(statement, parameters.values);
  const last = rows[question.limit - 1];
  const more = rows.length > question.limit && last !== undefined;
  const next = more ? { lateSince: last.late_since.toISOString(), code: last.code } : null;
  return { items: rows.slice(0, question.limit).map(toItem), next, position: known.position };
}

interface ItemRow {
  code: string;
  agency_id: string | null;
  procedure_code: string | null;
  field_code: string | null;
  holder_unit_id: string | null;
  officer_id: string | null;
  kind: number | null;
  late_due_at: Date | null;
  late_since: Date;
  ended_at: Date | null;
  overdue: boolean;
  version: number | null;
  status: number;
  opened_at: Date | null;
  review_due_at: Date | null;
  cause_code: string | null;
  responsible_unit_id: string | null;
  responsible_officer_id: string | null;
  repeat_count: number | null;
  measures: number | null;
  apology_issued_at: Date | null;
  apology_signed_at: Date | null;
  excused: boolean | null;
  reopenings: number | null;
  closed_at: Date | null;
  outcome: ReviewOutcome | null;
}

const iso = (instant: Date | null): string | null => instant?.toISOString() ?? null;

const toItem = (row: ItemRow): QueuedReview => ({
  code: row.code,
  state: row.status === 0 ? 'unreviewed' : reviewStatusOfCode(row.status),
  agencyId: row.agency_id,
  procedureCode: row.procedure_code,
  fieldCode: row.field_code,
  holderUnitId: row.holder_unit_id,
  officerId: row.officer_id,
  lateness: row.kind === null ? null : latenessOfCode(row.kind),
  dueAt: iso(row.late_due_at),
  lateSince: row.late_since.toISOString(),
  endedAt: iso(row.ended_at),
  overdue: row.overdue,
  review: reviewOf(row),
});

function reviewOf(row: ItemRow): QueuedReview['review'] {
  if (row.version === null || row.opened_at === null || row.review_due_at === null) return null;
  return {
    version: row.version,
    openedAt: row.opened_at.toISOString(),
    dueAt: row.review_due_at.toISOString(),
    causeCode: row.cause_code,
    responsibleUnitId: row.responsible_unit_id,
    responsibleOfficerId: row.responsible_officer_id,
    repeatCount: row.repeat_count,
    measures: row.measures ?? 0,
    apologyIssuedAt: iso(row.apology_issued_at),
    apologySignedAt: iso(row.apology_signed_at),
    excused: row.excused,
    reopenings: row.reopenings ?? 0,
    closedAt: iso(row.closed_at),
    outcome: row.outcome,
  };
}
