-- A supplement requested at most :withinHours before the due then in force, or exactly at it. A row of the series that
-- counts one request more than the row before it is a request. The due then is the last one told before the request of
-- what had happened by then; a dossier whose due never moved has no series and has it still.
select r.code, jsonb_build_object(
  'requestedAt', round(extract(epoch from w.occurred_at) * 1000), 'dueAt', round(extract(epoch from due.due_at) * 1000),
  'position', w.position) as matched
from resolved r
cross join lateral (
  select s.position, s.occurred_at, s.occurred_on,
    s.supplement_requests > lag(s.supplement_requests, 1, 0::smallint) over (order by s.position) as is_request
  from fact_waiting s
  where s.tenant_id = :tenant and s.generation = r.generation and s.code = r.code
    and s.known_from <= :seen and s.to_position > :seen) w
cross join lateral (
  select case when exists (
    select from fact_due d
    where d.tenant_id = :tenant and d.generation = r.generation and d.code = r.code
      and d.known_from <= :seen and d.to_position > :seen)
  then (
    select d.due_at from fact_due d
    where d.tenant_id = :tenant and d.generation = r.generation and d.code = r.code
      and d.known_from <= :seen and d.to_position > :seen
      and d.position < w.position and d.occurred_at <= w.occurred_at
    order by d.position desc limit 1)
  else r.due_at end as due_at) due
where r.supplement_requests > 0 and w.is_request and w.occurred_on < :before
  and due.due_at between w.occurred_at and w.occurred_at + make_interval(hours => :withinHours)
