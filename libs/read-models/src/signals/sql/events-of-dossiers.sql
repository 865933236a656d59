-- Events of some types of the dossiers of a page, as far as the log was known; nothing personal.
select stream_id, position, version, type, occurred_at, recorded_at, metadata ->> 'actorId' as actor_id
from event
where tenant_id = $1 and stream_id = any ($2::text[]) and type = any ($3::text[]) and position <= $4
order by position
