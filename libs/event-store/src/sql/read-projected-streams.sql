-- The earlier events of the streams of a batch, for folds that start in mid-life.
select position, stream_id as "streamId", version, event_id as "eventId", type, data,
  (occurred_at at time zone 'UTC')::text as "occurredAt", (recorded_at at time zone 'UTC')::text as "recordedAt",
  metadata ->> 'actorId' as "actorId", metadata ->> 'origin' as origin
from event where tenant_id = $1 and stream_id = any ($2) and position <= $3
order by stream_id, version
