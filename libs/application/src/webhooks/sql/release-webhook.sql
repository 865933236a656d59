-- When its turn ended stays: whose is longest ago comes next.
update webhook set runner = null, leased_until = date_trunc('milliseconds', clock_timestamp()) where tenant_id = $1 and webhook_id = $2 and runner = $3
