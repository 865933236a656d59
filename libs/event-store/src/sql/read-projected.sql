-- What a projection reads, with data only of streams that begin with $5 (null: of all): no hash, no ciphertext; of the metadata only who and where from. Times as text, which a
-- driver's Date would only have to become again.
select position, stream_id as "streamId", version, event_id as "eventId", type,
  case when $5::text is null or starts_with(stream_id, $5) then data else '{}' end as data,
  (occurred_at at time zone 'UTC')::text as "occurredAt", (recorded_at at time zone 'UTC')::text as "recordedAt",
  metadata ->> 'actorId' as "actorId", metadata ->> 'origin' as origin
from event where tenant_id = $1 and position > $2 and position <= $3
order by position limit $4
