-- The streams of some plans ($2 to $3, along the bytes of their ids), in the order of the log, as known at an instant
-- (null: now). A city has a dozen plans with some entries a year: they are folded when asked.
select e.stream_id as "streamId", e.position, e.version, e.event_id as "eventId", e.type, e.data,
  e.personal is not null as "hasText", e.metadata ->> 'actorId' as "actorId", e.recorded_at as "recordedAt"
from event e
where e.tenant_id = $1 and e.stream_id between $2 and $3 and ($4::timestamptz is null or e.recorded_at <= $4)
order by e.position
