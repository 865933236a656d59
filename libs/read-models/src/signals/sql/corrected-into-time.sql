-- Ended in time as it stands, and more than :lateByDays late until a correction took that end away: the superseded row is
-- late, what superseded it is a correction, and the row after that is not so late any more. A feed that tells otherwise
-- than before appends what it tells first and its correction (field told) in the same append: there the row after the
-- correction counts, whichever of these events superseded the late one. In time and late are those of the due in force, by
-- date for limits in days and months, by the instant for hours, whatever policy is asked.
select r.code, jsonb_build_object(
  'wasEndedAt', round(extract(epoch from h.processed_at) * 1000), 'wasDueAt', round(extract(epoch from h.due_at) * 1000),
  'endedAt', round(extract(epoch from r.processed_at) * 1000), 'dueAt', round(extract(epoch from r.due_at) * 1000),
  'position', correction.position) as matched
from resolved r
join fact_history h
  on h.tenant_id = :tenant and h.generation = r.generation and h.code = r.code and h.to_position <= :seen
join event e
  on e.tenant_id = :tenant and e.position = h.to_position
cross join lateral (
  select e.position where e.type = 'DossierCorrected'
  union all
  select c.position from event c
  where e.type <> 'DossierCorrected' and c.tenant_id = :tenant and c.stream_id = e.stream_id and c.version > e.version
    and c.recorded_at = e.recorded_at and c.position <= :seen
    and c.type = 'DossierCorrected' and c.data ->> 'field' = 'told') correction
cross join lateral (
  select c.by_date, c.processed_at, c.processed_on, c.due_at, c.due_on from fact_current c
  where c.tenant_id = :tenant and c.generation = r.generation and c.code = r.code and c.from_position <= correction.position
  union all
  select o.by_date, o.processed_at, o.processed_on, o.due_at, o.due_on from fact_history o
  where o.tenant_id = :tenant and o.generation = r.generation and o.code = r.code
    and o.from_position <= correction.position and o.to_position > correction.position) next
where case when h.by_date then h.processed_on > h.due_on + :lateByDays
    else h.processed_at > h.due_at + make_interval(days => :lateByDays) end
  and (case when next.by_date then next.processed_on > next.due_on + :lateByDays
    else next.processed_at > next.due_at + make_interval(days => :lateByDays) end) is not true
  and case when r.by_date then r.processed_on <= r.due_on else r.processed_at <= r.due_at end
