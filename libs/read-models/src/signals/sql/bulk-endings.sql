-- Dossiers of one agency that one actor recorded as processed, :minCount or more of them less than :withinSeconds apart.
-- Whom they are counted with does not depend on the filters of the question: every dossier of the agency that was ended
-- by its processing counts. A window that begins at each end is counted
-- forward; a dossier belongs to the fullest window that holds it. `settled_on` is the day of that end (never before
-- reception) and has an index; three days before the first end are before it in every zone.
with ending as (
  select f.code, f.agency_id, f.processed_by, f.processed_at
  from facts_at(:tenant, :position, :before) f
  where f.received_on < :before and f.settled_on >= (select min(r.processed_at)::date - 3 from resolved r)
    and f.processed_at <= least(f.processed_at, f.withdrawn_at, f.stopped_at)
), forward as (
  select e.*, count(*) over (
    partition by e.agency_id, e.processed_by order by e.processed_at
    range between current row and make_interval(secs => :withinSeconds - 0.001) following) as together
  from ending e
), held as (
  select w.code, w.processed_by, max(w.together) over (
    partition by w.agency_id, w.processed_by order by w.processed_at
    range between make_interval(secs => :withinSeconds - 0.001) preceding and current row) as together
  from forward w
)
select r.code, jsonb_build_object(
  'endedAt', round(extract(epoch from r.processed_at) * 1000), 'together', h.together, 'actorId', h.processed_by) as matched
from held h
join resolved r on r.code = h.code
where h.together >= :minCount
