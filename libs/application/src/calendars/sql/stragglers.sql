-- Dossiers with an event in a slice of positions, besides those that the recalculation itself wrote.
-- `left` and not `like`: a prefix would tempt the planner into reading the whole tenant by stream.
select distinct substr(stream_id, length('dossier-') + 1) as code
from event
where tenant_id = $1 and position > $2 and position <= $3 and left(stream_id, 8) = 'dossier-'
  and (type <> 'DeadlineRecalculated' or metadata ->> 'causationId' is distinct from $4)
order by 1
