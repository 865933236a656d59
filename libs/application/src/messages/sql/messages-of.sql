select event_id, kind, position, state, channel, attempts, last_error, created_at, sent_at
from message where tenant_id = $1 and code = $2 order by position
