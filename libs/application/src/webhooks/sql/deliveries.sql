select delivery_id, message_id, type, position, attempt, attempted_at, took_ms, status, error
from webhook_delivery where tenant_id = $1 and webhook_id = $2 and delivery_id < $3 order by delivery_id desc limit $4
