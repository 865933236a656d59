import { DEFAULT_POLICY } from '#indicators';
import { CLASS_CODES, policyExpression } from '#read-models';

/** `to_position` of the rows of `fact_waiting` that nothing has superseded. */
const STILL_KNOWN = String(Number.MAX_SAFE_INTEGER);

/**
 * Gives what is due in one statement and says how many plans it looked at. Every plan looked at leaves the list: given,
 * deleted, or put aside until an event moves the dossier, so batches always come to an end.
 *
 *   $1 tenant   $2 generation of the facts   $3 the moment up to which the facts know everything   $4 its local day
 *   $5 now      $6 most plans of a batch
 *
 * A promise that moved and is not planned anew yet is left alone. Whether an open dossier is overdue is the one predicate
 * of figures and lists; one that has ended is asked as it stood at its end, for which the wait that the end cut short is
 * looked up. So the answer is the same whether the worker looked in time or three days later (2026-11-22).
 */
export const giveStatement = (): string => `
with page as materialized (
  -- Cut before anything is joined: a morning on which 400,000 are due is worked off along the index (2026-11-22: 18 times
  -- as fast as sorting what is left for each batch).
  select n.code, n.promise_at, n.kind, n.dated_at
  from notice n
  where n.tenant_id = $1 and n.look_at <= $3
    -- Exactly at its instant a promise is still in time.
    and (n.kind = 'dueSoon' or n.promise_at < $3)
  order by n.look_at
  limit $6
), candidate as (
  select n.code, n.promise_at, n.kind, n.dated_at, c.by_date, c.received_at, c.received_on, c.due_at, c.due_on,
    c.settled_on, c.waiting_since, c.waiting_since_on, least(c.processed_at, c.withdrawn_at, c.stopped_at) as ended_at
  from page n
  join fact_current c
    on c.tenant_id = $1 and c.generation = $2 and c.code = n.code and c.due_at = n.promise_at
), fact as (
  select d.code, d.promise_at, d.kind, d.dated_at, d.ended_at, d.by_date, d.received_at, d.received_on, d.due_at, d.due_on,
    case when d.ended_at is null then d.waiting_since else w.standing_since end as waiting_since,
    case when d.ended_at is null then d.waiting_since_on else w.standing_since_on end as waiting_since_on,
    coalesce(d.ended_at, $3::timestamptz) as v_at,
    case when d.ended_at is null then $4::date else d.settled_on end as v_on
  from candidate d
  left join lateral (
    select w.standing_since, w.standing_since_on from fact_waiting w
    where w.tenant_id = $1 and w.generation = $2 and w.code = d.code and w.to_position = ${STILL_KNOWN}
      and w.occurred_at < d.ended_at
    order by w.position desc limit 1
  ) w on true
), judged as (
  select f.code, f.promise_at, f.kind, f.ended_at, f.dated_at,
    (f.ended_at is null or f.ended_at > f.dated_at) and case f.kind
      -- Nobody is reminded of a clock that stood still at that moment.
      when 'dueSoon' then coalesce(f.waiting_since > f.dated_at, true)
      else ${policyExpression(DEFAULT_POLICY).openClass} = ${String(CLASS_CODES.openOverdue)}
    end as fit
  from fact f cross join lateral (select f.v_at, f.v_on) q
), numbered as (
  select code, promise_at, kind, row_number() over (order by dated_at, code, kind) as n from judged where fit
), given as (
  update notice n set recorded_at = $5, look_at = null, number = w.last_number + g.n
  from numbered g, notice_watch w
  where w.tenant_id = $1 and n.tenant_id = $1 and n.code = g.code and n.promise_at = g.promise_at and n.kind = g.kind
), aside as (
  update notice n set look_at = 'infinity' from judged j
  where n.tenant_id = $1 and n.code = j.code and n.promise_at = j.promise_at and n.kind = j.kind
    and not j.fit and j.ended_at is null
), gone as (
  delete from notice n using judged j
  where n.tenant_id = $1 and n.code = j.code and n.promise_at = j.promise_at and n.kind = j.kind
    and not j.fit and j.ended_at is not null
), counted as (
  update notice_watch set last_number = last_number + (select count(*) from numbered) where tenant_id = $1
)
select count(*)::int as looked, count(*) filter (where fit)::int as given from judged`;
