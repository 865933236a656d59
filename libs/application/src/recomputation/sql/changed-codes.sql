-- The dossiers with an event in a slice of positions. `left` and not `like`: a prefix would tempt the planner into
-- reading the whole tenant by stream instead of the slice by position.
select distinct substr(stream_id, length('dossier-') + 1) as code
from event where tenant_id = $1 and position > $2 and position <= $3 and left(stream_id, 8) = 'dossier-'
