-- The streams of a batch, each in its own order; one index range per stream.
select position, event_id, stream_id, version, type, schema_version, data, encode(personal, 'base64') as personal,
       metadata, occurred_at, recorded_at, encode(hash, 'hex') as hash
from event where tenant_id = $1 and stream_id = any ($2)
order by stream_id, version
