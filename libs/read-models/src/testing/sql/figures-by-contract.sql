-- Figures of CONTRACT 7 by brute force, over the log alone: written from the words of the contract, number by number, and
-- from nothing that figures are computed by. Compared with them in figures-plain-sql.properties.int.spec.ts.
--
-- $1 tenant, $2 zone, $3 from and $4 to (local dates, both inclusive), $5 policy, $6 as-of (null: now), $7 now, $8 names to
-- group by, $9 population. Dossiers with a DossierCorrected are not its business.
with asked as (
  select $1::text as tenant, $2::text as zone, $3::date as first_day, $4::date as last_day, $5::text as policy,
    coalesce($6::timestamptz, $7::timestamptz) as as_of, $8::text[] as group_by, $9::text as population
),

-- P, or with `month` each month of P (7, opening words).
span as (
  select null::text as month, first_day, last_day from asked where 'month' <> all (group_by)
  union all
  select to_char(month, 'YYYY-MM'), greatest(first_day, month::date), least(last_day, (month + interval '1 month')::date - 1)
  from asked
  cross join generate_series(date_trunc('month', first_day::timestamp), last_day::timestamp, interval '1 month') month
  where 'month' = any (group_by)
),
-- P runs from local midnight to local midnight, and V is the earlier of its end and as-of (7.1).
period as (
  select month, starts_at, ends_at, least(ends_at, as_of) as v
  from asked
  cross join span
  cross join lateral (
    select span.first_day::timestamp at time zone zone as starts_at,
      (span.last_day + 1)::timestamp at time zone zone as ends_at
  ) midnights
),
-- What may be looked at: recorded by as-of, and happened before the end of P (7.1). `case_no` is one dossier in one period.
visible as (
  select row(e.stream_id, p.starts_at)::text as case_no, p.month, p.starts_at, p.v,
    e.position, e.type, e.data, e.occurred_at
  from asked a
  cross join period p
  join event e on e.tenant_id = a.tenant and e.stream_id like 'dossier-%'
  where e.recorded_at <= a.as_of and e.occurred_at < p.ends_at
),

reception as (
  select case_no, month, starts_at, v, data, occurred_at as received_at
  from visible
  where type = 'DossierReceived'
),
-- Of an end told twice the last stands; one before reception counts as one at reception (7.2).
last_end as (
  select distinct on (r.case_no, e.type) r.case_no, e.type, greatest(e.occurred_at, r.received_at) as ended_at
  from reception r
  join visible e using (case_no)
  where e.type in ('DossierProcessed', 'ResultReturned', 'ProcessingStopped', 'DossierWithdrawn')
  order by r.case_no, e.type, e.position desc
),
ends as (
  select case_no,
    max(ended_at) filter (where type = 'DossierProcessed') as processed_at,
    max(ended_at) filter (where type = 'ResultReturned') as returned_at,
    max(ended_at) filter (where type = 'ProcessingStopped') as stopped_at,
    max(ended_at) filter (where type = 'DossierWithdrawn') as withdrawn_at
  from last_end
  group by case_no
),
-- The due in force: what the last event said that says a due (7.1); and the one of the national index where it is another.
due_in_force as (
  select distinct on (case_no) case_no, (data ->> 'dueAt')::timestamptz as due_at,
    (data ->> 'indexDueAt')::timestamptz as index_due_at
  from visible
  where type in ('DossierReceived', 'SupplementReceived', 'SupplementExpired', 'PaymentReceived', 'DeadlineExtended',
    'DeadlineRecalculated')
  order by case_no, position desc
),
-- The original due: the one of reception, or the first that a file or feed gave where reception had none.
first_promise as (
  select distinct on (case_no) case_no, (data ->> 'dueAt')::timestamptz as promised_at
  from visible
  where data ->> 'dueAt' is not null
    and (type = 'DossierReceived' or type = 'DeadlineRecalculated' and data -> 'cause' ->> 'kind' in ('file', 'feed'))
  order by case_no, position
),
-- The same, moved by the applicant's own waiting: by what ends a wait, and by nothing else (7.6).
moved_promise as (
  select distinct on (case_no) case_no, (data ->> 'promiseDueAt')::timestamptz as promised_at
  from visible
  where type in ('SupplementReceived', 'SupplementExpired', 'PaymentReceived') and data ->> 'promiseDueAt' is not null
  order by case_no, position desc
),

