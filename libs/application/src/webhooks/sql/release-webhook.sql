update webhook set runner = null, leased_until = null where tenant_id = $1 and webhook_id = $2 and runner = $3
