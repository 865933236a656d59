import type { Sql } from '#event-store';
import { Parameters } from '../indicators/parameters.js';
import type { ReviewCounts, ReviewGroup, ReviewSummaryRow, ReviewsQuestion } from './question.js';
import { reviewConditions, reviewItems } from './review-statement.js';
import { reviewPosition } from './review-position.js';

const COUNTS: Readonly<Record<keyof ReviewCounts, string>> = {
  dossiers: 'true',
  unreviewed: 'i.status = 0',
  open: 'i.status = 1',
  examined: 'i.status = 2',
  closed: 'i.status = 3',
  overdue: 'i.overdue',
  excused: 'i.excused',
  notExcused: 'not i.excused',
  apologyIssued: 'i.apology_issued_at is not null',
  apologySigned: 'i.apology_signed_at is not null',
  repeated: 'i.repeat_count > 0',
  notLate: `i.outcome = 'notLate'`,
};

const keysOf = (zone: string): Record<ReviewGroup, string> => ({
  cause: 'i.cause_code',
  agency: 'i.agency_id',
  responsibleUnit: 'i.responsible_unit_id',
  month: `to_char(i.late_since at time zone ${zone}, 'YYYY-MM')`,
});

/** Counts of the queue by some of its keys, and of all of it; the largest first. Call it inside `inSnapshot`. */
export async function summarizeReviews(
  sql: Sql,
  question: ReviewsQuestion,
  groupBy: readonly ReviewGroup[],
): Promise<{ rows: ReviewSummaryRow[]; total: ReviewCounts; position: number }> {
  const known = await reviewPosition(sql, question.tenant, question.asOf);
  const parameters = new Parameters();
  const items = reviewItems(question, parameters, known.asked);
  const conditions = reviewConditions(question, parameters);
  const keys = keysOf(parameters.use('zone', question.timezone, 'text'));
  const where = conditions.length === 0 ? '' : `where ${conditions.join('\n  and ')}`;
  const counts = Object.entries(COUNTS).map(([name, test]) => `count(*) filter (where ${test})::int as "${name}"`);
  const chosen = groupBy.map((name) => `${keys[name]} as "key_${name}"`);
  const sets = groupBy.length === 0 ? '()' : `(${groupBy.map((name) => `"key_${name}"`).join(', ')}), ()`;
  const statement = `${items}, chosen as (
  select i.*${chosen.map((key) => `, ${key}`).join('')} from item i ${where}
)
select ${groupBy.map((name) => `"key_${name}", `).join('')}
  ${groupBy.length === 0 ? 'true' : `grouping(${groupBy.map((name) => `"key_${name}"`).join(', ')}) > 0`} as is_total,
  ${counts.join(',\n  ')}
from chosen i
group by grouping sets (${sets})
order by dossiers desc${groupBy.map((name) => `, "key_${name}" collate "C" nulls last`).join('')}`;
  type Row = ReviewCounts & { is_total: boolean } & Record<string, unknown>;
  const found = await sql.query<Row>(statement, parameters.values);
  const total = found.find((row) => row.is_total);
  const rows = found.filter((row) => !row.is_total);
  return {
    rows: rows.map((row) => ({
      key: Object.fromEntries(groupBy.map((name) => [name, row[`key_${name}`] as string | null])),
      ...countsOf(row),
    })),
    total: countsOf(total),
    position: known.position,
  };
}

const countsOf = (row: Partial<ReviewCounts> = {}): ReviewCounts =>
  Object.fromEntries((Object.keys(COUNTS) as (keyof ReviewCounts)[]).map((name) => [name, row[name] ?? 0])) as Record<
    keyof ReviewCounts,
    number
  >;
