import type { Sql } from '#event-store';
import { findPolicy } from '#indicators';
import type { Measure, Span } from '#indicators';
import { CLASS_CODES } from '../dossier-facts/codes.js';
import { cutOf } from '../indicators/figures.js';
import type { KnownPosition } from '../indicators/known-position.js';
import { policyExpression } from '../indicators/policy-expression.js';
import { believedAt, populationOf } from '../indicators/population.js';
import type { LateShare, MeasureQuestion } from './measure-question.js';

/** Most lines of who had late dossiers; the counts are of all of them. */
const MOST_LINES = 200;

interface LateRow extends LateShare {
  numerator: number;
  denominator: number;
  lines: number;
}

/**
 * The late dossiers of a span, open overdue ones among them, by who had them and why they say they are late. They are the
 * dossiers that figures count in `late` and `openOverdue`, and their end is the policy's as figures read it, so that the
 * officers are those that figures group by. `withReasons` costs a look-up in the log for each.
 */
export async function lateResponsible(
  sql: Sql,
  question: MeasureQuestion,
  measure: Extract<Measure, { kind: 'lateNamed' }>,
  span: Span,
  known: KnownPosition,
  withReasons: boolean,
): Promise<{ numerator: number; denominator: number; late: LateShare[]; complete: boolean }> {
  const policy = findPolicy(measure.policy);
  const filters = measure.level === undefined ? {} : { level: measure.level };
  const cut = cutOf({ ...question, policy, filters }, span, known);
  const population = populationOf({ cut, policy, filters, scope: question.scope, withOfficer: false });
  const { parameters, before, position } = population;
  const [late, overdue] = [String(CLASS_CODES.late), String(CLASS_CODES.openOverdue)];
  // The bounds of the population again: the planner joins by hash and needs them to read a range and not the table.
  const from = parameters.use('from', span.from, 'date');
  const upTo = withReasons ? parameters.use('upTo', known.position, 'bigint') : '';
  const end = policyExpression(policy);
  const statement = `
with line as (
  select h.unit_id, h.officer_id, x.reason_code, x.responsible_unit_id,
    count(*) filter (where d.class = ${late})::int as late,
    count(*) filter (where d.class = ${overdue})::int as overdue
  from (select p.code, p.generation, p.class from ${population.sql} p where p.class in (${late}, ${overdue}) offset 0) d
  cross join lateral (
    select case when ${end.endOn} is not null then ${end.endAt} end as end_at
    from facts_at($1, ${position}, ${before}) f
    where f.code = d.code collate "C" and f.received_on < ${before} and f.closed_on >= ${from}) e
  left join lateral (
    select h.unit_id, h.officer_id from fact_holding h
    where h.tenant_id = $1 and h.generation = d.generation and h.code = d.code and h.occurred_on < ${before}
      and (e.end_at is null or h.occurred_at <= e.end_at) and ${believedAt('h', position)}
    order by h.position desc limit 1) h on true
  left join lateral (${withReasons ? extension('d.code', before, upTo) : NO_REASONS}) x on true
  group by h.unit_id, h.officer_id, x.reason_code, x.responsible_unit_id)
select unit_id as "unitId", officer_id as "officerId", reason_code as "reasonCode",
  responsible_unit_id as "responsibleUnitId", late, overdue as "openOverdue",
  coalesce(sum(late + overdue) filter (where unit_id is not null and officer_id is not null) over (), 0)::int as numerator,
  sum(late + overdue) over ()::int as denominator, count(*) over ()::int as lines
from line
order by late + overdue desc, unit_id collate "C" nulls last, officer_id collate "C" nulls last,
  reason_code collate "C" nulls last, responsible_unit_id collate "C" nulls last
limit ${String(MOST_LINES)}`;
  const rows = await sql.query<LateRow>(statement, parameters.values);
  const { numerator, denominator, lines } = rows[0] ?? { numerator: 0, denominator: 0, lines: 0 };
  const shares = rows.map(({ numerator: _n, denominator: _d, lines: _l, ...share }) => share);
  return { numerator, denominator, late: shares, complete: lines <= MOST_LINES };
}

const NO_REASONS = 'select null::text as reason_code, null::text as responsible_unit_id';

/** What the last extension before the end of the period names, unless it was annulled; the facts do not keep it. */
const extension = (code: string, before: string, upTo: string): string => `
    select e.data ->> 'reasonCode' as reason_code, e.data ->> 'responsibleUnitId' as responsible_unit_id
    from event e join tenant t on t.tenant_id = e.tenant_id
    where e.tenant_id = $1 and e.stream_id = ('dossier-' || ${code}) collate "C" and e.type = 'DeadlineExtended'
      and e.position <= ${upTo} and (e.occurred_at at time zone t.timezone)::date < ${before}
      and not exists (
        select from event c
        where c.tenant_id = $1 and c.stream_id = e.stream_id and c.type = 'DossierCorrected' and c.position <= ${upTo}
          and c.data ->> 'field' = 'annul' and c.data ->> 'targetEventId' = e.event_id::text)
    order by e.version desc limit 1`;
