-- What a projection reads: no hash, no ciphertext, no metadata.
select position, stream_id as "streamId", version, event_id as "eventId", type, data, occurred_at as "occurredAt"
from event where tenant_id = $1 and position > $2 and position <= $3
order by position limit $4
