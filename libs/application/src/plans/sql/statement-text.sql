-- The encrypted text of one statement ($3) of a plan's stream; null: it was stated without one.
select encode(e.personal, 'base64') as personal
from event e
where e.tenant_id = $1 and e.stream_id = $2 and e.type = 'StatementEntered' and e.event_id = $3::uuid
