-- The log in order. Positions have no hole and are committed in order, so "after" can never skip one.
select position, event_id, stream_id, version, type, schema_version, data, encode(personal, 'base64') as personal,
       metadata, occurred_at, recorded_at, encode(hash, 'hex') as hash
from event where tenant_id = $1 and position > $2 and position <= $3
order by position limit $4
