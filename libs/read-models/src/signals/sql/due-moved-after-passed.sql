-- The due moved to a later one more than :afterDays after the one before it had passed: by date for limits in days and
-- months, by the instant for hours, and not while the clock stood still for a wait that began in time. Before means:
-- told before, and happened by then.
select r.code, jsonb_build_object(
  'movedAt', round(extract(epoch from m.occurred_at) * 1000),
  'previousDueAt', round(extract(epoch from former.due_at) * 1000), 'dueAt', round(extract(epoch from m.due_at) * 1000),
  'by', coalesce((select e.data -> 'cause' ->> 'kind' from event e
                  where e.tenant_id = :tenant and e.position = m.position), 'extension'),
  'position', m.position) as matched
from resolved r
join fact_due m
  on m.tenant_id = :tenant and m.generation = r.generation and m.code = r.code
  and m.known_from <= :seen and m.to_position > :seen and m.occurred_on < :before
  and m.cause in ('DeadlineExtended', 'DeadlineRecalculated')
cross join lateral (
  select d.due_at, d.due_on from fact_due d
  where d.tenant_id = :tenant and d.generation = r.generation and d.code = r.code
    and d.known_from <= :seen and d.to_position > :seen
    and d.position < m.position and d.occurred_at <= m.occurred_at
  order by d.position desc limit 1) former
left join lateral (
  select w.standing_since, w.standing_since_on from fact_waiting w
  where w.tenant_id = :tenant and w.generation = r.generation and w.code = r.code
    and w.known_from <= :seen and w.to_position > :seen
    and w.position < m.position and w.occurred_at <= m.occurred_at
  order by w.position desc limit 1) standing on true
where m.due_at > former.due_at
  and case when r.by_date then coalesce(standing.standing_since_on, m.occurred_on) > former.due_on + :afterDays
      else coalesce(standing.standing_since, m.occurred_at) > former.due_at + make_interval(days => :afterDays) end
