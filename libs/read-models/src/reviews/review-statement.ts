import { plainDateOf, addDays } from '#calendar';
import { DEFAULT_POLICY } from '#indicators';
import { CLASS_CODES } from '../dossier-facts/codes.js';
import { STILL_KNOWN } from '../dossier-facts/series.js';
import type { Parameters } from '../indicators/parameters.js';
import { policyExpression } from '../indicators/policy-expression.js';
import { zoneOf } from '../zone-of.js';
import type { ReviewsQuestion } from './question.js';
import { reviewStatusCode } from './review-row.js';

const [LATE, OVERDUE] = [String(CLASS_CODES.late), String(CLASS_CODES.openOverdue)];

/**
 * `with … item as (…)`: late dossiers and whatever was ever reviewed, as of a position (null: now), with the state of the
 * review. What is late is asked of the policy's own expression, so the queue and the figures cannot disagree.
 */
export function reviewItems(question: ReviewsQuestion, parameters: Parameters, position: number | null): string {
  const tenant = parameters.use('tenant', question.tenant, 'text');
  const believed = parameters.use('believed', position ?? STILL_KNOWN - 1, 'bigint');
  const zone = parameters.use('zone', question.timezone, 'text');
  const at = parameters.use('now', iso(question.asOf ?? question.now), 'timestamptz');
  return `
with fact as (
  ${facts(question, parameters, position)}
), review as materialized (
  select r.* from late_review r
  where r.tenant_id = ${tenant} and r.from_position <= ${believed} and r.to_position > ${believed}
    and r.generation = (
      select p.generation from projection p where p.tenant_id = ${tenant} and p.name = 'late-reviews' and p.running)
), late as materialized (
  select f.* from fact f where f.class in (${LATE}, ${OVERDUE})
), item as (
  select f.code, f.agency_id, f.receiving_agency_id, f.procedure_code, f.field_code, f.holder_unit_id, f.officer_id,
    case when f.class = ${LATE} then 1 when f.class = ${OVERDUE} then 2 end as kind,
    coalesce(r.dossier_due_at, f.due_at) as late_due_at,
    coalesce(r.late_since, case when f.by_date then (f.due_on + 1)::timestamp at time zone ${zone} else f.due_at end)
      as late_since,
    case when f.class = ${LATE} then f.ended_at else r.ended_at end as ended_at,
    r.version, coalesce(r.status, 0) as status, r.opened_at, r.due_at as review_due_at, r.cause_code,
    r.responsible_unit_id, r.responsible_officer_id, r.repeat_count, r.measures, r.apology_issued_at,
    r.apology_signed_at, r.excused, r.reopenings, r.closed_at, r.outcome,
    coalesce(r.status, 0) <> ${String(reviewStatusCode('closed'))} and (case when r.code is null
      then (case when f.by_date then (f.due_on + 1)::timestamp at time zone ${zone} else f.due_at end)
        <= ${parameters.use('overdueSince', iso(question.overdueSince), 'timestamptz')}
      else r.due_at < ${at} end) as overdue
  from (
    select l.* from late l
    union all
    select f.* from fact f where f.code in (select r.code from review r) and f.code not in (select l.code from late l)
  ) f left join review r on r.code = f.code
)`;
}

/** Facts with their class under the default policy; of now straight from the current rows, where partial indexes serve. */
function facts(
  { tenant, timezone, now, asOf }: ReviewsQuestion,
  parameters: Parameters,
  position: number | null,
): string {
  const own = parameters.use('tenant', tenant, 'text');
  const at = asOf ?? now;
  const day = plainDateOf(zoneOf(timezone).localDay(at));
  const moment = `(select ${parameters.use('today', day, 'date')} as v_on, ${parameters.use('now', iso(at), 'timestamptz')} as v_at,
      '-infinity'::date as from_on) q`;
  const columns = `f.code, f.agency_id, f.receiving_agency_id, f.procedure_code, f.field_code, f.holder_unit_id,
    f.officer_id, f.due_at, f.due_on, f.by_date, f.processed_at as ended_at, f.received_at, f.received_on, f.settled_on`;
  const { openClass, class: classAt, ownEnd } = policyExpression(DEFAULT_POLICY);
  if (position !== null) {
    const before = parameters.use('before', addDays(day, 1), 'date');
    const end = (suffix: string) => `least(f.${ownEnd}_${suffix}, f.stopped_${suffix}, f.withdrawn_${suffix})`;
    return `select ${columns}, (${classAt}) as class
  from (select f.*, ${end('at')} as end_${ownEnd}_at, ${end('on')} as end_${ownEnd}_on
    from facts_at(${own}, ${parameters.use('believed', position, 'bigint')}, ${before}) f) f, ${moment}`;
  }
  return `select ${columns}, case
    when f.class_due = ${LATE} then ${LATE}
    when f.settled_on = 'infinity' and f.received_on is not null and f.due_at is not null then (${openClass}) end as class
  from fact_current f, ${moment}
  where f.tenant_id = ${own} and f.generation = (
    select p.generation from projection p where p.tenant_id = ${own} and p.name = 'dossier-facts' and p.running)`;
}

/** What a page or a summary is narrowed to, over `item i`. */
export function reviewConditions(question: ReviewsQuestion, parameters: Parameters): string[] {
  const { filters, scope, onlyOf, reviewsFrom } = question;
  const conditions: string[] = [];
  const text = (name: string, value: string): string => parameters.use(name, value, 'text');
  if (scope !== null) {
    const units = `any (${parameters.use('scope', scope, 'text[]')})`;
    conditions.push(`(i.agency_id = ${units} or i.receiving_agency_id = ${units} or i.holder_unit_id = ${units})`);
  }
  if (onlyOf !== null) {
    const me = text('onlyOf', onlyOf);
    conditions.push(`(i.officer_id = ${me} or i.responsible_officer_id = ${me})`);
  }
  if (reviewsFrom !== null) {
    const from = parameters.use('reviewsFrom', iso(reviewsFrom), 'timestamptz');
    conditions.push(`(i.status > 0 or i.late_since >= ${from})`);
  }
  if (filters.states !== undefined) {
    const codes = filters.states.map((state) => (state === 'unreviewed' ? 0 : reviewStatusCode(state)));
    conditions.push(`i.status = any (${parameters.use('states', codes, 'smallint[]')})`);
  }
  if (filters.units !== undefined) {
    const units = `any (${parameters.use('units', filters.units, 'text[]')})`;
    conditions.push(`(i.agency_id = ${units} or i.responsible_unit_id = ${units})`);
  }
  if (filters.causeCode !== undefined) conditions.push(`i.cause_code = ${text('cause', filters.causeCode)}`);
  if (filters.overdue !== undefined) conditions.push(filters.overdue ? 'i.overdue' : 'not i.overdue');
  if (filters.officerId !== undefined) {
    const officer = text('officer', filters.officerId);
    conditions.push(`(i.officer_id = ${officer} or i.responsible_officer_id = ${officer})`);
  }
  if (filters.from !== undefined) {
    conditions.push(`i.late_since >= ${parameters.use('lateFrom', iso(filters.from), 'timestamptz')}`);
  }
  if (filters.to !== undefined) {
    conditions.push(`i.late_since < ${parameters.use('lateTo', iso(filters.to), 'timestamptz')}`);
  }
  return conditions;
}

const iso = (instant: number): string => new Date(instant).toISOString();