-- Waiting for the applicant, until the answer, the expiry or any end of the dossier. A payment awaited while the clock
-- runs is no waiting.
wait as (
  select q.case_no, q.type, greatest(q.occurred_at, r.received_at) as since, (
    select e.occurred_at
    from visible e
    where e.case_no = q.case_no and e.position > q.position and (
      e.type in ('DossierProcessed', 'ResultReturned', 'ProcessingStopped', 'DossierWithdrawn')
      or q.type = 'SupplementRequested' and e.type in ('SupplementReceived', 'SupplementExpired')
      or q.type = 'PaymentRequested' and e.type = 'PaymentReceived'
    )
    order by e.position
    limit 1
  ) as until
  from visible q
  join reception r using (case_no)
  where q.type = 'SupplementRequested' or q.type = 'PaymentRequested' and (q.data ->> 'stopsClock')::boolean
),
-- Waits that overlap or touch are one that begins with the first (6.5): the one that still lasts began after the last gap.
after_gap as (
  select *, coalesce(since > max(coalesce(until, 'infinity')) over (
    partition by case_no order by since, until rows between unbounded preceding and 1 preceding
  ), true) as begins
  from wait
),
one_wait as (
  select *, count(*) filter (where begins) over (partition by case_no order by since, until) as number from after_gap
),
still_waiting as (
  select case_no, min(since) as waiting_since from one_wait group by case_no, number having bool_or(until is null)
),
supplement as (
  select case_no, count(*) as requests, min(since) filter (where until is null) as awaited_since
  from wait
  where type = 'SupplementRequested'
  group by case_no
),

facts as (
  select r.case_no, r.month, r.starts_at, r.v, r.data, r.received_at, r.data ->> 'grain' as grain,
    e.processed_at, e.returned_at, e.stopped_at, e.withdrawn_at, d.due_at, d.index_due_at,
    coalesce(m.promised_at, f.promised_at) as promised_at,
    w.waiting_since, coalesce(s.requests, 0) as supplement_requests, s.awaited_since
  from reception r
  left join ends e using (case_no)
  left join due_in_force d using (case_no)
  left join first_promise f using (case_no)
  left join moved_promise m using (case_no)
  left join still_waiting w using (case_no)
  left join supplement s using (case_no)
),
-- The table of 7.6, a column at a time. Stopped and withdrawn close a dossier under every policy if they came first; the
-- index alone takes its four ends in their order.
terms as (
  select f.*, policy,
    case policy
      when 'returned' then least(returned_at, stopped_at, withdrawn_at)
      when 'qd766' then coalesce(processed_at, returned_at, stopped_at, withdrawn_at)
      else least(processed_at, stopped_at, withdrawn_at)
    end as ended_at,
    case policy
      when 'returned' then returned_at
      when 'qd766' then coalesce(processed_at, returned_at)
      else processed_at
    end as result_at,
    -- Whatever closed it in an earlier period keeps it out of this one.
    case policy
      when 'returned' then least(returned_at, stopped_at, withdrawn_at)
      when 'qd766' then least(processed_at, returned_at, stopped_at, withdrawn_at)
      else least(processed_at, stopped_at, withdrawn_at)
    end < starts_at as ended_before,
    case policy
      when 'first-promise' then promised_at
      when 'qd766' then coalesce(index_due_at, due_at)
      else due_at
    end as compared_with,
    case policy when 'returned' then 'date' when 'qd766' then 'instant' else grain end as compared_by,
    -- Open ones at V, waiting ones when the waiting began; under the index only those on a supplement request.
    coalesce(
      case policy when 'qd766' then awaited_since else waiting_since end, greatest(v, received_at)
    ) as open_judged_at
  from facts f
  cross join unnest(array['tt01-2020', 'first-promise', 'returned', 'survivorship-safe', 'qd766', 'ii06a']) policy
),
compared as (
  select t.*,
    case
      when ended_at is null then null
      when result_at = ended_at then 'result'
      when stopped_at = ended_at then 'stopped'
      else 'withdrawn'
    end as ended_by,
    -- Negative: before the due; 0: at it, or on its local day; positive: after it (7.4: one predicate for ended and open).
    case compared_by
      when 'date' then
        (coalesce(ended_at, open_judged_at) at time zone zone)::date - (compared_with at time zone zone)::date
      else sign(extract(epoch from coalesce(ended_at, open_judged_at) - compared_with))
    end as against_due
  from terms t
  cross join asked
),
classed as (
  select *,
    case
      when ended_by in ('stopped', 'withdrawn') and policy not in ('qd766', 'ii06a') then ended_by
      when compared_with is null and policy = 'ii06a' then case when ended_at is null then 'openInTime' else 'onTime' end
      when compared_with is null then case when ended_at is null then 'noLimitOpen' else 'noLimitResolved' end
      when policy = 'qd766' and supplement_requests >= 2
        then case when ended_at is null then 'openOverdue' else 'late' end
      when ended_at is null then case when against_due > 0 then 'openOverdue' else 'openInTime' end
      when against_due < 0 then 'early'
      when against_due = 0 then 'onTime'
      else 'late'
    end as class
  from compared
  cross join (select population from asked) whom
  where ended_before is not true and (population = 'handled' or received_at >= starts_at)
),

