-- Dossiers whose due was given or moved between two positions ($4), and when we were last told so; also those that ended
-- otherwise than by a decision ($5): what was put aside for them while they waited is looked at again.
select stream_id, max(recorded_at) filter (where type = any ($4)) as told_at
from event
where tenant_id = $1 and position > $2 and position <= $3 and (type = any ($4) or type = any ($5))
group by stream_id
