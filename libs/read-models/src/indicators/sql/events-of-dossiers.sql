-- Everything the log says of some dossiers up to a position, stream by stream in order; without who and without what is
-- personal. One index range per stream, as read-streams.sql of the event store.
select position, event_id, stream_id, version, type, occurred_at, recorded_at, data, encode(hash, 'hex') as hash
from event
where tenant_id = $1 and stream_id = any ($2) and position <= $3
order by stream_id, version