-- Keys as pinned at reception; the officer is the holder at the end or, while open, at V (7.7).
keyed as (
  select t.case_no, jsonb_build_object(
    'agency', t.data -> 'agencyId', 'field', t.data -> 'fieldCode', 'procedure', t.data -> 'procedureCode',
    'level', t.data -> 'agencyLevel', 'channel', t.data -> 'channel', 'month', t.month,
    'officer', (
      select h.data -> 'toOfficerId'
      from visible h
      where h.case_no = t.case_no and h.type = 'DossierHandedOver' and h.occurred_at <= coalesce(t.ended_at, t.v)
      order by h.position desc
      limit 1
    )
  ) as keys
  from terms t
  join asked using (policy)
  union all
  -- Refused at intake: never received, so it has what the refusal says and no holder.
  select case_no, jsonb_build_object(
    'agency', data -> 'agencyId', 'field', data -> 'fieldCode', 'procedure', data -> 'procedureCode',
    'level', data -> 'agencyLevel', 'channel', data -> 'channel', 'month', month, 'officer', null
  )
  from visible
  where type = 'IntakeRefused'
),
-- Every unit that held it, the one that received it first of all.
held as (
  select case_no, coalesce(data ->> 'receivingAgencyId', data ->> 'agencyId') as unit_id from reception
  union
  select case_no, data ->> 'toUnitId' from visible where type = 'DossierHandedOver'
),
counted_under as (
  select case_no, jsonb_build_object('handlingAgency', unit_id) as key
  from held
  cross join asked
  where group_by = array['handlingAgency']
  union all
  select case_no, (select coalesce(jsonb_object_agg(name, keys -> name), '{}') from unnest(group_by) name)
  from keyed
  cross join asked
  where 'handlingAgency' <> all (group_by)
),

-- The cells (7.2, 7.3) of every dossier under the policy asked, and the two rates that stand beside it.
counts as (
  select k.key,
    count(*) filter (where c.received_at >= c.starts_at) as "received",
    count(*) filter (where c.received_at < c.starts_at) as "carriedOver",
    count(*) filter (where c.class in ('early', 'onTime', 'late', 'noLimitResolved')) as "resolved",
    count(*) filter (where c.class = 'early') as "early",
    count(*) filter (where c.class = 'onTime') as "onTime",
    count(*) filter (where c.class = 'late') as "late",
    count(*) filter (where c.class in ('openInTime', 'openOverdue', 'noLimitOpen')) as "open",
    count(*) filter (where c.class = 'openInTime') as "openInTime",
    count(*) filter (where c.class = 'openOverdue') as "openOverdue",
    count(*) filter (where c.ended_at is null and c.waiting_since is not null) as "waiting",
    count(*) filter (where c.ended_by = 'withdrawn') as "withdrawn",
    count(*) filter (where c.ended_by = 'stopped') as "stopped",
    count(*) filter (where refusal.case_no is not null) as "refused",
    count(*) filter (where c.class = 'noLimitResolved') as "noLimitResolved",
    count(*) filter (where c.class = 'noLimitOpen') as "noLimitOpen",
    count(*) filter (where first.class in ('early', 'onTime')) as first_numerator,
    count(*) filter (where first.class in ('early', 'onTime', 'late')) as first_denominator,
    count(*) filter (where safe.class in ('early', 'onTime')) as safe_numerator,
    count(*) filter (where safe.class in ('early', 'onTime', 'late', 'openOverdue')) as safe_denominator
  from counted_under k
  cross join asked
  left join classed c on c.case_no = k.case_no and c.policy = asked.policy
  left join classed first on first.case_no = k.case_no and first.policy = 'first-promise'
  left join classed safe on safe.case_no = k.case_no and safe.policy = 'survivorship-safe'
  left join (
    select case_no from visible where type = 'IntakeRefused' and occurred_at >= starts_at
    except
    select case_no from reception
  ) refusal on refusal.case_no = k.case_no
  group by k.key
),
-- The rate (7.5).
rated as (
  select *,
    "early" + "onTime" + case policy when 'qd766' then "openInTime" else 0 end as numerator,
    "early" + "onTime" + "late" + case policy
      when 'qd766' then "openInTime" + "openOverdue"
      when 'survivorship-safe' then "openOverdue"
      else 0
    end as denominator
  from counts
  cross join (select policy from asked) under
)
-- Half up to two decimals by whole numbers, and what is below 100 never prints as 100.00 (7.9); 20 points (7.6).
select key, to_jsonb(rated) - array['key', 'policy', 'numerator', 'denominator', 'first_numerator', 'first_denominator',
    'safe_numerator', 'safe_denominator'] as counts,
  case when policy = 'qd766' and denominator > 0
    then to_char((4000 * numerator + denominator) / (2 * denominator) / 100.0, 'FM990.00') end as score,
  rates.*
from rated
cross join lateral (
  select jsonb_object_agg(name, jsonb_build_object('numerator', n, 'denominator', d, 'percent', case
    when d = 0 then null
    when n = d then '100.00'
    else to_char(least((20000 * n + d) / (2 * d), 9999) / 100.0, 'FM990.00')
  end)) as rates
  from (values
    ('rate', numerator, denominator),
    ('firstPromise', first_numerator, first_denominator),
    ('survivorshipSafe', safe_numerator, safe_denominator)
  ) pair (name, n, d)
) rates
where "received" + "carriedOver" + "refused" + first_denominator + safe_denominator > 0
