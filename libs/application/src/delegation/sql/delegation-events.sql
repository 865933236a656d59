-- Every event of these streams, in the order of the log: the key (tenant, stream, version) finds them by their beginning.
select event_id, type, data, metadata ->> 'actorId' as actor_id, recorded_at
from event
where tenant_id = $1 and stream_id >= 'delegation-' and stream_id < 'delegation.'
order by position
