-- Dossiers whose due was given or moved between two positions, and when we were last told so.
select stream_id, max(recorded_at) as told_at
from event
where tenant_id = $1 and position > $2 and position <= $3 and type = any ($4)
group by stream_id
