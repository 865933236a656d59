-- What a projection reads: no hash, no ciphertext; of the metadata only who and where from.
select position, stream_id as "streamId", version, event_id as "eventId", type, data,
  occurred_at as "occurredAt", recorded_at as "recordedAt", metadata ->> 'actorId' as "actorId",
  metadata ->> 'origin' as origin
from event where tenant_id = $1 and position > $2 and position <= $3
order by position limit $4
