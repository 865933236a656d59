select webhook_id, url, types, state, note, created_by, created_at, position, failures, failing_since, next_try_at
from webhook where tenant_id = $1 and ($2::uuid is null or webhook_id = $2) order by created_at, webhook_id
